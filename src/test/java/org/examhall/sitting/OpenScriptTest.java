package org.examhall.sitting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.examhall.bank.BankFixture;
import org.examhall.bank.ItemType;
import org.examhall.bank.Response;
import org.examhall.bank.Sheet;
import org.examhall.entry.EntryFixture;
import org.examhall.kernel.StoppedClock;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class OpenScriptTest {

    private static final long NOW = StoppedClock.MORNING.toEpochMilli();

    private static Sheet sheet;

    /** A position with a single choice, which the tables call 1. */
    private static int single;

    private static int another;

    @BeforeAll
    static void draws() {
        sheet = BankFixture.sheet(BankFixture.practitioner(), 3);
        List<Integer> singles = sheet.questions().stream()
                .filter(question -> question.type() == ItemType.SINGLE)
                .map(Sheet.Question::position)
                .toList();
        single = singles.get(0);
        another = singles.get(1);
    }

    private static OpenScript script(
            ScriptState state, boolean stands, long untilEnd, Map<Integer, OpenScript.Current> answers) {
        int answered = (int) answers.values().stream()
                .filter(answer -> !answer.response().equals(Response.NONE.json()))
                .count();
        return new OpenScript(
                ScriptFixture.SCRIPT.value(),
                EntryFixture.ENTRY.value(),
                EntryFixture.PAPER.value(),
                60,
                12,
                state,
                1,
                stands ? NOW - 60_000 : null,
                NOW + untilEnd,
                8,
                "a".repeat(64),
                answered,
                0,
                answers,
                OpenScript.Place.FIRST);
    }

    /** Written at the second computer, for so long. */
    private static OpenScript moved(long since, Map<Integer, OpenScript.Current> answers) {
        return new OpenScript(
                ScriptFixture.SCRIPT.value(),
                EntryFixture.ENTRY.value(),
                EntryFixture.PAPER.value(),
                60,
                12,
                ScriptState.WRITING,
                3,
                null,
                NOW + 3_600_000,
                8,
                "a".repeat(64),
                answers.size(),
                0,
                answers,
                new OpenScript.Place(2, NOW - since, 0));
    }

    @Test
    void whatAnEarlierComputerHadNotSentYetCountsAndIsCounted() {
        OpenScript script = moved(
                60_000, Map.of(single, new OpenScript.Current(2, response("A").json())));
        OpenScript.Decision decision = script.decide(
                List.of(new GivenAnswer(single, 3, response("B")), new GivenAnswer(another, 1, response("A"))),
                NOW,
                sheet,
                1,
                Set.of());
        assertThat(decision.saved).hasSize(2);
        assertThat(decision.after().place.cameAfter()).isEqualTo(2);
    }

    @Test
    void whatTheCandidateHasAnsweredAnewIsNotOvertakenByTheEarlierComputer() {
        OpenScript script = moved(
                60_000, Map.of(single, new OpenScript.Current(3, response("A").json())));
        OpenScript.Decision decision =
                script.decide(List.of(new GivenAnswer(single, 3, response("B"))), NOW, sheet, 1, Set.of());
        assertThat(decision.stale).hasSize(1);
        assertThat(decision.after().place.cameAfter()).isZero();
    }

    @Test
    void whatAnEarlierComputerSendsLongAfterTheMoveIsHeldAndNeverDropped() {
        OpenScript script = moved(Script.LAST_WORDS.toMillis() + 1, Map.of());
        OpenScript.Decision late =
                script.decide(List.of(new GivenAnswer(single, 1, response("A"))), NOW, sheet, 1, Set.of());
        assertThat(late.held).hasSize(1);
        assertThat(late.rows).isEmpty();
        OpenScript.Decision here =
                script.decide(List.of(new GivenAnswer(single, 1, response("A"))), NOW, sheet, 2, Set.of());
        assertThat(here.saved).as("the computer that is the candidate's now").hasSize(1);
    }

    private static OpenScript writing(Map<Integer, OpenScript.Current> answers) {
        return script(ScriptState.WRITING, false, 3_600_000, answers);
    }

    private static Response response(String sign) {
        return switch (sign) {
            case "-" -> Response.NONE;
            case "?" -> Response.of("RESPONSE", "NO-SUCH-CHOICE");
            case "#" -> Response.of("NO-SUCH-VARIABLE", "A");
            default -> Response.of("RESPONSE", sign);
        };
    }

    @ParameterizedTest(name = "{0}, the clock {1}, {2} ms to go, position {3}: has [{4}], gets [{5}]: {6}")
    @CsvFileSource(resources = "/sitting/decisions.csv")
    void anAnswerIsDecidedAsTheTableSays(
            ScriptState state,
            String clock,
            long untilEnd,
            int position,
            String has,
            String sent,
            String outcome,
            int rows,
            int answered) {
        int place = position == 1 ? single : position;
        Map<Integer, OpenScript.Current> answers = new HashMap<>();
        if (has != null) {
            String[] parts = has.split(" ");
            answers.put(
                    place,
                    new OpenScript.Current(
                            Long.parseLong(parts[0]), response(parts[1]).json()));
        }
        OpenScript script = script(state, clock.equals("stands"), untilEnd, answers);
        String[] parts = sent.split(" ");
        GivenAnswer given = new GivenAnswer(place, Long.parseLong(parts[0]), response(parts[1]));

        OpenScript.Decision decision = script.decide(List.of(given), NOW, sheet);

        assertThat(outcomes(decision)).containsExactly(outcome);
        assertThat(decision.rows).hasSize(rows);
        OpenScript after = decision.storesSomething() ? decision.after() : script;
        assertThat(after.answered).isEqualTo(answered);
        assertThat(after.held).isEqualTo(outcome.equals("held") ? 1 : 0);
        assertThat(decision.heldAnswers).isEqualTo(outcome.equals("held") ? List.of(given) : List.of());
        if (rows == 0) {
            assertThat(after.answers).isEqualTo(script.answers);
            assertThat(after.chainHead).isEqualTo(script.chainHead);
        } else {
            assertThat(after.answers.get(place))
                    .isEqualTo(new OpenScript.Current(
                            given.revision(), given.response().json()));
        }
        if (outcome.equals("stale")) {
            assertThat(decision.stale)
                    .containsExactly(new SaveOutcome.Stale(
                            place,
                            script.answers.get(place).revision(),
                            Response.parse(script.answers.get(place).response())));
        }
    }

    private static List<String> outcomes(OpenScript.Decision decision) {
        List<String> outcomes = new ArrayList<>();
        decision.saved.forEach(each -> outcomes.add("saved"));
        decision.stale.forEach(each -> outcomes.add("stale"));
        decision.held.forEach(each -> outcomes.add("held"));
        decision.unacceptable.forEach(each -> outcomes.add("unacceptable"));
        return outcomes;
    }

    @Test
    void theRowsOfOneRequestChainOnFromTheJournal() {
        OpenScript script = writing(Map.of());
        OpenScript.Decision decision = script.decide(
                List.of(
                        new GivenAnswer(single, 1, response("A")),
                        new GivenAnswer(single, 2, response("B")),
                        new GivenAnswer(another, 1, response("A"))),
                NOW,
                sheet);
        String head = script.chainHead;
        int seq = script.journalLength;
        for (JournalRow row : decision.rows) {
            seq++;
            assertThat(row.getSeq()).isEqualTo(seq);
            assertThat(row.getHash()).isEqualTo(row.hashAfter(head));
            head = row.getHash();
        }
        OpenScript after = decision.after();
        assertThat(after.chainHead).isEqualTo(head);
        assertThat(after.journalLength).isEqualTo(11);
        assertThat(after.version).isEqualTo(script.version + 1);
        assertThat(after.answered).isEqualTo(2);
        assertThat(after.answers.get(single).revision()).isEqualTo(2);
    }

    @Test
    void withinOneRequestTheLaterRevisionWinsInWhateverOrder() {
        OpenScript.Decision decision = writing(Map.of())
                .decide(
                        List.of(new GivenAnswer(single, 2, response("B")), new GivenAnswer(single, 1, response("A"))),
                        NOW,
                        sheet);
        assertThat(outcomes(decision)).containsExactlyInAnyOrder("saved", "stale");
        assertThat(decision.after().answers.get(single))
                .isEqualTo(new OpenScript.Current(2, response("B").json()));
    }

    @Test
    void oneAnswerThatCannotBeTakenDoesNotKeepTheOthersOut() {
        OpenScript.Decision decision = writing(
                        Map.of(another, new OpenScript.Current(5, response("A").json())))
                .decide(
                        List.of(
                                new GivenAnswer(61, 1, response("A")),
                                new GivenAnswer(another, 4, response("B")),
                                new GivenAnswer(single, 1, response("B"))),
                        NOW,
                        sheet);
        assertThat(decision.unacceptable).containsExactly(61);
        assertThat(decision.stale).hasSize(1);
        assertThat(decision.saved).containsExactly(new SaveOutcome.Saved(single, 1));
    }

    @Test
    void decidingStoresNothingInTheCopyItself() {
        OpenScript script = writing(new HashMap<>());
        script.decide(List.of(new GivenAnswer(single, 1, response("A"))), NOW, sheet);
        assertThat(script.answers).isEmpty();
        assertThat(script.answered).isZero();
    }

    @Test
    void whatIsHeldAlreadyIsAcknowledgedAndNotHeldAgain() {
        OpenScript closed = script(ScriptState.HANDED_IN, false, -60_000, Map.of());
        GivenAnswer given = new GivenAnswer(single, 1, response("A"));
        OpenScript.Decision decision = closed.decide(List.of(given), NOW, sheet, 1, Set.of(given));
        assertThat(outcomes(decision)).containsExactly("held");
        assertThat(decision.storesSomething()).isFalse();
    }
}
