package org.examhall.bank;

/**
 * Asked of the later rooms, as a CDI event: where is this version of an item in use? Each room adds what it knows, so
 * that who withdraws an item knows what follows.
 */
public final class ItemUse {

    private final String version;
    private long waiting;
    private long writing;
    private long written;

    public ItemUse(String version) {
        this.version = version;
    }

    public String version() {
        return version;
    }

    /** Adds papers that nobody has seen, that candidates are writing, and that were handed in. */
    public void add(long more, long moreWriting, long moreWritten) {
        waiting += more;
        writing += moreWriting;
        written += moreWritten;
    }

    /** On how many papers that nobody has seen. */
    public long getWaiting() {
        return waiting;
    }

    /** On how many papers that candidates have before them. */
    public long getWriting() {
        return writing;
    }

    /** In how many scripts that were handed in. */
    public long getWritten() {
        return written;
    }
}
