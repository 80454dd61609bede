package org.examhall.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.examhall.kernel.Language;

/**
 * A template as it was written, from which its office file is made. A sheet also says which of its cells are calculated
 * and which are chosen from a list; tables count from 1, their heading row is row 1 and their first column A.
 *
 * @param audience who fills it in
 * @param document the text as commonmark reads it
 * @param written when the file was last changed
 * @param defects what is wrong with the file; then nothing should be made of it
 */
public record TemplateSource(
        TemplateRef ref,
        Language language,
        String title,
        String audience,
        Kind kind,
        Node document,
        List<Calculated> calculated,
        List<Choice> choices,
        Instant written,
        List<CourseDefect> defects) {

    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();

    public TemplateSource {
        calculated = List.copyOf(calculated);
        choices = List.copyOf(choices);
        defects = List.copyOf(defects);
    }

    /** What a template is in an office program. */
    public enum Kind {
        FORM("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        SHEET("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

        private final String ending;
        private final String mediaType;

        Kind(String ending, String mediaType) {
            this.ending = ending;
            this.mediaType = mediaType;
        }

        public String ending() {
            return ending;
        }

        public String mediaType() {
            return mediaType;
        }
    }

    /**
     * Cells that are calculated.
     *
     * @param cells a column, {@code F}; a cell, {@code B7}; or cells beside each other, {@code B7:D7}
     * @param formula in the notation of {@link org.examhall.course.file}
     * @param needs the cells without which nothing is shown; empty for those of its own row that the formula names
     * @param today whether it asks what day it is, which an example of some past day cannot show
     */
    public record Calculated(int table, String cells, String formula, String needs, boolean today) {}

    /**
     * Cells for which a list offers what to choose.
     *
     * @param of what is offered, or empty if it stands in a table
     * @param from where it stands, {@code 4!B*}
     */
    public record Choice(int table, String cells, List<String> of, String from) {}

    /** Where its office file lies below the folder of all of them. */
    public String file() {
        return Template.file(ref, language, kind);
    }

    /** All templates of all courses, in every language in which they are written. */
    public static List<TemplateSource> all(Path courseware) {
        try (Stream<Path> files = Files.walk(courseware, 4)) {
            return files.filter(file -> file.getNameCount() == courseware.getNameCount() + 4)
                    .filter(file -> String.valueOf(file.getName(courseware.getNameCount() + 1))
                            .equals("templates"))
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .map(file -> read(courseware, file))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TemplateSource read(Path courseware, Path file) {
        Path place = courseware.relativize(file);
        CourseDefects defects = new CourseDefects();
        LessonSource source = LessonSource.read(place.toString().replace('\\', '/'), SourceFiles.text(file), defects);
        Yaml front = source.front();
        return new TemplateSource(
                new TemplateRef(String.valueOf(place.getName(0)), front.text("name")),
                Language.of(String.valueOf(place.getName(2))),
                front.text("title"),
                front.text("for"),
                kind(front),
                PARSER.parse(
                        source.parts().stream().map(LessonSource.Part::text).collect(Collectors.joining("\n\n"))),
                calculated(front),
                choices(front),
                written(file),
                defects.list());
    }

    static Kind kind(Yaml front) {
        return front.text("kind").equals("sheet") ? Kind.SHEET : Kind.FORM;
    }

    private static List<Calculated> calculated(Yaml front) {
        return front.parts("calculated").stream()
                .map(one -> new Calculated(
                        one.number("table"),
                        one.text("cells"),
                        one.text("is"),
                        one.text("needs", ""),
                        one.text("today", "").equals("true")))
                .toList();
    }

    private static List<Choice> choices(Yaml front) {
        return front.parts("choices").stream()
                .map(one -> new Choice(one.number("table"), one.text("cells"), one.texts("of"), one.text("from", "")))
                .toList();
    }

    private static Instant written(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
