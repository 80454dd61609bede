package org.examhall.bank.file;

import java.util.List;

/**
 * What was left out or changed of a question that is taken all the same, for its author to know. The code names a text,
 * {@code import.note.<code>}.
 */
public record Note(String code, List<String> arguments) {

    public Note {
        arguments = List.copyOf(arguments);
    }

    static Note of(String code, String... arguments) {
        return new Note(code, List.of(arguments));
    }
}
