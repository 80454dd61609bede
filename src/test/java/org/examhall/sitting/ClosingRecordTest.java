package org.examhall.sitting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.examhall.account.AccountRef;
import org.examhall.account.Actor;
import org.examhall.entry.EntryFixture;
import org.examhall.kernel.Refusal;
import org.examhall.kernel.StoppedClock;
import org.examhall.partner.VenueFixture;
import org.examhall.sitting.ClosingRecord.Adjustment;
import org.examhall.sitting.ClosingRecord.Attendance;
import org.examhall.sitting.ClosingRecord.Person;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** A signature covers the facts that were signed, and shows when they are no longer the same. */
class ClosingRecordTest {

    private static final Instant NINE = StoppedClock.MORNING;
    private static final Person TRAINER = new Person("01tra1ner00000000000000000", "Demo Trainer");
    private static final Actor BY = new Actor(TRAINER.id(), TRAINER.name());

    private static Sitting sitting(String title, boolean closed) {
        Sitting sitting = new Sitting(
                EntryFixture.SITTING, title, "practitioner", VenueFixture.oslo(), NINE, new AccountRef(TRAINER.id()));
        assertThat(sitting.open(NINE)).isEmpty();
        if (closed) {
            assertThat(sitting.close(0, NINE.plusSeconds(7_200))).isEmpty();
        }
        return sitting;
    }

    /** One who sat the exam, with one fact changed. */
    private static Attendance sat(String what) {
        return new Attendance(
                what.equals("number") ? "111111111" : "123456782",
                what.equals("name") ? "Demo Alpha" : "Demo Alfa",
                "01scr1pt000000000000000000",
                what.equals("state") ? ScriptState.WRITING : ScriptState.HANDED_IN,
                NINE.plusSeconds(what.equals("ready") ? 61 : 60),
                NINE.plusSeconds(what.equals("started") ? 121 : 120),
                NINE.plusSeconds(what.equals("handed-in") ? 5_001 : 5_000),
                what.equals("by") ? HandedInBy.CLOCK : HandedInBy.CANDIDATE,
                Duration.ofMinutes(what.equals("allowed") ? 98 : 97),
                what.equals("answered") ? 57 : 58,
                what.equals("questions") ? 61 : 60,
                what.equals("held") ? 1 : 0,
                what.equals("receipt") ? "AAAA-BBBB-CCCC-DDDD-EEEF" : "AAAA-BBBB-CCCC-DDDD-EEEE");
    }

    private static Attendance absent(String number) {
        return new Attendance(
                number,
                "Demo Bravo",
                null,
                ScriptState.EXPECTED,
                null,
                null,
                null,
                null,
                Duration.ofMinutes(90),
                0,
                60,
                0,
                "");
    }

    private static Adjustment added(String what) {
        String by = "Demo Trainer";
        String reason = "noise\toutside";
        return new Adjustment(
                "123456782",
                "Demo Alfa",
                TimeKind.ADDITION,
                Duration.ofMinutes(what.equals("adjustment-time") ? 8 : 7),
                NINE.plusSeconds(300),
                what.equals("adjustment-by")
                        ? "Somebody"
                        : what.equals("reason-that-looks-like-two-fields") ? by + "\tnoise" : by,
                what.equals("adjustment-reason")
                        ? "alarm"
                        : what.equals("reason-that-looks-like-two-fields") ? "outside" : reason);
    }

    private static ClosingRecord.Noted noted(String what) {
        return new ClosingRecord.Noted(
                what.equals("irregularity-kind") ? IrregularityKind.OTHER : IrregularityKind.DISTURBANCE,
                what.equals("irregularity-happened") ? "Nothing." : "Noise in the corridor.",
                what.equals("irregularity-done") ? "Nothing." : "The door was closed.",
                NINE.plusSeconds(400),
                "Demo Trainer",
                what.equals("irregularity-concerned")
                        ? List.of()
                        : List.of(new ClosingRecord.Concerned("123456782", "Demo Alfa")));
    }

    private static ClosingRecord.Remarked remarked(String what) {
        return new ClosingRecord.Remarked(
                what.equals("remark-kind") ? RoomRemark.Kind.NOT_ADMITTED : RoomRemark.Kind.REMARK,
                what.equals("remark-words") ? "Nothing." : "Uses a cushion.",
                NINE.plusSeconds(500),
                what.equals("remark-by") ? "Somebody" : "Demo Trainer",
                what.equals("remark-concerned")
                        ? List.of()
                        : List.of(new ClosingRecord.Concerned("123456782", "Demo Alfa")));
    }

    private static ClosingRecord record(String what) {
        List<Attendance> attendance = new ArrayList<>(List.of(sat(what), absent("234567893")));
        if (what.equals("another-candidate")) {
            attendance.add(absent("345678904"));
        }
        if (what.equals("no-candidate")) {
            attendance.remove(1);
        }
        if (what.equals("order")) {
            Collections.reverse(attendance);
        }
        return new ClosingRecord(
                sitting(what.equals("title") ? "Another" : "Practitioner", true),
                what.equals("invigilator") ? new Person(TRAINER.id(), "Demo Tutor") : TRAINER,
                attendance,
                what.equals("adjustment-removed") ? List.of() : List.of(added(what)),
                what.equals("irregularity-removed") ? List.of() : List.of(noted(what)),
                what.equals("remark-removed") ? List.of() : List.of(remarked(what)),
                List.of(),
                new ClosingRecord.Windows(
                        what.equals("signal-length") ? 6 : 5,
                        List.of(new ClosingRecord.Noticed(
                                "123456782",
                                "Demo Alfa",
                                SignalTally.NONE.with(SignalKind.COPY, what.equals("signal-count") ? 2 : 1, 0))),
                        what.equals("lock-removed") ? List.of() : List.of(locked(what))));
    }

    private static ClosingRecord.Locked locked(String what) {
        return new ClosingRecord.Locked(
                "123456782",
                "Demo Alfa",
                NINE.plusSeconds(600),
                what.equals("lock-never-ended") ? null : NINE.plusSeconds(660),
                what.equals("lock-waived"),
                "Demo Trainer",
                what.equals("lock-reason") ? "" : "Looked at it");
    }

    private static RecordSignature signature() {
        return new RecordSignature(
                "01s1gn00000000000000000000", record("nothing"), Records.DECLARATION, "", NINE.plusSeconds(9_000), BY);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(resources = "/sitting/records.csv", ignoreLeadingAndTrailingWhitespace = true)
    void aSignatureCoversTheFactsThatWereSignedAndNoOthers(String what, String covers) {
        assertThat(signature().covers(record(what))).isEqualTo(covers.equals("yes"));
        assertThat(record(what).digest().equals(record("nothing").digest())).isEqualTo(covers.equals("yes"));
    }

    @Test
    void theDigestOfASignatureCoversItsRemarks() {
        RecordSignature other = new RecordSignature(
                "01s1gn00000000000000000000",
                record("nothing"),
                Records.DECLARATION,
                "The fire alarm rang.",
                NINE.plusSeconds(9_000),
                BY);
        assertThat(other.getDigest()).isNotEqualTo(signature().getDigest());
        assertThat(other.covers(record("nothing"))).isTrue();
    }

    @Test
    void theAttendanceCountsThoseWhoCame() {
        assertThat(record("nothing").present()).isEqualTo(1);
    }

    @Test
    void itIsSignedWhenTheSittingIsClosedWithTheDeclarationAndAsItWasRead() {
        ClosingRecord facts = record("nothing");
        ClosingRecord open =
                new ClosingRecord(sitting("Practitioner", false), TRAINER, List.of(), List.of(), List.of(), List.of());
        assertThat(Records.refusal(facts, facts.digest(), true, "")).isEmpty();
        assertThat(Records.refusal(open, open.digest(), true, ""))
                .map(Refusal::code)
                .contains("record-not-closed");
        assertThat(Records.refusal(facts, facts.digest(), false, ""))
                .map(Refusal::code)
                .contains("record-not-declared");
        assertThat(Records.refusal(facts, facts.digest(), true, "x".repeat(2_001)))
                .map(Refusal::code)
                .contains("record-remarks-too-long");
        assertThat(Records.refusal(facts, record("held").digest(), true, ""))
                .map(Refusal::code)
                .contains("record-has-changed");
    }
}
