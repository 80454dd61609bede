package org.examhall.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Courses of one lesson, written into a folder. */
final class CourseFixture {

    static final String CHECK = """
            :::check aaa-01-c1 o1
            Which?

            - [ ] One
            - [x] Two
            - [ ] Three

            ---

            Two, because.
            :::
            """;

    private CourseFixture() {}

    /** Reads a course {@code c} whose only lesson {@code aaa-01} has this text and a check. */
    static Courseware read(Path root, String text) {
        return readWhole(root, """
                ---
                title: A lesson
                id: aaa-01
                outcome: 0
                process: aaa
                minutes: 10
                objectives:
                  - id: o1
                    text: "Do it"
                terms:
                  - term: incident
                    definition: "Something <broke>."
                ---
                """ + text + "\n\n" + CHECK);
    }

    /** Reads a course {@code c} whose only lesson is this file. */
    static Courseware readWhole(Path root, String file) {
        try {
            Path unit = Files.createDirectories(root.resolve("c/en/01-u"));
            Files.writeString(
                    root.resolve("c/course.yaml"),
                    "id: c\ntitle: C\nlanguage: en\nunits:\n  - folder: 01-u\n    title: U\n    outcome: 0\n");
            Files.writeString(unit.resolve("01-l.md"), file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return CourseReader.read(root);
    }
}
