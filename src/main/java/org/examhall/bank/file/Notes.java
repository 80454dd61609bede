package org.examhall.bank.file;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is left out or changed of a question, each thing once. */
final class Notes {

    /** More are not read by anybody. */
    private static final int MOST = 20;

    private final Set<Note> notes = new LinkedHashSet<>();

    void add(String code, String... arguments) {
        if (notes.size() < MOST) {
            notes.add(Note.of(code, arguments));
        }
    }

    List<Note> list() {
        return new ArrayList<>(notes);
    }
}
