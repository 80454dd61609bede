package org.examhall.sitting;

/** What was decided about an irregularity; its words are {@code verdict.} and the name. */
public enum Verdict {
    /** Looked into; nothing follows. */
    NO_ACTION(false),
    /** The candidate has been warned; the result stands. */
    WARNING(false),
    /** What happened is to be borne in mind when the result is settled; the result stands. */
    CONSIDERATION(false),
    /** The result is kept back until something else is decided. */
    WITHHELD(true),
    /** The script does not count; its result never goes out. */
    VOID(true);

    private final boolean holds;

    Verdict(boolean holds) {
        this.holds = holds;
    }

    /** Whether it keeps results from going out. */
    public boolean holds() {
        return holds;
    }
}
