package org.examhall.kernel;

import java.util.Locale;

/** What somebody looks for, as a pattern of a query that says {@code like :words escape '!'}. */
public final class Like {

    private Like() {}

    /** Matches lower-case text that contains the words as typed; their own wildcards mean nothing. */
    public static String containing(String words) {
        String literal = words.strip()
                .toLowerCase(Locale.ROOT)
                .replace("!", "!!")
                .replace("%", "!%")
                .replace("_", "!_");
        return "%" + literal + "%";
    }
}
