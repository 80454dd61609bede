package org.examhall.sitting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.examhall.account.Actor;
import org.examhall.account.AuditTrail;
import org.examhall.entry.SittingRef;
import org.examhall.kernel.Digest;
import org.examhall.kernel.Reference;
import org.examhall.kernel.Refusal;

/** Requests for seats: asked at a browser, decided by the invigilator. */
@ApplicationScoped
@Transactional
public class SeatRequests {

    /** So many may wait for one candidate's seat at a time; more would hide the one that is meant. */
    static final int MOST = 3;

    private static final SecureRandom SIGNS = new SecureRandom();

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Seats seats;

    @Inject
    Sittings sittings;

    @Inject
    Presence presence;

    @Inject
    AuditTrail audit;

    /** A request that waits for an answer, as the board shows it. */
    public record Asked(String key, ScriptRef script, boolean byName, String sign, Instant at) {}

    /** What has become of a request, for the browser that has made it. */
    public enum Answer {
        /** Nobody has decided yet. */
        WAITING,
        /** The browser has a seat now. */
        GRANTED,
        REFUSED,
        /** Nobody has decided in time. */
        EXPIRED
    }

    /** A request for the browser that has made it; the sign is what it shows. */
    public record Waiting(Answer answer, boolean byName, String sign) {}

    /**
     * Asks for a seat.
     *
     * @param script locked by the caller
     * @return the token for the asking browser, which opens nothing before the request is granted
     * @throws org.examhall.kernel.Refused {@code seat-asked-often} if {@link #MOST} requests wait for this seat
     */
    String ask(Script script, SeatRequest.Kind kind) {
        Instant now = clock.instant();
        if (of(script).stream().filter(one -> one.isOpen(now)).count() >= MOST) {
            throw Refusal.of("seat-asked-often").asException();
        }
        String token = Seats.freshToken();
        String sign = String.format(Locale.ROOT, "%04d", SIGNS.nextInt(10_000));
        em.persist(new SeatRequest(Reference.fresh(clock), script, Digest.hex(token), kind, sign, now));
        return token;
    }

    private List<SeatRequest> of(Script script) {
        return em.createQuery(
                        "select r from SeatRequest r where r.scriptId = :script and r.state = :asked order by r.id",
                        SeatRequest.class)
                .setParameter("script", script.getId())
                .setParameter("asked", SeatRequest.State.ASKED)
                .getResultList();
    }

    /** The requests at a sitting that wait, the oldest first. */
    public List<Asked> at(SittingRef sitting) {
        return em.createQuery(
                        "select r from SeatRequest r where r.sittingId = :sitting and r.state = :asked"
                                + " and r.askedAt > :since order by r.askedAt, r.id",
                        SeatRequest.class)
                .setParameter("sitting", sitting.value())
                .setParameter("asked", SeatRequest.State.ASKED)
                .setParameter("since", clock.instant().minus(SeatRequest.PATIENCE))
                .getResultStream()
                .map(one -> new Asked(
                        one.getId(), one.script(), one.kind() == SeatRequest.Kind.NAME, one.sign(), one.askedAt()))
                .toList();
    }

    /** The request that was made with this token, if there is one. */
    public Optional<Waiting> of(String token) {
        return find(token).map(one -> {
            Answer answer = switch (one.state()) {
                case GRANTED -> Answer.GRANTED;
                case REFUSED -> Answer.REFUSED;
                case ASKED -> one.isOpen(clock.instant()) ? Answer.WAITING : Answer.EXPIRED;
            };
            return new Waiting(answer, one.kind() == SeatRequest.Kind.NAME, one.sign());
        });
    }

    private Optional<SeatRequest> find(String token) {
        return em.createQuery("select r from SeatRequest r where r.tokenHash = :hash", SeatRequest.class)
                .setParameter("hash", Digest.hex(token))
                .getResultStream()
                .findFirst();
    }

    /** The browser does not ask any more. One that has an answer keeps it. */
    public void withdraw(String token) {
        find(token).filter(one -> one.state() == SeatRequest.State.ASKED).ifPresent(em::remove);
    }

    /**
     * Gives the seat to the browser that asks for it; a seat at an earlier computer ends, and whoever else asks for it
     * is refused.
     *
     * @throws org.examhall.kernel.Refused {@code not-found}, {@code sitting-not-open}, {@code seat-request-over},
     *     {@code handed-in-already} or {@code candidate-present-already}
     */
    public ScriptRef grant(SittingRef sitting, String key, Actor by) {
        Instant now = clock.instant();
        sittings.requireOpen(sitting);
        Script script = lock(sitting, key);
        SeatRequest request = read(key);
        Refusal.refuse(request.objection(script.getState(), now));
        request.grant(by, now);
        for (SeatRequest other : of(script)) {
            if (!other.getId().equals(key)) {
                other.refuse(by, now);
            }
        }
        script.arrive(false, now);
        seats.move(script, request.tokenHash(), now);
        script.seen(script.getSignedInAgain());
        audit.record(
                by,
                request.kind() == SeatRequest.Kind.NAME ? "seat-given-by-name" : "seat-moved",
                "script",
                script.getId(),
                request.sign());
        return script.ref();
    }

    /**
     * Says no.
     *
     * @throws org.examhall.kernel.Refused {@code not-found} or {@code seat-request-over}
     */
    public ScriptRef refuse(SittingRef sitting, String key, Actor by) {
        Instant now = clock.instant();
        Script script = lock(sitting, key);
        SeatRequest request = read(key);
        if (!request.isOpen(now)) {
            throw Refusal.of("seat-request-over").asException();
        }
        request.refuse(by, now);
        script.seen(script.getSignedInAgain());
        audit.record(by, "seat-refused", "script", script.getId(), request.sign());
        return script.ref();
    }

    /** The script that a request of this sitting is about, locked. */
    private Script lock(SittingRef sitting, String key) {
        String script = em.createQuery(
                        "select r.scriptId from SeatRequest r where r.id = :key and r.sittingId = :sitting",
                        String.class)
                .setParameter("key", key)
                .setParameter("sitting", sitting.value())
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> Refusal.of("not-found").asException());
        return em.find(Script.class, script, LockModeType.PESSIMISTIC_WRITE);
    }

    /** As it is now that the script is locked. */
    private SeatRequest read(String key) {
        SeatRequest request = em.find(SeatRequest.class, key);
        em.refresh(request);
        return request;
    }
}
