package org.examhall.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.examhall.candidate.CandidateRef;
import org.examhall.marking.MarkTally;
import org.examhall.sitting.JournalProof;
import org.examhall.sitting.ScriptRef;
import org.examhall.sitting.ScriptState;
import org.examhall.sitting.ScriptTally;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Received, journalled, marked and determined have to be the same; whatever differs is named. */
class ReconciledTest {

    private static SortedSet<Integer> positions(int count) {
        return IntStream.rangeClosed(1, count).boxed().collect(Collectors.toCollection(TreeSet::new));
    }

    private static Reconciled of(String what) {
        SortedSet<Integer> marked = positions(what.equals("marked-one-less") ? 39 : 40);
        if (what.equals("marked-another")) {
            marked.remove(7);
            marked.add(55);
        }
        ScriptState state = what.startsWith("state-") ? ScriptState.valueOf(what.substring(6)) : ScriptState.HANDED_IN;
        boolean begun = state.compareTo(ScriptState.WRITING) >= 0;
        ScriptTally script = new ScriptTally(
                new ScriptRef("01scr1pt000000000000000000"),
                new CandidateRef("01cand00000000000000000000"),
                state,
                60,
                what.equals("received-one-more") ? 41 : begun ? 40 : 0,
                positions(begun ? 40 : 0),
                what.equals("held") ? 2 : 0,
                what.equals("row-changed")
                        ? new JournalProof.Broken(17, JournalProof.Reason.ROW_CHANGED)
                        : new JournalProof.Whole(62, "0".repeat(64)));
        @Nullable
        MarkTally marks = what.equals("not-marked") || what.equals("awaits-markers") || state != ScriptState.HANDED_IN
                ? null
                : new MarkTally(
                        what.equals("marks-incomplete") ? 59 : 60,
                        marked,
                        new BigDecimal("38.0000"),
                        new BigDecimal(what.equals("sum-differs") ? "37" : "38"));
        @Nullable
        BigDecimal result = what.equals("no-result") || what.equals("awaits-markers") || state != ScriptState.HANDED_IN
                ? null
                : new BigDecimal(what.equals("result-differs") ? "39" : "38");
        return Reconciled.of(script, marks, result, what.startsWith("awaits") ? 2 : 0);
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvFileSource(resources = "/result/reconciled.csv", ignoreLeadingAndTrailingWhitespace = true)
    void whatDoesNotAddUpIsNamed(String what, String kind, String details) {
        List<String> found = of(what).discrepancies().stream()
                .map(one -> one.kind() + " "
                        + one.details().stream().map(Object::toString).collect(Collectors.joining(" ")))
                .map(String::strip)
                .toList();
        String expected = (kind == null ? "" : kind) + " " + (details == null ? "" : details);
        assertThat(found).isEqualTo(expected.isBlank() ? List.of() : List.of(expected.strip()));
    }

    @Test
    void severalThingsAreNamedTogether() {
        assertThat(of("not-marked").isClean()).isFalse();
        assertThat(of("nothing").isClean()).isTrue();
        assertThat(of("nothing").marked()).isEqualTo(40);
    }
}
