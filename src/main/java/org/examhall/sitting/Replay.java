package org.examhall.sitting;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.examhall.bank.Response;
import org.examhall.sitting.JournalProof.Broken;
import org.examhall.sitting.JournalProof.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A script told again from its journal alone: whoever folds all rows knows its state, its current answers and every
 * minute of its clock, and whoever holds that beside the stored script and its ledger sees whether one of them was
 * changed. It keeps what the rows add up to and not the rows, so a long journal costs no more than a short one.
 *
 * <p>Journals that began before rows about the clock were written do not say with how much time they started. Of such a
 * script only the answers, the start and the end can be told; its clock has the ledger alone.
 */
final class Replay {

    /** An answer as it stands after the last row about its position. */
    record Answer(long revision, String response) {}

    /** A line that the ledger has to have, because this row of the journal tells of it. */
    record Line(int row, TimeKind kind, long millis, Instant at, String by, String why) {}

    /** A line that the ledger has. */
    record Entered(String kind, long millis, Instant at, String by, String why) {

        static Entered of(TimeEntry line) {
            return new Entered(
                    line.getKind().name(),
                    line.time().toMillis(),
                    line.getEnteredAt(),
                    line.getActorName(),
                    line.getReason());
        }

        private boolean is(Line line) {
            return kind.equals(line.kind().name())
                    && millis == line.millis()
                    && at.equals(line.at())
                    && by.equals(line.by())
                    && why.equals(line.why());
        }
    }

    /** A script as the database has it, whatever somebody may have written there. */
    record Stored(
            String state,
            Duration allowance,
            @Nullable Instant startedAt,
            @Nullable Instant endsAt,
            @Nullable Instant pausedAt,
            @Nullable Instant breakUntil,
            Duration breakUsed,
            @Nullable Instant handedInAt,
            @Nullable String handedInBy,
            int answered) {

        private boolean isBegun() {
            return startedAt != null
                    || state.equals(ScriptState.WRITING.name())
                    || state.equals(ScriptState.HANDED_IN.name());
        }
    }

    private int rows;
    private boolean timed;
    private ScriptState state = ScriptState.CALLED;
    private long allowance;
    private long breaks;
    private long breakUsed;
    private long atStart;
    private @Nullable Instant startedAt;
    private @Nullable Instant endsAt;
    private @Nullable Instant pausedAt;
    private @Nullable Instant breakUntil;
    private @Nullable Instant handedInAt;
    private @Nullable HandedInBy handedInBy;
    private final Map<Integer, Answer> answers = new HashMap<>();
    private final List<Line> lines = new ArrayList<>();
    private final List<String> receipts = new ArrayList<>();
    private int lastOfClock = 1;
    private int lastOfState = 1;
    private int lastAnswer = 1;
    private @Nullable Broken impossible;

    /**
     * The next row, in the order of the numbers. After one that cannot have happened there is nothing more to learn.
     */
    void pass(JournalLine line) {
        if (impossible != null) {
            return;
        }
        rows++;
        if (!tell(line)) {
            impossible = new Broken(line.seq(), Reason.NOT_POSSIBLE);
        }
    }

    private boolean tell(JournalLine line) {
        if (line.kind().equals(JournalKind.STARTED.name())) {
            return start(line);
        }
        if (startedAt == null) {
            return false;
        }
        if (line.kind().equals(JournalKind.LATE_ANSWER.name())) {
            return answer(line);
        }
        if (line.kind().equals(JournalKind.ANSWER.name())) {
            return state == ScriptState.WRITING && answer(line);
        }
        if (line.kind().equals(JournalKind.HANDED_IN.name())) {
            return handIn(line);
        }
        Note note = Note.parse(line.response());
        if (line.kind().equals(JournalKind.REOPENED.name())) {
            return reopen(line, note);
        }
        return state == ScriptState.WRITING && (moveClock(line, note) || !timed);
    }

    private boolean start(JournalLine line) {
        if (startedAt != null) {
            return false;
        }
        state = ScriptState.WRITING;
        startedAt = line.recordedAt();
        Note note = Note.parse(line.response());
        timed = note.number("allowance").isPresent();
        atStart = note.number("allowance").orElse(0L);
        allowance = atStart;
        breaks = note.number("breaks").orElse(0L);
        endsAt = startedAt.plusMillis(allowance);
        return timed || line.response().isEmpty();
    }

    private boolean answer(JournalLine line) {
        Answer before = answers.get(line.position());
        if (before != null
                && line.revision() <= before.revision()
                && !line.kind().equals(JournalKind.LATE_ANSWER.name())) {
            return false;
        }
        answers.put(line.position(), new Answer(line.revision(), line.response()));
        lastAnswer = line.seq();
        return true;
    }

    private boolean handIn(JournalLine line) {
        if (state != ScriptState.WRITING || (timed && pausedAt != null)) {
            return false;
        }
        for (HandedInBy by : HandedInBy.values()) {
            if (line.response().equals(by.name())) {
                state = ScriptState.HANDED_IN;
                handedInAt = line.recordedAt();
                handedInBy = by;
                lastOfState = line.seq();
                receipts.add(Receipt.code(line.hash()));
                return true;
            }
        }
        return false;
    }

    private boolean reopen(JournalLine line, Note note) {
        if (state != ScriptState.HANDED_IN) {
            return false;
        }
        state = ScriptState.WRITING;
        handedInAt = null;
        handedInBy = null;
        lastOfState = line.seq();
        return grant(TimeKind.REOPENING, line, note);
    }

    private boolean moveClock(JournalLine line, Note note) {
        switch (line.kind()) {
            case "PAUSED" -> {
                if (pausedAt != null) {
                    return false;
                }
                pausedAt = line.recordedAt();
                lastOfClock = line.seq();
                return true;
            }
            case "RESUMED" -> {
                return breakUntil == null && goOn(TimeKind.PAUSE, line, note, line.recordedAt());
            }
            case "BREAK_BEGUN" -> {
                if (pausedAt != null || note.number("until").isEmpty()) {
                    return false;
                }
                pausedAt = line.recordedAt();
                breakUntil = Instant.ofEpochMilli(note.number("until").orElseThrow());
                lastOfClock = line.seq();
                return breakUntil.equals(pausedAt.plusMillis(breaks - breakUsed));
            }
            case "BREAK_ENDED" -> {
                Instant until = breakUntil;
                if (until == null) {
                    return false;
                }
                breakUntil = null;
                breakUsed += note.number("given").orElse(0L);
                return goOn(TimeKind.BREAK, line, note, line.recordedAt().isBefore(until) ? line.recordedAt() : until);
            }
            case "TIME_ADDED" -> {
                return grant(TimeKind.ADDITION, line, note);
            }
            case "GIVEN_BACK" -> {
                return grant(TimeKind.GIVE_BACK, line, note);
            }
            default -> {
                return false;
            }
        }
    }

    private boolean goOn(TimeKind kind, JournalLine line, Note note, Instant end) {
        Instant since = pausedAt;
        if (since == null) {
            return false;
        }
        pausedAt = null;
        long stood = Math.max(0, Duration.between(since, end).toMillis());
        return note.number("given").filter(given -> given == stood).isPresent() && grant(kind, line, note);
    }

    private boolean grant(TimeKind kind, JournalLine line, Note note) {
        Optional<Long> given = note.number("given");
        if (given.isEmpty() || given.get() < 0) {
            return false;
        }
        allowance += given.get();
        endsAt = Objects.requireNonNull(endsAt).plusMillis(given.get());
        lastOfClock = line.seq();
        lines.add(new Line(line.seq(), kind, given.get(), line.recordedAt(), note.words("by"), note.words("why")));
        return true;
    }

    /** Where the journal and what is stored part; empty if they tell the same. */
    Optional<Broken> compare(Stored script, List<Entered> ledger) {
        if (impossible != null) {
            return Optional.of(impossible);
        }
        if (startedAt == null) {
            return script.isBegun() ? differs(1) : Optional.empty();
        }
        if (script.answered() != answered()) {
            return differs(lastAnswer);
        }
        if (!state.name().equals(script.state())
                || !Objects.equals(handedInAt, script.handedInAt())
                || !Objects.equals(handedInBy == null ? null : handedInBy.name(), script.handedInBy())) {
            return differs(lastOfState);
        }
        if (!startedAt.equals(script.startedAt())) {
            return differs(1);
        }
        if (!timed) {
            return Optional.empty();
        }
        if (allowance != script.allowance().toMillis()
                || !Objects.equals(endsAt, script.endsAt())
                || !Objects.equals(pausedAt, script.pausedAt())
                || !Objects.equals(breakUntil, script.breakUntil())
                || breakUsed != script.breakUsed().toMillis()) {
            return differs(lastOfClock);
        }
        return compare(ledger);
    }

    /** Each line that a row tells of is in the ledger, and what else is there adds up to the time at the start. */
    private Optional<Broken> compare(List<Entered> ledger) {
        List<Entered> left = new ArrayList<>(ledger);
        for (Line line : lines) {
            Optional<Entered> entered =
                    left.stream().filter(one -> one.is(line)).findFirst();
            if (entered.isEmpty()) {
                return Optional.of(new Broken(line.row(), Reason.LEDGER_DIFFERS));
            }
            left.remove(entered.get());
        }
        long before = left.stream().mapToLong(Entered::millis).sum();
        return before == atStart ? Optional.empty() : Optional.of(new Broken(1, Reason.LEDGER_DIFFERS));
    }

    private static Optional<Broken> differs(int row) {
        return Optional.of(new Broken(row, Reason.SCRIPT_DIFFERS));
    }

    /** How many rows were passed. */
    int rows() {
        return rows;
    }

    /** Whether the journal tells the clock too; those from before it did do not. */
    boolean tellsTheClock() {
        return timed;
    }

    ScriptState state() {
        return state;
    }

    Optional<Instant> startedAt() {
        return Optional.ofNullable(startedAt);
    }

    Optional<Instant> endsAt() {
        return Optional.ofNullable(endsAt);
    }

    Duration allowance() {
        return Duration.ofMillis(allowance);
    }

    Duration breakUsed() {
        return Duration.ofMillis(breakUsed);
    }

    /** Since when the clock stands still, if it does. */
    Optional<Instant> pausedAt() {
        return Optional.ofNullable(pausedAt);
    }

    Optional<Instant> handedInAt() {
        return Optional.ofNullable(handedInAt);
    }

    Optional<HandedInBy> handedInBy() {
        return Optional.ofNullable(handedInBy);
    }

    /** The current answers by position. */
    Map<Integer, Answer> answers() {
        return Map.copyOf(answers);
    }

    /** How many positions have an answer that was not taken back. */
    int answered() {
        return (int) answers.values().stream()
                .filter(answer -> !answer.response().equals(Response.NONE.json()))
                .count();
    }

    /** The lines of the ledger that the journal tells of: all that changed the clock after the start. */
    List<Line> lines() {
        return List.copyOf(lines);
    }

    /** The receipt codes of all hand-ins; each of them was given out and stays good. */
    List<String> receipts() {
        return List.copyOf(receipts);
    }
}
