package org.examhall.bank;

/** What became, or will become, of a question in an imported file. */
public enum Fate {
    /** Becomes a draft. */
    IMPORTED,
    /** Asks the same as an item of the bank, or as an earlier question of the file. */
    DUPLICATE,
    /** Cannot be taken; the report says why. */
    REFUSED
}
