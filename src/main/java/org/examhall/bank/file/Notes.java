package org.examhall.bank.file;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.examhall.bank.ImportNote;
import org.examhall.kernel.Refusal;
import org.examhall.kernel.Refused;

/** Collects what is left out or changed of a question, each thing once. */
final class Notes {

    /** More are not read by anybody. */
    private static final int MOST = 60;

    private final Set<ImportNote> notes = new LinkedHashSet<>();
    private int more;
    private int line;

    void add(String code, String... arguments) {
        ImportNote note = ImportNote.of(code, arguments);
        if (notes.size() < MOST) {
            notes.add(note);
        } else if (!notes.contains(note)) {
            more++;
        }
    }

    /** A refusal of the question because of an element in it, whose line the report names. */
    Refused refusal(Node element, String code, Object... arguments) {
        line = element.line();
        return Refusal.of(code, arguments).asException();
    }

    /** The line of what was refused; that of the question where it is no element of it. */
    int lineOr(int question) {
        return line > 0 ? line : question;
    }

    List<ImportNote> list() {
        List<ImportNote> list = new ArrayList<>(notes);
        if (more > 0) {
            list.add(ImportNote.of("more", String.valueOf(more)));
        }
        return list;
    }
}
