package org.examhall.sitting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.examhall.account.Actor;
import org.examhall.candidate.CandidateRef;
import org.examhall.entry.EntryFixture;
import org.examhall.kernel.Refusal;
import org.examhall.kernel.StoppedClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the invigilator notes and says: the rules that need no database. */
class RoomTest {

    private static final Actor TRAINER = new Actor("01tra1ner00000000000000000", "Trainer");
    private static final String REQUEST = "0".repeat(26);

    private final StoppedClock clock = StoppedClock.atMorning();

    @ParameterizedTest
    @CsvSource({
        "1, 1,",
        "1000, 1000,",
        "0, 1, irregularity-incomplete",
        "1, 0, irregularity-incomplete",
        "1001, 1, irregularity-too-long",
        "1, 1001, irregularity-too-long"
    })
    void anIrregularityHasBothItsTextsAndNeitherIsTooLong(int happened, int done, String reason) {
        assertThat(Irregularities.refusal("x".repeat(happened) + " ", " " + "x".repeat(done)))
                .map(Refusal::code)
                .isEqualTo(Optional.ofNullable(reason));
    }

    @ParameterizedTest
    @CsvSource({"1,", "300,", "0, message-missing", "301, message-too-long"})
    void aMessageHasWordsAndIsShort(int length, String reason) {
        assertThat(Messages.refusal(" " + "x".repeat(length)))
                .map(Refusal::code)
                .isEqualTo(Optional.ofNullable(reason));
    }

    @ParameterizedTest
    @CsvSource({"1,", "300,", "0, remark-missing", "301, remark-too-long"})
    void aRemarkHasWordsAndIsShort(int length, String reason) {
        assertThat(RoomRemarks.refusal(" " + "x".repeat(length)))
                .map(Refusal::code)
                .isEqualTo(Optional.ofNullable(reason));
    }

    @Test
    void aRemarkStandsAsItWasWritten() {
        WrittenRemark written = new WrittenRemark(
                "01rrrr00000000000000000000",
                EntryFixture.SITTING,
                RoomRemark.Kind.NOT_ADMITTED,
                "no card",
                List.of(ScriptFixture.SCRIPT),
                REQUEST,
                TRAINER,
                clock.instant());
        assertThat(written.request()).isEqualTo(REQUEST);
        assertThat(written.shown())
                .isEqualTo(new RoomRemark(
                        RoomRemark.Kind.NOT_ADMITTED,
                        "no card",
                        StoppedClock.MORNING,
                        "Trainer",
                        List.of(ScriptFixture.SCRIPT)));
    }

    @Test
    void anIrregularityStandsAsItWasNoted() {
        CandidateRef other = new CandidateRef("01aaaa00000000000000000000");
        NotedIrregularity noted = new NotedIrregularity(
                "01xxxx00000000000000000000",
                EntryFixture.SITTING,
                IrregularityKind.ILLNESS,
                "felt faint",
                "rested outside",
                List.of(EntryFixture.CANDIDATE, other, EntryFixture.CANDIDATE),
                REQUEST,
                TRAINER,
                clock.instant());
        assertThat(noted.request()).isEqualTo(REQUEST);
        assertThat(noted.shown())
                .isEqualTo(new Irregularity(
                        IrregularityKind.ILLNESS,
                        "felt faint",
                        "rested outside",
                        StoppedClock.MORNING,
                        "Trainer",
                        List.of(other, EntryFixture.CANDIDATE)));
    }

    @Test
    void aMessageIsReadOnceAndTheFirstTimeCounts() {
        RoomMessage message = new RoomMessage(
                "01mmmm00000000000000000000", EntryFixture.SITTING, "Ten minutes", REQUEST, TRAINER, clock.instant());
        RoomDelivery delivery = new RoomDelivery("01dddd00000000000000000000", message, ScriptFixture.SCRIPT);
        assertThat(message.request()).isEqualTo(REQUEST);
        assertThat(delivery.readAt()).isEmpty();
        assertThat(delivery.read(clock.instant())).isTrue();
        clock.passes(Duration.ofMinutes(1));
        assertThat(delivery.read(clock.instant())).isFalse();
        assertThat(delivery.readAt()).contains(StoppedClock.MORNING);
    }
}
