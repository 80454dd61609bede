package org.examhall.course.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.examhall.course.CourseDefect;
import org.examhall.course.TemplateSource;

/** Makes the office file of every template; the build calls it with the folder of the courses and where to. */
public final class TemplateFiles {

    private TemplateFiles() {}

    public static void main(String[] arguments) throws IOException {
        make(Path.of(arguments[0]), Path.of(arguments[1]));
    }

    /** Makes what is older than its template, or not there; returns the files of all. */
    static List<Path> make(Path courseware, Path folder) throws IOException {
        List<Path> made = new ArrayList<>();
        for (TemplateSource template : TemplateSource.all(courseware)) {
            for (CourseDefect defect : template.defects()) {
                throw new IllegalArgumentException(defect.toString());
            }
            Path file = folder.resolve(template.file());
            if (!Files.exists(file)
                    || Files.getLastModifiedTime(file).toInstant().isBefore(template.written())) {
                Files.createDirectories(Objects.requireNonNull(file.getParent()));
                try (OutputStream out = Files.newOutputStream(file)) {
                    write(template, out);
                }
            }
            made.add(file);
        }
        return made;
    }

    private static void write(TemplateSource template, OutputStream out) throws IOException {
        if (template.kind() == TemplateSource.Kind.SHEET) {
            new SheetFile(template).write(out);
        } else {
            new FormFile(template).write(out);
        }
    }
}
