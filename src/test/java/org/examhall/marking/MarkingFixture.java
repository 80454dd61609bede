package org.examhall.marking;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.examhall.account.Actor;
import org.examhall.bank.BankFixture;
import org.examhall.bank.ItemRef;
import org.examhall.bank.Mark;
import org.examhall.bank.Response;
import org.examhall.bank.Sheet;
import org.examhall.candidate.CandidateRef;
import org.examhall.entry.EntryRef;
import org.examhall.entry.SittingRef;
import org.examhall.sitting.HandedInScript;
import org.examhall.sitting.ScriptRef;

/** Scripts on a paper of the shipped bank, marked without a database. */
public final class MarkingFixture {

    public static final Instant HANDED_IN = Instant.parse("2026-03-02T23:30:00Z");
    static final ScriptRef SCRIPT = new ScriptRef("01script000000000000000000");

    private static final Sheet SHEET = BankFixture.sheet(BankFixture.practitioner(), 7);

    private MarkingFixture() {}

    public static Sheet sheet() {
        return SHEET;
    }

    /** The keys of the chosen positions; the others are left without an answer. */
    static SortedMap<Integer, Response> keys(IntPredicate positions) {
        SortedMap<Integer, Response> answers = new TreeMap<>();
        for (Sheet.Question question : SHEET.questions()) {
            if (positions.test(question.position())) {
                Map<String, List<String>> values = new TreeMap<>();
                question.markScheme().rules().forEach(rule -> values.put(rule.variable(), rule.key()));
                answers.put(question.position(), question.canonical(new Response(values)));
            }
        }
        return answers;
    }

    /** A ruling about an item that candidates have sat. */
    public static Ruling ruling(Ruling.Verdict verdict, Actor by) {
        return new Ruling(
                new Ruling.Wanted("01version00000000000000000", verdict, null),
                ItemRef.of("bank/item"),
                "the question can be read in two ways",
                by,
                Clock.fixed(HANDED_IN, ZoneOffset.UTC));
    }

    /** A marked script without one of its questions. */
    public static Remark without(ScriptMarked marked, int position) {
        List<Remark.Position> positions = marked.positions().stream()
                .map(one -> new Remark.Position(
                        one.getOutcome(), one.getPosition() == position ? Mark.NOTHING : one.mark()))
                .toList();
        Mark after = positions.stream().map(Remark.Position::mark).reduce(Mark.NOTHING, Mark::plus);
        return new Remark(SCRIPT, marked.total().total(), after, positions);
    }

    /** A script whose chosen positions are answered by the key, marked. */
    public static ScriptMarked marked(IntPredicate right) {
        SortedMap<Integer, Response> answers = keys(right);
        List<PositionMark> positions = Marks.mark(SCRIPT, SHEET, answers);
        HandedInScript script = new HandedInScript(
                SCRIPT,
                new EntryRef("01entry0000000000000000000"),
                new CandidateRef("01cand00000000000000000000"),
                new SittingRef("01sitting00000000000000000"),
                SHEET.paper(),
                HANDED_IN.minusSeconds(3_600),
                HANDED_IN,
                answers);
        return new ScriptMarked(script, new ScriptMark(SCRIPT, SHEET.paper(), positions, HANDED_IN), positions);
    }
}
