package org.examhall.bank.file;

import java.util.Locale;

/** The columns of the spreadsheet, besides those of the options and their reasons. */
public enum Column {
    REFERENCE,
    TITLE,
    TYPE,
    QUESTION,
    KEY,
    TOLERANCE,
    REASON,
    OUTCOME,
    PROCESS,
    TOPIC,
    DIFFICULTY;

    /** Options are the columns A to L, and why each is right or wrong the columns Why A to Why L. */
    public static final String OPTIONS = "ABCDEFGHIJKL";

    static final String WHY = "why ";

    /** As the first row has it, in any letters. */
    public String heading() {
        return name().toLowerCase(Locale.ROOT);
    }
}
