package org.examhall.result;

import java.util.Optional;
import org.examhall.kernel.Refusal;
import org.examhall.sitting.ScriptState;
import org.examhall.sitting.ScriptTally;
import org.examhall.sitting.Sitting;

/**
 * The books of a sitting: how many answers were received, journalled and marked, and how many scripts do not add up. A
 * sitting's results go out when its books are clean.
 */
public final class Reconciliation {

    private final Sitting sitting;
    private int scripts;
    private int handedIn;
    private int unclean;
    private long received;
    private long journalled;
    private long marked;
    private long unreviewed;

    Reconciliation(Sitting sitting) {
        this.sitting = sitting;
    }

    void count(Reconciled one) {
        ScriptTally tally = one.script();
        scripts++;
        if (tally.state() == ScriptState.HANDED_IN) {
            handedIn++;
        }
        received += tally.received();
        journalled += tally.journalled().size();
        marked += one.marked();
        unreviewed += tally.unreviewed();
        if (!one.isClean()) {
            unclean++;
        }
    }

    public Sitting getSitting() {
        return sitting;
    }

    public int getScripts() {
        return scripts;
    }

    public int getHandedIn() {
        return handedIn;
    }

    /** Answers that candidates were told we have. */
    public long getReceived() {
        return received;
    }

    /** Answers that the journals hold. */
    public long getJournalled() {
        return journalled;
    }

    /** Answers that were marked. */
    public long getMarked() {
        return marked;
    }

    /** Late answers about which nobody has decided. */
    public long getUnreviewed() {
        return unreviewed;
    }

    /** Scripts that do not add up. */
    public int getUnclean() {
        return unclean;
    }

    public boolean isClosed() {
        return sitting.getState() == Sitting.State.CLOSED;
    }

    public boolean isClean() {
        return isClosed() && unclean == 0;
    }

    /** Why no result of this sitting goes out, if that is so; the third argument is the key of the sitting. */
    Optional<Refusal> refusal() {
        if (!isClosed()) {
            return Optional.of(Refusal.of("sitting-not-reconciled-open", sitting.getTitle(), 0, sitting.getId()));
        }
        return isClean()
                ? Optional.empty()
                : Optional.of(Refusal.of("sitting-not-reconciled", sitting.getTitle(), unclean, sitting.getId()));
    }
}
