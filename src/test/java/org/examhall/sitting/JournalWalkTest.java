package org.examhall.sitting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.examhall.kernel.StoppedClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Whatever is done to a journal, the walk finds where and says how. */
class JournalWalkTest {

    private static final String SCRIPT = ScriptFixture.SCRIPT.value();
    private static final String OTHER = SCRIPT.replace('s', 't');
    private static final int ROWS = 20;

    private final List<JournalLine> lines = journal(SCRIPT);
    private int length = ROWS;
    private String close = lines.get(ROWS - 1).hash();

    private static List<JournalLine> journal(String script) {
        List<JournalLine> lines = new ArrayList<>();
        String head = JournalRow.ROOT;
        for (int seq = 1; seq <= ROWS; seq++) {
            String kind = seq == 1 ? "STARTED" : seq == ROWS ? "HANDED_IN" : "ANSWER";
            JournalLine line = sealed(line(seq, kind, seq % 7, seq, "{\"RESPONSE\":[\"A\"]}", seq), head, script);
            head = line.hash();
            lines.add(line);
        }
        return lines;
    }

    private static JournalLine line(int seq, String kind, int position, long revision, String response, long millis) {
        return new JournalLine(
                seq, kind, position, revision, response, StoppedClock.MORNING.plusMillis(millis), JournalRow.ROOT);
    }

    private static JournalLine sealed(JournalLine was, String before, String script) {
        return withHash(was, was.hashAfter(before, script));
    }

    private static JournalLine withHash(JournalLine was, String hash) {
        return new JournalLine(
                was.seq(), was.kind(), was.position(), was.revision(), was.response(), was.recordedAt(), hash);
    }

    private static JournalLine withSeq(JournalLine was, int seq) {
        return new JournalLine(
                seq, was.kind(), was.position(), was.revision(), was.response(), was.recordedAt(), was.hash());
    }

    @ParameterizedTest(name = "{0} {1}: {3}")
    @CsvFileSource(resources = "/sitting/journals.csv", ignoreLeadingAndTrailingWhitespace = true)
    void theWalkFindsWhatTheTableSays(String what, int at, int row, String reason) {
        tamper(what, at);
        JournalProof proof = walk();
        if (reason.equals("whole")) {
            assertThat(proof).isEqualTo(new JournalProof.Whole(ROWS, close));
        } else {
            assertThat(proof).isEqualTo(new JournalProof.Broken(row, JournalProof.Reason.valueOf(reason)));
        }
    }

    private JournalProof walk() {
        JournalWalk walk = new JournalWalk(SCRIPT);
        lines.forEach(walk::pass);
        return walk.arrive(length, close);
    }

    private void tamper(String what, int at) {
        int i = Math.max(at - 1, 0);
        JournalLine was = lines.get(i);
        String before = i == 0 ? JournalRow.ROOT : lines.get(i - 1).hash();
        JournalLine other = new JournalLine(
                was.seq(), was.kind(), was.position(), was.revision(), "{}", was.recordedAt(), was.hash());
        switch (what) {
            case "nothing" -> {}
            case "change-answer" -> lines.set(i, other);
            case "change-position" -> change(i, was.kind(), was.position() + 1, was.revision(), 0);
            case "change-revision" -> change(i, was.kind(), was.position(), was.revision() + 1, 0);
            case "change-time" -> change(i, was.kind(), was.position(), was.revision(), 1);
            case "change-kind" -> change(i, "SOMETHING", was.position(), was.revision(), 0);
            case "change-hash" -> lines.set(i, withHash(was, JournalRow.ROOT));
            case "change-and-seal" -> lines.set(i, sealed(other, before, SCRIPT));
            case "change-and-seal-the-rest" -> {
                lines.set(i, other);
                String head = before;
                for (int j = i; j < ROWS; j++) {
                    lines.set(j, sealed(lines.get(j), head, SCRIPT));
                    head = lines.get(j).hash();
                }
            }
            case "remove" -> lines.remove(i);
            case "remove-and-count" -> {
                lines.remove(i);
                length--;
            }
            case "remove-and-close-the-gap" -> {
                lines.remove(i);
                for (int j = i; j < lines.size(); j++) {
                    lines.set(j, withSeq(lines.get(j), j + 1));
                }
            }
            case "remove-from-here" -> lines.subList(i, ROWS).clear();
            case "exchange-with-next" -> {
                JournalLine next = lines.get(i + 1);
                lines.set(i, withSeq(next, at));
                lines.set(i + 1, withSeq(was, at + 1));
            }
            case "put-in-front" -> lines.add(0, line(0, "ANSWER", 1, 1, "{}", 0));
            case "put-at-the-end" -> put();
            case "put-at-the-end-and-count" -> {
                put();
                length++;
            }
            case "take-another-script's" -> {
                lines.clear();
                lines.addAll(journal(OTHER));
                close = lines.get(ROWS - 1).hash();
            }
            case "change-the-script's-hash" -> close = JournalRow.ROOT;
            default -> throw new AssertionError(what);
        }
    }

    private void change(int i, String kind, int position, long revision, long millis) {
        JournalLine was = lines.get(i);
        lines.set(
                i,
                new JournalLine(
                        was.seq(),
                        kind,
                        position,
                        revision,
                        was.response(),
                        was.recordedAt().plusMillis(millis),
                        was.hash()));
    }

    private void put() {
        lines.add(sealed(line(ROWS + 1, "ANSWER", 1, 99, "{}", 99), close, SCRIPT));
    }

    @Test
    void aScriptThatWasNotBegunHasAnEmptyJournalThatIsWhole() {
        assertThat(new JournalWalk(SCRIPT).arrive(0, JournalRow.ROOT))
                .isEqualTo(new JournalProof.Whole(0, JournalRow.ROOT));
    }

    @Test
    void theReceiptIsTheBeginningOfTheLastHash() {
        assertThat(((JournalProof.Whole) walk()).receipt().replace("-", ""))
                .isEqualToIgnoringCase(close.substring(0, 20));
    }
}
