package org.examhall.bank;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.examhall.kernel.Refusal;

/**
 * What an import says about a question: why it was refused, or what was left out or changed of one that is taken all
 * the same. The code names a text; notes are {@code import.note.<code>}, reasons are those of {@link Refusal}.
 */
public record ImportNote(String code, List<String> arguments) {

    private static final String BETWEEN = "\t";
    private static final int LONGEST_ARGUMENT = 400;

    public ImportNote {
        arguments = List.copyOf(arguments);
    }

    public static ImportNote of(String code, String... arguments) {
        return new ImportNote(code, List.of(arguments));
    }

    static ImportNote of(Refusal refusal) {
        return new ImportNote(
                refusal.code(),
                refusal.arguments().stream().map(String::valueOf).toList());
    }

    public Refusal asRefusal() {
        return new Refusal(code, List.copyOf(arguments));
    }

    /** One line, from which {@link #parse} makes the same again. */
    String text() {
        return code
                + arguments.stream()
                        .map(argument -> BETWEEN + cut(argument.replaceAll("\\s+", " ")))
                        .collect(Collectors.joining());
    }

    private static String cut(String argument) {
        return argument.length() <= LONGEST_ARGUMENT ? argument : argument.substring(0, LONGEST_ARGUMENT);
    }

    static ImportNote parse(String text) {
        List<String> parts = Arrays.asList(text.split(BETWEEN, -1));
        return new ImportNote(parts.get(0), parts.subList(1, parts.size()));
    }

    /** As many of the notes as fit, a line each. */
    static String lines(List<ImportNote> notes, int longest) {
        StringBuilder lines = new StringBuilder();
        for (ImportNote note : notes) {
            String line = note.text() + "\n";
            if (lines.length() + line.length() > longest) {
                break;
            }
            lines.append(line);
        }
        return lines.toString();
    }

    static List<ImportNote> parseLines(String lines) {
        return lines.lines().map(ImportNote::parse).toList();
    }
}
