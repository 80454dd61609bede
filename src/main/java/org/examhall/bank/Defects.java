package org.examhall.bank;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a package, so that the author sees everything at once. */
final class Defects {

    /** Enough to work on; a hostile package shall not fill the memory with complaints. */
    private static final int MOST = 500;

    private final List<BankDefect> list = new ArrayList<>();

    void add(String file, int line, String message) {
        if (list.size() < MOST) {
            list.add(new BankDefect(file, line, message));
        }
    }

    void add(XmlElement element, String message) {
        add(element.file(), element.line(), message);
    }

    int count() {
        return list.size();
    }

    boolean none() {
        return list.isEmpty();
    }

    List<BankDefect> list() {
        return List.copyOf(list);
    }
}
