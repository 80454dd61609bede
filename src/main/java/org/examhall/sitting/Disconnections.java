package org.examhall.sitting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.examhall.account.Actor;
import org.examhall.entry.SittingRef;
import org.examhall.kernel.Reference;
import org.examhall.kernel.Refusal;

/**
 * Times in which a candidate was not connected: noted when they have lasted a while, measured when they end, and then
 * proposed to the invigilator, who decides.
 */
@ApplicationScoped
@Transactional
public class Disconnections {

    private static final DateTimeFormatter OF_DAY = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Invigilation invigilation;

    @Inject
    Sittings sittings;

    @Inject
    Silences silences;

    /** Notes that nothing has been heard since, if the script is being written; twice does no harm. */
    public void begin(ScriptRef ref, Instant since) {
        Script script = em.find(Script.class, ref.value());
        if (script != null
                && script.getState() == ScriptState.WRITING
                && lasting(ref).isEmpty()) {
            em.persist(new Disconnection(Reference.fresh(clock), ref, since));
        }
    }

    /** Measures a disconnection that is over and proposes it, if the clock ran long enough meanwhile. */
    public void end(ScriptRef ref, Instant since, Instant again) {
        Script script = em.find(Script.class, ref.value());
        Optional<Disconnection> noted = lasting(ref);
        if (script == null || (noted.isEmpty() && script.getState() != ScriptState.WRITING)) {
            return;
        }
        Disconnection silence = noted.orElseGet(() -> new Disconnection(Reference.fresh(clock), ref, since));
        boolean worth = silence.end(again, ran(script, silence.getSilentSince(), again));
        if (worth && noted.isEmpty()) {
            em.persist(silence);
        } else if (!worth && noted.isPresent()) {
            em.remove(silence);
        }
    }

    /** A script was closed while nothing was heard of it: the disconnection is over with it. */
    void closed(@Observes ScriptHandedIn event) {
        if (silences.lasts(event.script())) {
            end(event.script(), clock.instant(), clock.instant());
        }
    }

    private Optional<Disconnection> lasting(ScriptRef script) {
        return em.createQuery(
                        "select d from Disconnection d where d.scriptId = :script and d.state = :lasts",
                        Disconnection.class)
                .setParameter("script", script.value())
                .setParameter("lasts", Disconnection.State.LASTS)
                .getResultStream()
                .findFirst();
    }

    /** How long the clock of a script ran between two moments: not before its start, nor after its end. */
    private Duration ran(Script script, Instant from, Instant to) {
        Instant start = script.startedAt().orElseThrow();
        Instant end = script.endsAt(to).orElseThrow();
        Stillness still = new Stillness();
        em.createQuery(
                        "select r from JournalRow r where r.scriptId = :script and r.kind <> :answer order by r.seq",
                        JournalRow.class)
                .setParameter("script", script.getId())
                .setParameter("answer", JournalKind.ANSWER)
                .getResultStream()
                .forEach(row -> still.pass(row.getKind(), row.getRecordedAt(), Note.parse(row.response())));
        return still.ran(from.isBefore(start) ? start : from, end.isBefore(to) ? end : to);
    }

    /** The scripts that were silent when the server stopped, and since when. */
    Map<ScriptRef, Instant> lasting() {
        return em.createQuery("select d from Disconnection d where d.state = :lasts", Disconnection.class)
                .setParameter("lasts", Disconnection.State.LASTS)
                .getResultStream()
                .collect(Collectors.toMap(Disconnection::script, Disconnection::getSilentSince, (one, other) -> one));
    }

    /** The scripts that are being written. */
    List<ScriptRef> written() {
        return em.createQuery("select s.id from Script s where s.state = :writing", String.class)
                .setParameter("writing", ScriptState.WRITING)
                .getResultStream()
                .map(ScriptRef::new)
                .toList();
    }

    /** The server is awake and somebody is connected. */
    void beat() {
        em.createNativeQuery("update server_beat set beaten_at = ? where id = 1")
                .setParameter(1, clock.millis())
                .executeUpdate();
    }

    /** When it last was. */
    Instant lastBeat() {
        Number beat = (Number) em.createNativeQuery("select beaten_at from server_beat where id = 1")
                .getSingleResult();
        return Instant.ofEpochMilli(beat.longValue());
    }

    /** The disconnections at a sitting by script, in the order in which they began. */
    public Map<ScriptRef, List<Disconnection>> at(SittingRef sitting) {
        return em.createQuery(
                        "select d from Disconnection d, Script s where d.scriptId = s.id and s.sittingId = :sitting"
                                + " order by d.silentSince, d.id",
                        Disconnection.class)
                .setParameter("sitting", sitting.value())
                .getResultStream()
                .collect(Collectors.groupingBy(Disconnection::script));
    }

    /**
     * Gives back what is proposed: for each of the chosen all that nobody has decided about, or one that is named.
     * Doing it again gives nothing more.
     */
    public Done giveBack(SittingRef ref, Collection<ScriptRef> chosen, Optional<String> one, Actor by) {
        sittings.requireOpen(ref);
        ZoneId zone = sittings.find(ref).map(Sitting::getZone).orElseThrow();
        return invigilation.each(ref, chosen, by, "time-given-back", "", script -> {
            List<Disconnection> proposed = proposed(script, one);
            if (proposed.isEmpty()) {
                return isGiven(script, one) ? Optional.empty() : Optional.of(Refusal.of("disconnection-none"));
            }
            for (Disconnection silence : proposed) {
                Instant now = clock.instant();
                Optional<Refusal> refusal = script.giveBack(silence.lost(), now, by, words(silence, zone));
                if (refusal.isEmpty()) {
                    refusal = silence.give(now, by);
                }
                if (refusal.isPresent()) {
                    return refusal;
                }
            }
            return Optional.empty();
        });
    }

    /** From when until when, by the clock on the wall; the kind of the line says what it was. */
    private static String words(Disconnection silence, ZoneId zone) {
        return OF_DAY.format(silence.getSilentSince().atZone(zone)) + "\u2013"
                + OF_DAY.format(silence.heardAgain().orElseThrow().atZone(zone));
    }

    /**
     * Decides that what is proposed is not given back.
     *
     * @throws org.examhall.kernel.Refused without a reason
     */
    public Done dismiss(SittingRef ref, Collection<ScriptRef> chosen, Optional<String> one, String why, Actor by) {
        Invigilation.requireReason(why);
        sittings.requireOpen(ref);
        return invigilation.each(ref, chosen, by, "interruption-dismissed", why, script -> {
            List<Disconnection> proposed = proposed(script, one);
            if (proposed.isEmpty()) {
                return Optional.of(Refusal.of("disconnection-none"));
            }
            return proposed.stream()
                    .map(silence -> silence.dismiss(clock.instant(), by, why.strip()))
                    .flatMap(Optional::stream)
                    .findFirst();
        });
    }

    /** The script is locked, and with it what is proposed for it. */
    private List<Disconnection> proposed(Script script, Optional<String> one) {
        return of(script).stream()
                .filter(silence -> silence.getState() == Disconnection.State.PROPOSED)
                .filter(silence -> one.isEmpty() || silence.getId().equals(one.get()))
                .toList();
    }

    private boolean isGiven(Script script, Optional<String> one) {
        return one.isPresent()
                && of(script).stream()
                        .anyMatch(silence ->
                                silence.getId().equals(one.get()) && silence.getState() == Disconnection.State.GIVEN);
    }

    private List<Disconnection> of(Script script) {
        return em.createQuery(
                        "select d from Disconnection d where d.scriptId = :script order by d.silentSince, d.id",
                        Disconnection.class)
                .setParameter("script", script.getId())
                .getResultList();
    }
}
