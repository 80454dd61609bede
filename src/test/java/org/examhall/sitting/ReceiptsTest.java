package org.examhall.sitting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.examhall.kernel.StoppedClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A code is found at the row that closed the script with it, also when others follow. */
class ReceiptsTest {

    private static final String FIRST = "a941af9fcfd4f29f1a48";
    private static final String LATE = "77f60c9a51b2e3d4a6b8";
    private static final String LATER = "0db360f44bf1975355df";

    private static final List<JournalLine> LINES = List.of(
            line(1, "STARTED", 0, "", "1".repeat(64)),
            line(2, "ANSWER", 1, "{\"RESPONSE\":[\"A\"]}", "2".repeat(64)),
            line(3, "ANSWER", 2, "{\"RESPONSE\":[\"B\"]}", "3".repeat(64)),
            line(4, "ANSWER", 2, "{}", "4".repeat(64)),
            line(5, "HANDED_IN", 0, "CANDIDATE", FIRST + "5".repeat(44)),
            line(6, "LATE_ANSWER", 3, "{\"RESPONSE\":[\"C\"]}", LATE + "6".repeat(44)),
            line(7, "HANDED_IN", 0, "INVIGILATOR", LATER + "7".repeat(44)));

    private static JournalLine line(int seq, String kind, int position, String response, String hash) {
        return new JournalLine(seq, kind, position, seq, response, StoppedClock.MORNING.plusSeconds(seq), hash);
    }

    @Test
    void eachClosingRowHasItsCode() {
        assertThat(Receipts.closing(LINES, FIRST)).isEqualTo(4);
        assertThat(Receipts.closing(LINES, LATE))
                .as("an answer that arrived late and counts")
                .isEqualTo(5);
        assertThat(Receipts.closing(LINES, LATER)).isEqualTo(6);
    }

    @Test
    void theHashOfAnotherRowIsNoCode() {
        assertThat(Receipts.closing(LINES, "2".repeat(20))).isEqualTo(-1);
    }

    @Test
    void theAnswersAreThoseOfThatMoment() {
        assertThat(Receipts.answered(LINES.subList(0, 4))).isEqualTo(1);
        assertThat(Receipts.answered(LINES)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A941-AF9F-CFD4-F29F-1A48", "a941af9fcfd4f29f1a48", " A941 AF9F CFD4 F29F 1A48 "})
    void aCodeMayBeTypedInManyWays(String typed) {
        assertThat(Receipts.isWellFormed(typed)).isTrue();
        assertThat(Receipts.digits(typed)).isEqualTo(FIRST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A941", "A941-AF9F-CFD4-F29F-1A4G", "A941-AF9F-CFD4-F29F-1A48-0000", "%"})
    void whatIsNoCodeIsNotLookedFor(String typed) {
        assertThat(Receipts.isWellFormed(typed)).isFalse();
    }
}
