package org.examhall.sitting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.examhall.candidate.Candidate;
import org.examhall.candidate.CandidateRef;
import org.examhall.candidate.Candidates;
import org.examhall.candidate.Needs;
import org.examhall.entry.Entries;
import org.examhall.entry.Entry;
import org.examhall.entry.EntryRef;
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
    Presence presence;

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
            List<Messages.Sent> messages) {}

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
     * @param again how often somebody has signed in although the seat was taken, the last time at {@code againAt}; of
     *     these the invigilator has looked at {@code againSeen}
     * @param evacuated whether it is an evacuation that has stopped the clock or the start
     * @param lockedAt since when the script is locked because of its browser
     * @param flags what the signals have reached by the sitting's thresholds
     */
    public record CandidateView(
            String script,
            String name,
            String number,
            String keycode,
            Needs arrangement,
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
            @Nullable String handedInBy,
            List<LedgerLine> ledger,
            @Nullable Long lockedAt,
            SignalTally signals,
            List<SignalTally.Flag> flags) {}

    public record LedgerLine(String kind, long millis, long at, String by, String why) {}

    public View of(Sitting sitting) {
        long now = clock.millis();
        List<Entry> entered = entries.at(sitting.ref());
        Map<CandidateRef, Candidate> people =
                candidates.byRef(entered.stream().map(Entry::candidate).toList());
        Map<EntryRef, Script> byEntry = new HashMap<>();
        scripts.at(sitting.ref()).forEach(script -> byEntry.put(script.entry(), script));
        Map<String, List<LedgerLine>> ledgers = ledgers(sitting);
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
                List<LedgerLine> ledger = ledgers.getOrDefault(script.getId(), List.of());
                rows.add(row(entry, person, script, ledger, tally, thresholds, now));
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
                messages.at(sitting.ref()));
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
                List.of(),
                null,
                SignalTally.NONE,
                List.of());
    }

    private CandidateView row(
            Entry entry,
            Candidate person,
            Script script,
            List<LedgerLine> ledger,
            SignalTally tally,
            Thresholds thresholds,
            long now) {
        Optional<Presence.Report> report = presence.of(script.ref());
        boolean connected =
                report.map(r -> now - r.at() < Presence.SILENCE.toMillis()).orElse(false);
        return new CandidateView(
                script.getId(),
                person.getName(),
                person.getNumber().value(),
                entry.keycode().shown(),
                entry.needs(),
                entry.getExtraPercent(),
                script.getState().name(),
                script.isPaused(),
                script.isEvacuated(),
                connected,
                report.map(Presence.Report::at).orElse(null),
                script.getAnswered(),
                report.map(Presence.Report::unsent).orElse(0),
                millis(script.lastSavedAt()),
                millis(script.startedAt()),
                millis(script.endsAt()),
                script.isPaused() ? millis(script.pausedAt()) : null,
                script.allowance().toMillis(),
                script.getHeld(),
                entry.getRepeatedItems(),
                script.getSignedInAgain(),
                millis(script.signedInAgainAt()),
                script.getSignedInAgainSeen(),
                script.handedInBy()
                        .map(by -> by.name().toLowerCase(java.util.Locale.ROOT))
                        .orElse(null),
                ledger,
                millis(script.lockedAt()),
                tally,
                tally.flags(thresholds));
    }

    private static @Nullable Long millis(Optional<Instant> instant) {
        return instant.map(Instant::toEpochMilli).orElse(null);
    }
}
