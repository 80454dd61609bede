package org.examhall.course;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of Markdown as it was written: its front matter between two lines of {@code ---}, and below it text and
 * blocks. A block begins with {@code :::}, its kind and an argument, and ends with a line of {@code :::}.
 */
record LessonSource(String file, Yaml front, List<Part> parts) {

    private static final String FENCE = "---";
    private static final Pattern OPENING = Pattern.compile(":::([a-z]+)(?:\\s+(.*\\S))?\\s*");
    private static final Pattern CLOSING = Pattern.compile(":::\\s*");

    /**
     * A stretch of text, or a block.
     *
     * @param kind of a block, {@code check}; empty for text between blocks
     * @param argument what stands behind the kind; may be empty
     * @param line on which the text begins, from 1
     */
    record Part(String kind, String argument, int line, String text) {

        /** What stands before and behind the line that divides a block in two; the second is empty if there is none. */
        List<String> halves() {
            String[] halves = ("\n" + text + "\n").split("\\n" + FENCE + "[ \\t]*\\n", 2);
            return List.of(halves[0].strip(), halves.length > 1 ? halves[1].strip() : "");
        }
    }

    static LessonSource read(String file, String text, CourseDefects defects) {
        List<String> lines = text.lines().toList();
        int end = lines.isEmpty() || !lines.get(0).equals(FENCE)
                ? -1
                : lines.subList(1, lines.size()).indexOf(FENCE);
        if (end < 0) {
            defects.add(file, 1, "the front matter is missing");
            return new LessonSource(file, Yaml.read(file, 1, "", defects), parts(file, lines, 0, defects));
        }
        Yaml front = Yaml.read(file, 2, String.join("\n", lines.subList(1, end + 1)), defects);
        return new LessonSource(file, front, parts(file, lines, end + 2, defects));
    }

    private static List<Part> parts(String file, List<String> lines, int from, CourseDefects defects) {
        List<Part> parts = new ArrayList<>();
        String kind = "";
        String argument = "";
        int begin = from;
        for (int i = from; i < lines.size(); i++) {
            Matcher opening = OPENING.matcher(lines.get(i));
            if (opening.matches()) {
                if (!kind.isEmpty()) {
                    defects.add(file, i + 1, "the block before is not closed: " + kind);
                }
                add(parts, new Part(kind, argument, begin + 1, String.join("\n", lines.subList(begin, i))));
                kind = opening.group(1);
                argument = opening.group(2) == null ? "" : opening.group(2);
                begin = i + 1;
            } else if (CLOSING.matcher(lines.get(i)).matches()) {
                if (kind.isEmpty()) {
                    defects.add(file, i + 1, "no block is open that could be closed");
                }
                add(parts, new Part(kind, argument, begin + 1, String.join("\n", lines.subList(begin, i))));
                kind = "";
                argument = "";
                begin = i + 1;
            }
        }
        if (!kind.isEmpty()) {
            defects.add(file, begin, "the block is not closed: " + kind);
        }
        add(parts, new Part(kind, argument, begin + 1, String.join("\n", lines.subList(begin, lines.size()))));
        return parts;
    }

    private static void add(List<Part> parts, Part part) {
        if (!part.kind().isEmpty() || !part.text().isBlank()) {
            parts.add(part);
        }
    }
}
