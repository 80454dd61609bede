package org.examhall.bank.file;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.examhall.bank.ImportNote;

/** Collects what is left out or changed of a question, each thing once. */
final class Notes {

    /** More are not read by anybody. */
    private static final int MOST = 60;

    private final Set<ImportNote> notes = new LinkedHashSet<>();
    private int more;

    void add(String code, String... arguments) {
        ImportNote note = ImportNote.of(code, arguments);
        if (notes.size() < MOST) {
            notes.add(note);
        } else if (!notes.contains(note)) {
            more++;
        }
    }

    List<ImportNote> list() {
        List<ImportNote> list = new ArrayList<>(notes);
        if (more > 0) {
            list.add(ImportNote.of("more", String.valueOf(more)));
        }
        return list;
    }
}
