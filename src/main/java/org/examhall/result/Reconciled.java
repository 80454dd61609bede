package org.examhall.result;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.examhall.marking.MarkTally;
import org.examhall.result.Discrepancy.Kind;
import org.examhall.sitting.JournalProof;
import org.examhall.sitting.ScriptState;
import org.examhall.sitting.ScriptTally;
import org.jspecify.annotations.Nullable;

/**
 * One script, counted from end to end: what the candidate was told we received, what the journal holds, what was marked
 * and what the result says have to be the same, the journal has to be whole, and nothing may wait for a decision.
 *
 * @param marks null without marks
 * @param result the marks of the result; null without one
 */
public record Reconciled(
        ScriptTally script,
        @Nullable MarkTally marks,
        @Nullable BigDecimal result,
        List<Discrepancy> discrepancies) {

    public Reconciled {
        discrepancies = List.copyOf(discrepancies);
    }

    /** @param awaited in how many questions people have still something to mark */
    static Reconciled of(ScriptTally script, @Nullable MarkTally marks, @Nullable BigDecimal result, int awaited) {
        List<Discrepancy> found = new ArrayList<>();
        if (script.proof() instanceof JournalProof.Broken broken) {
            found.add(Discrepancy.of(Kind.CHAIN_BROKEN, broken.row(), broken.reason()));
        }
        if (script.state() == ScriptState.HANDED_IN) {
            compare(script, marks, result, awaited, found);
        } else if (script.state() == ScriptState.WRITING || script.state() == ScriptState.CALLED) {
            found.add(Discrepancy.of(Kind.STILL_OPEN));
        }
        return new Reconciled(script, marks, result, found);
    }

    private static void compare(
            ScriptTally script,
            @Nullable MarkTally marks,
            @Nullable BigDecimal result,
            int awaited,
            List<Discrepancy> found) {
        if (script.received() != script.journalled().size()) {
            found.add(Discrepancy.of(
                    Kind.RECEIVED_DIFFERS,
                    script.received(),
                    script.journalled().size()));
        }
        if (script.unreviewed() > 0) {
            found.add(Discrepancy.of(Kind.HELD, script.unreviewed()));
        }
        if (awaited > 0) {
            found.add(Discrepancy.of(Kind.AWAITS_MARKERS, awaited));
            return;
        }
        if (marks == null) {
            found.add(Discrepancy.of(Kind.NOT_MARKED));
        } else {
            compare(script, marks, found);
        }
        if (result == null) {
            found.add(Discrepancy.of(Kind.NO_RESULT));
        } else if (marks != null && marks.earned().compareTo(result) != 0) {
            found.add(Discrepancy.of(Kind.RESULT_DIFFERS, marks.earned(), result));
        }
    }

    private static void compare(ScriptTally script, MarkTally marks, List<Discrepancy> found) {
        if (marks.positions() != script.questions()) {
            found.add(Discrepancy.of(Kind.MARKS_INCOMPLETE, marks.positions(), script.questions()));
        }
        SortedSet<Integer> either = new TreeSet<>(script.journalled());
        either.addAll(marks.answered());
        either.removeIf(position ->
                script.journalled().contains(position) && marks.answered().contains(position));
        if (!either.isEmpty()) {
            found.add(Discrepancy.of(
                    Kind.MARKED_DIFFERS, either.stream().map(Object::toString).collect(Collectors.joining(", "))));
        }
        if (marks.earned().compareTo(marks.sum()) != 0) {
            found.add(Discrepancy.of(Kind.SUM_DIFFERS, marks.sum(), marks.earned()));
        }
    }

    public boolean isClean() {
        return discrepancies.isEmpty();
    }

    /** How many answers were marked. */
    public int marked() {
        return marks == null ? 0 : marks.answered().size();
    }
}
