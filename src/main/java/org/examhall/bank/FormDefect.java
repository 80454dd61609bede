package org.examhall.bank;

import java.util.List;

/**
 * Why a form is not an item yet, said where it is.
 *
 * @param field path of the field, {@code title} or {@code rows.2.why}; empty where it is about the whole
 * @param code its text is {@code write.defect.<code>}
 * @param arguments what the text names
 */
public record FormDefect(String field, String code, List<Object> arguments) {
    public FormDefect {
        arguments = List.copyOf(arguments);
    }
}
