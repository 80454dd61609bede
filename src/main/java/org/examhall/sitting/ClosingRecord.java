package org.examhall.sitting;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.examhall.candidate.Needs;
import org.examhall.kernel.Digest;
import org.jspecify.annotations.Nullable;

/**
 * What the invigilator signs when a sitting is over: who came, when, for how long, and what was done to anybody's time.
 * It is put together from the facts each time it is looked at, so that a fact that changes after a signature, such as
 * an answer that arrives late and is held, shows as a difference between the record and what was signed.
 *
 * @param attendance in the order of the candidate numbers
 * @param adjustments all lines of the ledgers but the time that everybody has, by candidate number and time
 * @param irregularities in the order in which they were noted
 * @param remarks what the invigilator remarked, and who was not admitted why, in the order in which it was written
 * @param checkIns of those who have signed in, by candidate number
 * @param windows what the candidates' windows noticed
 */
public record ClosingRecord(
        Sitting sitting,
        Person invigilator,
        List<Attendance> attendance,
        List<Adjustment> adjustments,
        List<Noted> irregularities,
        List<Remarked> remarks,
        List<CheckIn> checkIns,
        Windows windows) {

    /** A record of a sitting at which nobody has checked in. */
    ClosingRecord(
            Sitting sitting,
            Person invigilator,
            List<Attendance> attendance,
            List<Adjustment> adjustments,
            List<Noted> irregularities,
            List<Remarked> remarks) {
        this(sitting, invigilator, attendance, adjustments, irregularities, remarks, List.of(), Windows.QUIET);
    }

    /** The invigilator. */
    public record Person(String id, String name) {}

    /**
     * One candidate at the sitting.
     *
     * @param script null if the candidate was entered, but no paper was laid out
     * @param readyAt when the candidate had confirmed name and paper
     * @param allowed all the time the candidate had, with extra time, additions and pauses
     * @param held answers that arrived after the end
     * @param receipt empty before the hand-in
     */
    public record Attendance(
            String number,
            String name,
            @Nullable String script,
            ScriptState state,
            @Nullable Instant readyAt,
            @Nullable Instant startedAt,
            @Nullable Instant handedInAt,
            @Nullable HandedInBy handedInBy,
            Duration allowed,
            int answered,
            int questions,
            int held,
            String receipt) {}

    /** A change of somebody's time: what, by how much, and who wanted it why. */
    public record Adjustment(
            String number, String name, TimeKind kind, Duration time, Instant at, String by, String reason) {}

    /**
     * Something that the rules do not foresee.
     *
     * @param concerned the candidates whom it concerns, by number; empty if it concerns the room
     */
    public record Noted(
            IrregularityKind kind, String happened, String done, Instant at, String by, List<Concerned> concerned) {

        public Noted {
            concerned = concerned.stream()
                    .sorted(Comparator.comparing(Concerned::number))
                    .toList();
        }
    }

    /**
     * A remark.
     *
     * @param concerned the candidates whom it concerns, by number; empty if it concerns the room
     */
    public record Remarked(RoomRemark.Kind kind, String words, Instant at, String by, List<Concerned> concerned) {

        public Remarked {
            concerned = concerned.stream()
                    .sorted(Comparator.comparing(Concerned::number))
                    .toList();
        }
    }

    /** A candidate whom an irregularity or a remark concerns. */
    public record Concerned(String number, String name) {}

    /**
     * How one candidate came in.
     *
     * @param identityAt when the invigilator had checked who it is, and who that was; null and empty if nobody has
     * @param rules the version of the rules that were accepted; empty before that
     * @param moves how often the candidate went on to another computer
     * @param cameAfter how many answers came from a computer that the candidate had left already
     * @param failed what the computer at check-in said is not as it should be
     */
    public record CheckIn(
            String number,
            String name,
            @Nullable Instant identityAt,
            String identityBy,
            String rules,
            Needs needs,
            int moves,
            int cameAfter,
            List<SystemCheck.Finding> failed) {}

    /**
     * What was noticed of the candidates' windows.
     *
     * @param awaySeconds how long away counts as long
     * @param signals of those of whom there is something to say, by candidate number
     * @param locks of scripts, because of their browser, in the order in which they came
     */
    public record Windows(int awaySeconds, List<Noticed> signals, List<Locked> locks) {

        static final Windows QUIET = new Windows(Thresholds.USUAL.awaySeconds(), List.of(), List.of());

        public Windows {
            signals = signals.stream()
                    .sorted(Comparator.comparing(Noticed::number))
                    .toList();
            locks = List.copyOf(locks);
        }
    }

    /** One candidate's signals, counted. */
    public record Noticed(String number, String name, SignalTally tally) {}

    /**
     * One time that a candidate's script was locked.
     *
     * @param until null if nobody had looked when it was handed in
     * @param waived whether the candidate was let go on in any browser
     */
    public record Locked(
            String number,
            String name,
            Instant at,
            @Nullable Instant until,
            boolean waived,
            String by,
            String reason) {}

    public ClosingRecord {
        checkIns =
                checkIns.stream().sorted(Comparator.comparing(CheckIn::number)).toList();
        irregularities = List.copyOf(irregularities);
        remarks = List.copyOf(remarks);
        attendance = attendance.stream()
                .sorted(Comparator.comparing(Attendance::number))
                .toList();
        adjustments = adjustments.stream()
                .sorted(Comparator.comparing(Adjustment::number)
                        .thenComparing(Adjustment::at)
                        .thenComparing(Adjustment::kind))
                .toList();
    }

    /** Whether it can be signed: after the end, and not before. */
    public boolean isClosed() {
        return sitting.getState() == Sitting.State.CLOSED;
    }

    /** How many came, which is to say signed in. */
    public long present() {
        return attendance.stream()
                .filter(one -> one.state() != ScriptState.EXPECTED)
                .count();
    }

    /**
     * The facts in one fixed form, whatever the language of the page: a line for each record, its fields separated by
     * tabs, instants and spans in milliseconds. Candidates are named by their numbers, so that a name that is spelled
     * right later, or taken out after the time of retention, does not undo a signature.
     */
    String canonical() {
        StringBuilder text = new StringBuilder("examhall closing record 2\n");
        line(
                text,
                "sitting",
                sitting.getId(),
                sitting.getTitle(),
                sitting.getBlueprint(),
                sitting.getVenueName(),
                sitting.getZone().getId(),
                sitting.getState(),
                millis(sitting.getScheduledAt()),
                millis(sitting.openedAt().orElse(null)),
                millis(sitting.closedAt().orElse(null)),
                invigilator.id(),
                invigilator.name());
        for (Attendance one : attendance) {
            line(
                    text,
                    "candidate",
                    one.number(),
                    one.state(),
                    millis(one.readyAt()),
                    millis(one.startedAt()),
                    millis(one.handedInAt()),
                    Optional.ofNullable(one.handedInBy()).map(HandedInBy::name).orElse(""),
                    one.allowed().toMillis(),
                    one.answered(),
                    one.questions(),
                    one.held(),
                    one.receipt());
        }
        for (Adjustment one : adjustments) {
            line(
                    text,
                    "time",
                    one.number(),
                    one.kind(),
                    one.time().toMillis(),
                    millis(one.at()),
                    one.by(),
                    one.reason());
        }
        for (Noted one : irregularities) {
            line(
                    text,
                    "irregularity",
                    one.kind(),
                    millis(one.at()),
                    one.by(),
                    one.concerned().stream().map(Concerned::number).collect(Collectors.joining(" ")),
                    one.happened(),
                    one.done());
        }
        for (Remarked one : remarks) {
            line(
                    text,
                    "remark",
                    one.kind(),
                    millis(one.at()),
                    one.by(),
                    one.concerned().stream().map(Concerned::number).collect(Collectors.joining(" ")),
                    one.words());
        }
        for (CheckIn one : checkIns) {
            // Of sittings before these facts were kept nothing is said, so that their signatures stand.
            if (one.identityAt() != null || one.moves() > 0) {
                line(
                        text,
                        "check-in",
                        one.number(),
                        millis(one.identityAt()),
                        one.identityBy(),
                        one.rules(),
                        one.needs().canonical(),
                        one.moves(),
                        one.cameAfter());
            }
        }
        for (Noticed one : windows.signals()) {
            line(text, "signals", one.number(), one.tally().canonical(), windows.awaySeconds());
        }
        for (Locked one : windows.locks()) {
            line(
                    text,
                    "lock",
                    one.number(),
                    millis(one.at()),
                    millis(one.until()),
                    one.waived(),
                    one.by(),
                    one.reason());
        }
        return text.toString();
    }

    private static String millis(@Nullable Instant instant) {
        return instant == null ? "" : Long.toString(instant.toEpochMilli());
    }

    /** One line; what a person has typed cannot end it or begin another field. */
    static void line(StringBuilder text, Object... fields) {
        for (int i = 0; i < fields.length; i++) {
            text.append(i == 0 ? "" : "\t")
                    .append(fields[i]
                            .toString()
                            .replace("\\", "\\\\")
                            .replace("\t", "\\t")
                            .replace("\r", "\\r")
                            .replace("\n", "\\n"));
        }
        text.append('\n');
    }

    /** SHA-256 of the facts. */
    public String digest() {
        return Digest.hex(canonical());
    }
}
