package org.examhall.sitting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.examhall.account.Actor;
import org.examhall.account.AuditTrail;
import org.examhall.bank.PaperRef;
import org.examhall.bank.Papers;
import org.examhall.entry.SittingRef;
import org.examhall.kernel.Reference;
import org.examhall.kernel.Refusal;

/**
 * What an invigilator does at a sitting: for one candidate, some or all. Each action is one transaction, looks at each
 * script on its own, and is in the audit trail.
 */
@ApplicationScoped
@Transactional
public class Invigilation {

    /** The most time that can be given in one action. */
    static final Duration MOST_ADDED = Duration.ofHours(2);

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Sittings sittings;

    @Inject
    Scripts scripts;

    @Inject
    Papers papers;

    @Inject
    Messages messages;

    @Inject
    RoomRemarks remarks;

    @Inject
    AuditTrail audit;

    @Inject
    SafeBrowsers browsers;

    /** Admits candidates whose identity this person has checked; who admits says so, and it is kept with the script. */
    public Done admit(SittingRef sitting, Collection<ScriptRef> chosen, Actor by) {
        sittings.requireOpen(sitting);
        return each(sitting, chosen, by, "candidate-admitted", "", script -> script.admit(by, clock.instant()));
    }

    /** Does not admit candidates, or takes their admission back; the reason is kept with the record. */
    public Done refuse(SittingRef sitting, Collection<ScriptRef> chosen, String reason, Actor by) {
        requireReason(reason);
        sittings.requireOpen(sitting);
        Done done = each(sitting, chosen, by, "candidate-refused", "", script -> script.refuse(clock.instant()));
        if (!done.done().isEmpty()) {
            remarks.notAdmitted(sitting, done.done(), reason, by);
        }
        return done;
    }

    /** Calls candidates to their papers; each clock starts when the paper is shown. */
    public Done start(SittingRef sitting, Collection<ScriptRef> chosen, Actor by) {
        sittings.requireOpen(sitting);
        List<Script> locked = lock(sitting, chosen);
        requireNoEvacuation(sitting);
        Map<ScriptRef, PaperRef> called = locked.stream().collect(Collectors.toMap(Script::ref, Script::paper));
        Done done = each(locked, by, "candidate-started", "", Script::call);
        papers.layReady(done.done().stream().map(called::get).toList());
        return done;
    }

    public Done pause(SittingRef sitting, Collection<ScriptRef> chosen, String reason, Actor by) {
        requireNotTooLong(reason);
        return each(
                sitting,
                chosen,
                by,
                "clock-paused",
                reason,
                script -> script.pause(clock.instant(), by, reason.strip()));
    }

    /** Lets clocks run on; the time they stood still is entered in the ledgers. */
    public Done resume(SittingRef sitting, Collection<ScriptRef> chosen, String reason, Actor by) {
        requireNotTooLong(reason);
        List<Script> locked = lock(sitting, chosen);
        requireNoEvacuation(sitting);
        return each(locked, by, "clock-resumed", reason, script -> {
            Optional<Duration> stood = script.resume(clock.instant(), by, reason.strip());
            return stood.isPresent() ? Optional.empty() : Optional.of(Refusal.of("not-paused"));
        });
    }

    /**
     * Stops every clock that runs and keeps those out who were called but have not opened the paper, until
     * {@link #goOn}. All scripts are locked first: whoever starts at this moment is either stopped or finds the
     * evacuation.
     *
     * @return whose clock or start was stopped; nothing is refused for a candidate who is not writing
     */
    public Done evacuate(SittingRef ref, String reason, Actor by) {
        requireReason(reason);
        List<Script> all = lock(ref, refs(ref));
        Sitting sitting = sittings.lock(ref);
        Refusal.refuse(sitting.evacuate(reason.strip(), by, clock.instant()));
        audit.record(by, "room-evacuated", "sitting", ref.value(), reason);
        Done done = Done.nothing();
        for (Script script : all) {
            boolean stopped = script.evacuate(clock.instant(), by, reason.strip());
            scripts.book(script);
            if (stopped) {
                done.done().add(script.ref());
                audit.record(by, "clock-paused", "script", script.getId(), reason);
            }
        }
        return done;
    }

    /** Lets go on what {@link #evacuate} stopped, and nothing else; the pause is entered in each ledger. */
    public Done goOn(SittingRef ref, Actor by) {
        List<Script> all = lock(ref, refs(ref));
        Sitting sitting = sittings.lock(ref);
        String reason = sitting.evacuation().map(Sitting.Evacuation::reason).orElse("");
        Refusal.refuse(sitting.goOn());
        audit.record(by, "room-went-on", "sitting", ref.value(), reason);
        Done done = Done.nothing();
        for (Script script : all) {
            script.goOn(clock.instant(), by, reason).ifPresent(stood -> {
                scripts.book(script);
                done.done().add(script.ref());
                audit.record(by, "clock-resumed", "script", script.getId(), reason);
            });
        }
        return done;
    }

    /**
     * Sends a message to those of the chosen who write.
     *
     * @param request names this message, so that one that is sent again, because the answer to it was lost, arrives
     *     once
     * @throws org.examhall.kernel.Refused if there are no words, or more than {@link Messages#LONGEST} characters
     */
    public Done send(SittingRef sitting, Collection<ScriptRef> chosen, String words, String request, Actor by) {
        Refusal.refuse(Messages.refusal(words));
        Reference.requireRequest(request);
        sittings.requireOpen(sitting);
        Optional<List<ScriptRef>> sent = messages.sent(sitting, request);
        if (sent.isPresent()) {
            return new Done(sent.get(), List.of());
        }
        List<Script> locked = lock(sitting, chosen);
        RoomMessage message = messages.write(sitting, words, request, by);
        Done done = each(locked, by, "message-sent", "", script -> {
            Optional<Refusal> refusal = script.tell();
            if (refusal.isEmpty()) {
                messages.deliver(message, script);
            }
            return refusal;
        });
        if (done.done().isEmpty()) {
            messages.withdraw(message);
        }
        return done;
    }

    /** The invigilator has looked after a candidate who signed in again, for the first so many times. */
    public Done seen(SittingRef sitting, Collection<ScriptRef> chosen, int times, Actor by) {
        return each(sitting, chosen, by, "sign-in-seen", "", script -> {
            script.seen(times);
            return Optional.empty();
        });
    }

    private List<ScriptRef> refs(SittingRef sitting) {
        return em.createQuery("select s.id from Script s where s.sittingId = :sitting", String.class)
                .setParameter("sitting", sitting.value())
                .getResultStream()
                .map(ScriptRef::new)
                .toList();
    }

    /** Asked of the database when the scripts are locked, and not of a sitting that was read before. */
    void requireNoEvacuation(SittingRef ref) {
        long evacuated = em.createQuery(
                        "select count(s) from Sitting s where s.id = :sitting and s.evacuatedAt is not null",
                        Long.class)
                .setParameter("sitting", ref.value())
                .getSingleResult();
        if (evacuated > 0) {
            throw Refusal.of("evacuation-lasts").asException();
        }
    }

    /**
     * Gives time.
     *
     * @param request names this wish, so that one that is sent again, because the answer to it was lost, counts once
     * @throws org.examhall.kernel.Refused if it is not between one minute and {@link #MOST_ADDED}, or without a reason
     */
    public Done addTime(
            SittingRef sitting, Collection<ScriptRef> chosen, Duration time, String reason, String request, Actor by) {
        if (time.compareTo(Duration.ofMinutes(1)) < 0 || time.compareTo(MOST_ADDED) > 0) {
            throw Refusal.of("minutes-out-of-range", MOST_ADDED.toMinutes()).asException();
        }
        requireReason(reason);
        Reference.requireRequest(request);
        sittings.requireOpen(sitting);
        return each(sitting, chosen, by, "time-added", time.toMinutes() + " min: " + reason, script -> {
            if (isGiven(script, request)) {
                return Optional.empty();
            }
            return script.add(time, clock.instant(), by, reason.strip(), request);
        });
    }

    private boolean isGiven(Script script, String request) {
        return em.createQuery(
                                "select count(t) from TimeEntry t where t.scriptId = :script and t.request = :request",
                                Long.class)
                        .setParameter("script", script.getId())
                        .setParameter("request", request)
                        .getSingleResult()
                > 0;
    }

    /** Lets candidates sign in at another computer without being asked about, within {@link Script#LET_MOVE}. */
    public Done letMove(SittingRef sitting, Collection<ScriptRef> chosen, Actor by) {
        sittings.requireOpen(sitting);
        return each(sitting, chosen, by, "seat-move-let", "", script -> script.letMove(clock.instant()));
    }

    /** Closes scripts before their time; a candidate who was called but has not opened the paper waits again. */
    public Done end(SittingRef sitting, Collection<ScriptRef> chosen, String reason, Actor by) {
        requireReason(reason);
        return each(sitting, chosen, by, "exam-ended", reason, script -> {
            if (script.getState() == ScriptState.HANDED_IN) {
                return Optional.of(Refusal.of("handed-in-already"));
            }
            if (script.recall()) {
                return Optional.empty();
            }
            if (script.getState() != ScriptState.WRITING) {
                return Optional.of(Refusal.of("candidate-not-writing"));
            }
            scripts.close(script, HandedInBy.INVIGILATOR);
            return Optional.empty();
        });
    }

    /**
     * Lets candidates go on whose scripts were locked because of their browsers.
     *
     * @param waive whether they may go on in any browser; otherwise each has to be the right one from now on
     */
    public Done unlock(SittingRef sitting, Collection<ScriptRef> chosen, boolean waive, String reason, Actor by) {
        requireReason(reason);
        String action = waive ? "browser-waived" : "script-unlocked";
        return each(sitting, chosen, by, action, reason, script -> {
            Optional<Refusal> refusal = script.unlock(waive, clock.instant());
            if (refusal.isEmpty()) {
                browsers.unlocked(script, waive, reason.strip(), by);
            }
            return refusal;
        });
    }

    static void requireReason(String reason) {
        if (reason.isBlank()) {
            throw Refusal.of("reason-missing").asException();
        }
        requireNotTooLong(reason);
    }

    private static void requireNotTooLong(String reason) {
        if (reason.length() > 300) {
            throw Refusal.of("reason-too-long", 300).asException();
        }
    }

    Done each(
            SittingRef sitting,
            Collection<ScriptRef> chosen,
            Actor by,
            String action,
            String detail,
            Function<Script, Optional<Refusal>> verb) {
        return each(lock(sitting, chosen), by, action, detail, verb);
    }

    Done each(List<Script> locked, Actor by, String action, String detail, Function<Script, Optional<Refusal>> verb) {
        Done done = Done.nothing();
        for (Script script : locked) {
            Optional<Refusal> refusal = verb.apply(script);
            scripts.book(script); // a refusal may have closed a break that was used up
            if (refusal.isEmpty()) {
                done.done().add(script.ref());
                audit.record(by, action, "script", script.getId(), detail);
            } else {
                done.notDone().add(new Done.NotDone(script.ref(), refusal.get()));
            }
        }
        return done;
    }

    /** The chosen scripts of this sitting and no other, locked in the order of their keys. */
    List<Script> lock(SittingRef sitting, Collection<ScriptRef> chosen) {
        List<Script> locked = new ArrayList<>();
        // One by one: Derby locks no rows of a statement that sorts.
        for (String key : new TreeSet<>(chosen.stream().map(ScriptRef::value).toList())) {
            locked.add(
                    em.createQuery("select s from Script s where s.id = :id and s.sittingId = :sitting", Script.class)
                            .setParameter("id", key)
                            .setParameter("sitting", sitting.value())
                            .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                            .getResultStream()
                            .findFirst()
                            .orElseThrow(() -> Refusal.of("not-found").asException()));
        }
        return locked;
    }
}
