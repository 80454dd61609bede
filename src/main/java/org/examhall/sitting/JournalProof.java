package org.examhall.sitting;

/** What the walk along the journal of a script has found. */
public sealed interface JournalProof {

    /**
     * Nothing was changed, removed or put in, the script closes with the hash that the journal leads to, and script and
     * ledger are what the journal tells.
     *
     * @param rows how many rows were walked; 0 before the paper was opened
     * @param head the hash of the last row
     */
    record Whole(int rows, String head) implements JournalProof {
        /** The code that a candidate who handed in has on the receipt. */
        public String receipt() {
            return Receipt.code(head);
        }
    }

    /**
     * The chain breaks.
     *
     * @param row the number of the row at which it does, from 1
     */
    record Broken(int row, Reason reason) implements JournalProof {}

    /** How a chain can break, or a whole chain differ from what is stored beside it. */
    enum Reason {
        /** The row does not follow from the one before: one of the two was changed, or this one was put in. */
        ROW_CHANGED,
        /** The numbers jump: this row is not there, but later ones are. */
        ROW_MISSING,
        /** The chain leads to another hash than the script has: it was made anew, or the script was changed. */
        HEAD_DIFFERS,
        /** The script counts more rows than there are, or fewer. */
        LENGTH_DIFFERS,
        /** The row tells what cannot have happened after the rows before it. */
        NOT_POSSIBLE,
        /**
         * The journal leads to another state, number of answers or clock than is stored; this row had the last word.
         */
        SCRIPT_DIFFERS,
        /** The ledger lacks the line that this row tells of, or has one that no row tells of. */
        LEDGER_DIFFERS
    }

    default boolean isWhole() {
        return this instanceof Whole;
    }
}
