package org.examhall.sitting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.examhall.kernel.Digest;
import org.examhall.kernel.StoppedClock;
import org.junit.jupiter.api.Test;

/** Whatever is changed, left out, put in or exchanged in a journal, the chain breaks at that place. */
class JournalRowTest {

    private static final String SCRIPT = ScriptFixture.SCRIPT.value();
    private static final Instant NOW = StoppedClock.MORNING;

    private static List<JournalRow> journal() {
        List<JournalRow> rows = new ArrayList<>();
        String head = JournalRow.ROOT;
        for (int seq = 1; seq <= 20; seq++) {
            JournalKind kind = seq == 1 ? JournalKind.STARTED : seq == 20 ? JournalKind.HANDED_IN : JournalKind.ANSWER;
            JournalRow row = new JournalRow(
                    SCRIPT, seq, kind, seq % 7, seq, "{\"RESPONSE\":[\"A\"]}", NOW.plusMillis(seq), head);
            head = row.getHash();
            rows.add(row);
        }
        return rows;
    }

    /** The number of the first row that does not follow from the one before. */
    static OptionalInt broken(List<JournalRow> rows) {
        String head = JournalRow.ROOT;
        int seq = 0;
        for (JournalRow row : rows) {
            seq++;
            if (row.getSeq() != seq || !row.getHash().equals(row.hashAfter(head))) {
                return OptionalInt.of(seq);
            }
            head = row.getHash();
        }
        return OptionalInt.empty();
    }

    /** A row as a forger would leave it: other content under the hash that was there. */
    private static JournalRow forged(
            JournalRow was,
            String script,
            int seq,
            JournalKind kind,
            int position,
            long revision,
            String response,
            Instant at) {
        JournalRow honest = new JournalRow(script, seq, kind, position, revision, response, at, JournalRow.ROOT) {
            @Override
            public String getHash() {
                return was.getHash();
            }
        };
        return honest;
    }

    @Test
    void theHashIsThatOfTheLines() {
        JournalRow row =
                new JournalRow(SCRIPT, 2, JournalKind.ANSWER, 3, 5, "{\"RESPONSE\":[\"C\"]}", NOW, JournalRow.ROOT);
        assertThat(row.getHash())
                .isEqualTo(Digest.hex("0".repeat(64) + "\n" + SCRIPT + "\n2\nANSWER\n3\n5\n" + NOW.toEpochMilli()
                        + "\n{\"RESPONSE\":[\"C\"]}"));
    }

    @Test
    void aJournalThatNobodyTouchedHolds() {
        assertThat(broken(journal())).isEmpty();
    }

    @Test
    void aChangeOfAnyColumnOfAnyRowBreaksTheChainThere() {
        for (int i = 0; i < 20; i++) {
            JournalRow was = journal().get(i);
            String script = was.scriptId();
            int seq = was.getSeq();
            JournalKind kind = was.getKind();
            JournalKind otherKind = kind == JournalKind.ANSWER ? JournalKind.STARTED : JournalKind.ANSWER;
            int position = was.getPosition();
            long revision = was.getRevision();
            String response = was.response();
            Instant at = was.getRecordedAt();
            List<JournalRow> forgeries = List.of(
                    forged(was, script.replace('0', '1'), seq, kind, position, revision, response, at),
                    forged(was, script, seq + 1, kind, position, revision, response, at),
                    forged(was, script, seq, otherKind, position, revision, response, at),
                    forged(was, script, seq, kind, position + 1, revision, response, at),
                    forged(was, script, seq, kind, position, revision + 1, response, at),
                    forged(was, script, seq, kind, position, revision, response.replace('A', 'B'), at),
                    forged(was, script, seq, kind, position, revision, response, at.plusMillis(1)));
            for (JournalRow forgery : forgeries) {
                List<JournalRow> rows = journal();
                rows.set(i, forgery);
                assertThat(broken(rows)).hasValue(i + 1);
            }
        }
    }

    @Test
    void aRowThatIsMissingDoubledOrExchangedBreaksTheChain() {
        for (int i = 0; i < 19; i++) {
            List<JournalRow> missing = journal();
            missing.remove(i);
            assertThat(broken(missing)).hasValue(i + 1);
            List<JournalRow> doubled = journal();
            doubled.add(i + 1, doubled.get(i));
            assertThat(broken(doubled)).hasValue(i + 2);
            List<JournalRow> exchanged = journal();
            exchanged.add(i, exchanged.remove(i + 1));
            assertThat(broken(exchanged)).hasValue(i + 1);
        }
    }

    @Test
    void aChangeWithItsHashMadeAnewBreaksTheNextRow() {
        List<JournalRow> rows = journal();
        JournalRow was = rows.get(9);
        rows.set(
                9,
                new JournalRow(
                        SCRIPT,
                        10,
                        was.getKind(),
                        was.getPosition(),
                        was.getRevision(),
                        "{}",
                        was.getRecordedAt(),
                        rows.get(8).getHash()));
        assertThat(broken(rows)).hasValue(11);
    }
}
