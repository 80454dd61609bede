package org.examhall.sitting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.examhall.bank.Response;
import org.examhall.bank.Sheet;
import org.jspecify.annotations.Nullable;

/**
 * A script as {@link AnswerDesk} last saw it in the database: its row and its current answers, under one version. The
 * desk decides upon this copy and writes on the condition that the version has not moved; so the copy can be stale, but
 * a decision on a stale copy is never stored.
 */
final class OpenScript {

    /** A current answer, with the response in its canonical text. */
    record Current(long revision, String response) {}

    /**
     * Where the candidate sits.
     *
     * @param number of the computer, counted from one
     * @param movedAt when the candidate came there, if it is not the first
     * @param cameAfter how many answers have come from an earlier one since
     */
    record Place(int number, @Nullable Long movedAt, int cameAfter) {

        static final Place FIRST = new Place(1, null, 0);
    }

    final String id;
    final String entryId;
    final String paperId;
    final int questions;
    final long version;
    final ScriptState state;
    final int seat;
    final @Nullable Long pausedAt;
    final @Nullable Long endsAt;
    final int journalLength;
    final String chainHead;
    final int answered;
    final int held;
    final Map<Integer, Current> answers;
    final Place place;

    OpenScript(
            String id,
            String entryId,
            String paperId,
            int questions,
            long version,
            ScriptState state,
            int seat,
            @Nullable Long pausedAt,
            @Nullable Long endsAt,
            int journalLength,
            String chainHead,
            int answered,
            int held,
            Map<Integer, Current> answers,
            Place place) {
        this.id = id;
        this.entryId = entryId;
        this.paperId = paperId;
        this.questions = questions;
        this.version = version;
        this.state = state;
        this.seat = seat;
        this.pausedAt = pausedAt;
        this.endsAt = endsAt;
        this.journalLength = journalLength;
        this.chainHead = chainHead;
        this.answered = answered;
        this.held = held;
        this.answers = answers;
        this.place = place;
    }

    ScriptClock clock(long now) {
        return new ScriptClock(now, state, seat, pausedAt, endsAt);
    }

    /** Whether an answer that arrives now counts: the clock runs or stands still, or the end is only just over. */
    boolean takesAnswers(long now) {
        return state == ScriptState.WRITING
                && (pausedAt != null || (endsAt != null && now <= endsAt + Script.GRACE.toMillis()));
    }

    /** Whether the candidate has gone on to another computer from this place. */
    boolean hasLeft(int from) {
        return from < place.number();
    }

    /** Whether this comes so long after the candidate has left that somebody else may sit there. */
    private boolean isTooLate(int from, long now) {
        Long movedAt = place.movedAt();
        return hasLeft(from) && movedAt != null && now > movedAt + Script.LAST_WORDS.toMillis();
    }

    /** Decides about the answers that the candidate's window sends, without storing anything. */
    Decision decide(List<GivenAnswer> given, long now, Sheet sheet) {
        return decide(given, now, sheet, place.number(), Set.of());
    }

    /**
     * Decides about the answers of one request, without storing anything.
     *
     * @param from the candidate's computer that sends them: what one that was left had not sent yet counts for a while,
     *     and is held for review after that
     * @param known answers that have arrived late before and are held already
     */
    Decision decide(List<GivenAnswer> given, long now, Sheet sheet, int from, Set<GivenAnswer> known) {
        Decision decision = new Decision(this, hasLeft(from));
        boolean open = takesAnswers(now) && !isTooLate(from, now);
        for (GivenAnswer answer : given) {
            if (answer.position() < 1
                    || answer.position() > questions
                    || !sheet.question(answer.position()).accepts(answer.response())) {
                decision.unacceptable.add(answer.position());
                continue;
            }
            Current current = decision.current(answer.position());
            String text = sheet.question(answer.position())
                    .canonical(answer.response())
                    .json();
            boolean same = current != null
                    && current.revision() == answer.revision()
                    && current.response().equals(text);
            SaveOutcome.Saved acknowledged = new SaveOutcome.Saved(answer.position(), answer.revision());
            if (same) {
                decision.saved.add(acknowledged);
            } else if (current != null && answer.revision() <= current.revision()) {
                decision.stale.add(new SaveOutcome.Stale(
                        answer.position(), current.revision(), Response.parse(current.response())));
            } else if (!open) {
                decision.held.add(acknowledged);
                if (!known.contains(answer)) {
                    decision.heldAnswers.add(answer);
                }
            } else {
                decision.write(answer, text, now);
                decision.saved.add(acknowledged);
            }
        }
        return decision;
    }

    /** What is to be stored for one request, and the script as it is afterwards. */
    static final class Decision {

        final List<SaveOutcome.Saved> saved = new ArrayList<>();
        final List<SaveOutcome.Stale> stale = new ArrayList<>();
        final List<SaveOutcome.Saved> held = new ArrayList<>();
        final List<GivenAnswer> heldAnswers = new ArrayList<>();
        final List<Integer> unacceptable = new ArrayList<>();
        final List<JournalRow> rows = new ArrayList<>();
        private final OpenScript before;
        private final boolean fromLeft;
        private final Map<Integer, Current> changed = new HashMap<>();
        private int answered;
        private String head;

        private Decision(OpenScript before, boolean fromLeft) {
            this.before = before;
            this.fromLeft = fromLeft;
            this.answered = before.answered;
            this.head = before.chainHead;
        }

        private @Nullable Current current(int position) {
            Current mine = changed.get(position);
            return mine != null ? mine : before.answers.get(position);
        }

        private void write(GivenAnswer answer, String text, long now) {
            Current current = current(answer.position());
            boolean was = current != null && !Response.NONE.json().equals(current.response());
            boolean is = !Response.NONE.json().equals(text);
            answered += (is ? 1 : 0) - (was ? 1 : 0);
            JournalRow row = new JournalRow(
                    before.id,
                    before.journalLength + rows.size() + 1,
                    JournalKind.ANSWER,
                    answer.position(),
                    answer.revision(),
                    text,
                    java.time.Instant.ofEpochMilli(now),
                    head);
            head = row.getHash();
            rows.add(row);
            changed.put(answer.position(), new Current(answer.revision(), text));
        }

        String scriptId() {
            return before.id;
        }

        boolean storesSomething() {
            return !rows.isEmpty() || !heldAnswers.isEmpty();
        }

        OpenScript after() {
            Map<Integer, Current> answers = new HashMap<>(before.answers);
            answers.putAll(changed);
            return new OpenScript(
                    before.id,
                    before.entryId,
                    before.paperId,
                    before.questions,
                    before.version + 1,
                    before.state,
                    before.seat,
                    before.pausedAt,
                    before.endsAt,
                    before.journalLength + rows.size(),
                    head,
                    answered,
                    before.held + heldAnswers.size(),
                    answers,
                    new Place(
                            before.place.number(),
                            before.place.movedAt(),
                            before.place.cameAfter() + (fromLeft ? rows.size() : 0)));
        }
    }
}
