package org.examhall.sitting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.examhall.candidate.Candidate;
import org.examhall.candidate.CandidateRef;
import org.examhall.candidate.Candidates;
import org.examhall.candidate.Needs;
import org.examhall.entry.Entries;
import org.examhall.entry.Entry;
import org.examhall.entry.EntryRef;
import org.examhall.kernel.Language;
import org.jspecify.annotations.Nullable;

/** What an invigilator sees of a sitting: who is there and how far, and never what anybody has answered. */
@ApplicationScoped
@Transactional
public class Board {

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Candidates candidates;

    @Inject
    Entries entries;

    @Inject
    Scripts scripts;

    @Inject
    Irregularities irregularities;

    @Inject
    Messages messages;

    @Inject
    RoomRemarks remarks;

    @Inject
    Presence presence;

    /** How long what seldom changes is kept at most, since a name that is spelled right leaves no mark here. */
    private static final Duration LONGEST_STANDING = Duration.ofSeconds(30);

    @Inject
    SeatRequests requests;

    @Inject
    Disconnections disconnections;

    @Inject
    SafeBrowsers browsers;

    @Inject
    Signals signals;

    /** The board of one sitting at one moment; instants in milliseconds by the server's clock. */
    public record View(
            long now,
            SittingView sitting,
            List<CandidateView> candidates,
            List<IrregularityView> irregularities,
            List<Messages.Sent> messages,
            List<RoomRemark> remarks) {}

    /** An irregularity, with those whom it concerns by the keys of their rows. */
    public record IrregularityView(Irregularity noted, List<String> scripts) {}

    public record SittingView(
            String ref,
            String title,
            String venue,
            String zone,
            String state,
            long scheduledAt,
            int questions,
            @Nullable EvacuationView evacuation) {}

    public record EvacuationView(long since, String reason, String by) {}

    /**
     * One candidate's row. A field is null where there is nothing to say yet.
     *
     * @param script the key of the script; while there is none, that of the entry, which tells the rows apart
     * @param language of the paper
     * @param again how often somebody has signed in although the seat was taken, the last time at {@code againAt}; of
     *     these the invigilator has looked at {@code againSeen}
     * @param evacuated whether it is an evacuation that has stopped the clock or the start
     * @param refusedAt since when the invigilator does not admit the candidate, if it is so
     * @param lockedAt since when the script is locked because of its browser
     * @param flags what the signals have reached by the sitting's thresholds
     */
    public record CandidateView(
            String script,
            String name,
            String number,
            String keycode,
            Needs arrangement,
            Language language,
            int extraPercent,
            String state,
            boolean paused,
            boolean evacuated,
            boolean connected,
            @Nullable Long lastSeen,
            int answered,
            int unsent,
            @Nullable Long lastSaved,
            @Nullable Long startedAt,
            @Nullable Long endsAt,
            @Nullable Long pausedAt,
            long allowance,
            int held,
            int repeated,
            int again,
            @Nullable Long againAt,
            int againSeen,
            @Nullable Long refusedAt,
            @Nullable String handedInBy,
            List<LedgerLine> ledger,
            SeatView seat,
            TimeView time,
            @Nullable Long lockedAt,
            SignalTally signals,
            List<SignalTally.Flag> flags) {}

    /**
     * Where one candidate sits, and who says so.
     *
     * @param asks who asks for this seat
     * @param moveUntil until when another computer is let in without a question
     * @param movedAt when the candidate came to the present computer, if it is not the first
     * @param leftUnsent how many answers the computer before it said it still holds, the last time at {@code leftAt}
     * @param cameAfter how many answers that computer has delivered since
     * @param check what the computer at check-in found out about itself
     */
    public record SeatView(
            List<SeatRequests.Asked> asks,
            @Nullable Long moveUntil,
            @Nullable Long movedAt,
            int leftUnsent,
            @Nullable Long leftAt,
            int cameAfter,
            @Nullable Long identityAt,
            @Nullable String identityBy,
            SystemCheck check) {

        public static final SeatView NONE =
                new SeatView(List.of(), null, null, 0, null, 0, null, null, SystemCheck.NONE);
    }

    /**
     * What is to be known of a candidate's time beside the clock.
     *
     * @param breakGranted all the time of rest breaks by arrangement; zero without one
     * @param breakUntil when the break that lasts is used up, or null
     */
    public record TimeView(
            long breakGranted, long breakLeft, @Nullable Long breakUntil, List<Silence> silences) {

        public static final TimeView NONE = new TimeView(0, 0, null, List.of());
    }

    /** A time in which the candidate was not connected; see {@link Disconnection}. */
    public record Silence(
            String key,
            long since,
            @Nullable Long until,
            long lost,
            String state,
            @Nullable String by,
            @Nullable String why) {

        static Silence of(Disconnection one) {
            return new Silence(
                    one.getId(),
                    one.getSilentSince().toEpochMilli(),
                    millis(one.heardAgain()),
                    one.lost().toMillis(),
                    one.getState().name(),
                    one.getDecidedBy(),
                    one.getReason());
        }
    }

    public record LedgerLine(String kind, long millis, long at, String by, String why) {}

    /**
     * What of a board seldom changes: who is entered, and the lines of the ledgers, which are only ever added to.
     * Whoever looks at a board again and again keeps it, and has it read anew when it has changed.
     *
     * @param mark differs where an entry or a ledger differs
     * @param readAt when it was read, in milliseconds; people's names carry no mark
     */
    public record Standing(
            List<Entry> entered,
            Map<CandidateRef, Candidate> people,
            Map<String, List<LedgerLine>> ledgers,
            String mark,
            long readAt) {}

    public View of(Sitting sitting) {
        return of(sitting, read(sitting, ""));
    }

    /**
     * What stands now.
     *
     * @param before what stood when it was asked for last; it is given back if it still does
     */
    public Standing standing(Sitting sitting, @Nullable Standing before) {
        String mark = mark(sitting);
        if (before != null
                && before.mark().equals(mark)
                && clock.millis() - before.readAt() < LONGEST_STANDING.toMillis()) {
            return before;
        }
        return read(sitting, mark);
    }

    private Standing read(Sitting sitting, String mark) {
        List<Entry> entered = entries.at(sitting.ref());
        Map<CandidateRef, Candidate> people =
                candidates.byRef(entered.stream().map(Entry::candidate).toList());
        return new Standing(entered, people, ledgers(sitting), mark, clock.millis());
    }

    /** Lines of a ledger are added and never changed, so their number and sum tell whether all is as it was. */
    private String mark(Sitting sitting) {
        Object[] lines = em.createQuery(
                        "select count(t), sum(t.millis) from TimeEntry t, Script s where t.scriptId = s.id"
                                + " and s.sittingId = :sitting",
                        Object[].class)
                .setParameter("sitting", sitting.getId())
                .getSingleResult();
        return entries.mark(sitting.ref()) + " " + lines[0] + " " + lines[1];
    }

    /** The board of a sitting with what {@link #standing} has read before. */
    public View of(Sitting sitting, Standing standing) {
        long now = clock.millis();
        List<Entry> entered = standing.entered();
        Map<CandidateRef, Candidate> people = standing.people();
        Map<EntryRef, Script> byEntry = new HashMap<>();
        scripts.at(sitting.ref()).forEach(script -> byEntry.put(script.entry(), script));
        Map<String, List<LedgerLine>> ledgers = standing.ledgers();
        Map<ScriptRef, List<SeatRequests.Asked>> asks =
                requests.at(sitting.ref()).stream().collect(Collectors.groupingBy(SeatRequests.Asked::script));
        Map<ScriptRef, List<Disconnection>> silences = disconnections.at(sitting.ref());
        Thresholds thresholds = browsers.of(sitting.ref()).thresholds();
        Map<String, SignalTally> tallies = signals.at(sitting.ref(), thresholds);
        Map<CandidateRef, String> keys = new HashMap<>();
        List<CandidateView> rows = new ArrayList<>();
        int questions = 0;
        for (Entry entry : entered) {
            Candidate person = people.get(entry.candidate());
            if (person == null) {
                continue;
            }
            Script script = byEntry.get(entry.ref());
            keys.put(entry.candidate(), script == null ? entry.getId() : script.getId());
            if (script != null) {
                questions = script.getQuestions();
                SignalTally tally = tallies.getOrDefault(script.getId(), SignalTally.NONE);
                rows.add(row(
                        entry,
                        person,
                        script,
                        ledgers.getOrDefault(script.getId(), List.of()),
                        asks,
                        time(script, silences.getOrDefault(script.ref(), List.of()), now),
                        tally,
                        thresholds,
                        now));
            } else {
                rows.add(expected(entry, person));
            }
        }
        return new View(
                now,
                new SittingView(
                        sitting.getId(),
                        sitting.getTitle(),
                        sitting.getVenueName(),
                        sitting.getZone().getId(),
                        sitting.getState().name(),
                        sitting.getScheduledAt().toEpochMilli(),
                        questions,
                        sitting.evacuation()
                                .map(one -> new EvacuationView(one.since().toEpochMilli(), one.reason(), one.by()))
                                .orElse(null)),
                rows,
                irregularities.at(sitting.ref()).stream()
                        .map(noted -> new IrregularityView(
                                noted,
                                noted.candidates().stream()
                                        .map(candidate -> keys.getOrDefault(candidate, ""))
                                        .toList()))
                        .toList(),
                messages.at(sitting.ref()),
                remarks.at(sitting.ref()));
    }

    private Map<String, List<LedgerLine>> ledgers(Sitting sitting) {
        Map<String, List<LedgerLine>> ledgers = new HashMap<>();
        em.createQuery(
                        "select t from TimeEntry t, Script s where t.scriptId = s.id and s.sittingId = :sitting"
                                + " order by t.enteredAt, t.id",
                        TimeEntry.class)
                .setParameter("sitting", sitting.getId())
                .getResultStream()
                .forEach(line -> ledgers.computeIfAbsent(line.script().value(), key -> new ArrayList<>())
                        .add(new LedgerLine(
                                line.getKind().name(),
                                line.time().toMillis(),
                                line.getEnteredAt().toEpochMilli(),
                                line.getActorName(),
                                line.getReason())));
        return ledgers;
    }

    private CandidateView expected(Entry entry, Candidate person) {
        return new CandidateView(
                entry.getId(),
                person.getName(),
                person.getNumber().value(),
                entry.keycode().shown(),
                entry.needs(),
                entry.language(),
                entry.getExtraPercent(),
                ScriptState.EXPECTED.name(),
                false,
                false,
                false,
                null,
                0,
                0,
                null,
                null,
                null,
                null,
                entry.base().plus(entry.extra()).toMillis(),
                0,
                entry.getRepeatedItems(),
                0,
                null,
                0,
                null,
                null,
                List.of(),
                SeatView.NONE,
                TimeView.NONE,
                null,
                SignalTally.NONE,
                List.of());
    }

    private SeatView seat(Script script, List<SeatRequests.Asked> asks) {
        Optional<Presence.Report> left = presence.ofLeft(script.ref());
        return new SeatView(
                asks,
                millis(script.moveUntil().filter(until -> until.isAfter(clock.instant()))),
                millis(script.movedAt()),
                left.map(Presence.Report::unsent).orElse(0),
                left.map(Presence.Report::at).orElse(null),
                script.getCameAfter(),
                millis(script.identityCheckedAt()),
                script.identityCheckedBy().orElse(null),
                script.systemCheck());
    }

    private static TimeView time(Script script, List<Disconnection> silences, long now) {
        Instant at = Instant.ofEpochMilli(now);
        return new TimeView(
                script.breakGranted().toMillis(),
                script.breakLeft(at).toMillis(),
                millis(script.breakUntil(at)),
                silences.stream().map(Silence::of).toList());
    }

    private CandidateView row(
            Entry entry,
            Candidate person,
            Script script,
            List<LedgerLine> ledger,
            Map<ScriptRef, List<SeatRequests.Asked>> asks,
            TimeView time,
            SignalTally tally,
            Thresholds thresholds,
            long now) {
        Optional<Instant> still = script.stillSince(Instant.ofEpochMilli(now));
        Optional<Presence.Report> report = presence.of(script.ref());
        Long seen = seen(report, script);
        boolean connected = seen != null && now - seen < Presence.SILENCE.toMillis();
        return new CandidateView(
                script.getId(),
                person.getName(),
                person.getNumber().value(),
                entry.keycode().shown(),
                entry.needs(),
                entry.language(),
                entry.getExtraPercent(),
                script.getState().name(),
                still.isPresent(),
                script.isEvacuated(),
                connected,
                seen,
                script.getAnswered(),
                report.map(Presence.Report::unsent).orElse(0),
                millis(script.lastSavedAt()),
                millis(script.startedAt()),
                millis(script.endsAt(Instant.ofEpochMilli(now))),
                millis(still),
                script.allowance().toMillis(),
                script.getHeld(),
                entry.getRepeatedItems(),
                script.getSignedInAgain(),
                millis(script.signedInAgainAt()),
                script.getSignedInAgainSeen(),
                millis(script.refusedAt()),
                script.handedInBy()
                        .map(by -> by.name().toLowerCase(java.util.Locale.ROOT))
                        .orElse(null),
                ledger,
                seat(script, asks.getOrDefault(script.ref(), List.of())),
                time,
                millis(script.lockedAt()),
                tally,
                tally.flags(thresholds));
    }

    /** An answer that was saved is a sign of life too, of which the database tells what another node has heard. */
    private static @Nullable Long seen(Optional<Presence.Report> report, Script script) {
        Long saved = script.getState() == ScriptState.WRITING ? millis(script.lastSavedAt()) : null;
        Long heard = report.map(Presence.Report::at).orElse(null);
        return heard == null || (saved != null && saved > heard) ? saved : heard;
    }

    private static @Nullable Long millis(Optional<Instant> instant) {
        return instant.map(Instant::toEpochMilli).orElse(null);
    }
}
