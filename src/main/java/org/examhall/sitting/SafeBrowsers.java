package org.examhall.sitting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.examhall.account.Actor;
import org.examhall.account.AuditTrail;
import org.examhall.entry.SittingRef;
import org.examhall.kernel.Digest;
import org.examhall.kernel.Reference;
import org.examhall.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Whether candidates sit in the browser that their sitting asks for. What is needed for that lies in memory, because
 * every save asks; it is read again every few seconds, so that another server's change is seen.
 */
@ApplicationScoped
@Transactional
public class SafeBrowsers {

    private static final Duration READ_AGAIN = Duration.ofSeconds(5);
    private static final int REMEMBERED = 4_000;

    /** How a sitting is closed off, as far as windows and the board have to know. */
    public record Facts(
            boolean fullScreen,
            Thresholds thresholds,
            boolean safeBrowser,
            boolean atDoor,
            String address,
            String configKey,
            List<String> examKeys) {}

    private record Held(Instant at, Facts facts) {

        boolean isFresh(Instant now) {
            return !now.isAfter(at.plus(READ_AGAIN));
        }
    }

    /** How a script stands that was asked for by another browser than the sitting's. */
    public enum Standing {
        /** The paper has not been opened. */
        BEFORE,
        WRITING,
        LOCKED,
        /** The invigilator lets this candidate use any browser. */
        WAIVED,
        OVER
    }

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    AuditTrail audit;

    private final Map<String, Held> bySitting = new ConcurrentHashMap<>();
    private final Map<String, SittingRef> sittings = bounded();
    private final Map<String, Boolean> waived = bounded();

    /** By the hash of a seat's token: that its browser has shown what it is. */
    private final Map<String, Boolean> proved = bounded();

    private static <T> Map<String, T> bounded() {
        return Collections.synchronizedMap(new LinkedHashMap<>(256, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
                return size() > REMEMBERED;
            }
        });
    }

    /** How a sitting is closed off. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public Facts of(SittingRef sitting) {
        Instant now = clock.instant();
        Held known = bySitting.get(sitting.value());
        if (known != null && known.isFresh(now)) {
            return known.facts();
        }
        // Read within: what was read before a change cannot be kept after the change has been forgotten.
        return bySitting
                .compute(
                        sitting.value(),
                        (id, held) -> held != null && held.isFresh(now) ? held : new Held(now, read(sitting)))
                .facts();
    }

    private Facts read(SittingRef sitting) {
        ClosedBook book = em.find(ClosedBook.class, sitting.value());
        if (book == null) {
            return new Facts(true, Thresholds.USUAL, false, false, "", "", List.of());
        }
        SafeBrowserTerms terms = book.terms();
        return new Facts(
                book.isFullScreen(),
                book.thresholds(),
                book.isSafeBrowser(),
                terms.atDoor(),
                terms.address(),
                book.getConfigKey(),
                terms.examKeys());
    }

    /** How the sitting of a script is closed off. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public Facts of(ScriptRef script) {
        return of(sittingOf(script));
    }

    /** The sitting of a script, which never changes. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public SittingRef sittingOf(ScriptRef script) {
        SittingRef sitting = sittings.get(script.value());
        if (sitting == null) {
            sitting = em.createQuery("select s.sittingId from Script s where s.id = :id", String.class)
                    .setParameter("id", script.value())
                    .getResultStream()
                    .findFirst()
                    .map(SittingRef::new)
                    .orElseThrow(() -> Refusal.of("not-found").asException());
            sittings.put(script.value(), sitting);
        }
        return sitting;
    }

    /** Not before the change can be read: somebody who asks in between would bring the old settings back. */
    @Transactional(Transactional.TxType.SUPPORTS)
    void forget(@Observes(during = TransactionPhase.AFTER_COMPLETION) ClosedBookChanged change) {
        bySitting.remove(change.sitting().value());
    }

    /** Whether a request comes from the browser that the script's sitting asks for. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public boolean accepts(ScriptRef script, ShownBrowser shown) {
        Facts facts = of(script);
        return !facts.safeBrowser()
                || waived.containsKey(script.value())
                || shown.has(facts.configKey(), facts.examKeys());
    }

    /** The browser that holds this seat's token has shown what it is. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public void prove(String token) {
        proved.put(Digest.hex(token), true);
    }

    /** Whether the browser that holds this seat's token has shown what it is, since this server runs. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public boolean hasProved(String token) {
        return proved.containsKey(Digest.hex(token));
    }

    /** How a script stands for which another browser has asked. */
    public Standing standing(ScriptRef ref) {
        return standing(em.find(Script.class, ref.value()), ref);
    }

    private Standing standing(@Nullable Script script, ScriptRef ref) {
        if (script == null || script.getState().isBefore(ScriptState.WRITING)) {
            return Standing.BEFORE;
        }
        if (script.getState() == ScriptState.HANDED_IN) {
            return Standing.OVER;
        }
        if (script.isWaived()) {
            waived.put(ref.value(), true);
            return Standing.WAIVED;
        }
        return script.lockedAt().isPresent() ? Standing.LOCKED : Standing.WRITING;
    }

    /** Locks a script for which another browser than the sitting's has asked, if somebody writes it. */
    public void lock(ScriptRef ref) {
        Script script = em.find(Script.class, ref.value(), LockModeType.PESSIMISTIC_WRITE);
        if (script != null && script.lock(clock.instant())) {
            em.persist(new ScriptLock(Reference.fresh(clock), script, clock.instant()));
            audit.record(Actor.SYSTEM, "script-locked", "script", ref.value(), "");
        }
    }

    /** Enters that a script is handed in from another browser than the sitting's. */
    public void noticeHandIn(ScriptRef ref) {
        audit.record(Actor.SYSTEM, "handed-in-elsewhere", "script", ref.value(), "");
    }

    /** Enters how a lock ended. */
    void unlocked(Script script, boolean waive, String reason, Actor by) {
        em.createQuery(
                        "select l from ScriptLock l where l.scriptId = :script and l.unlockedAt is null"
                                + " order by l.lockedAt desc",
                        ScriptLock.class)
                .setParameter("script", script.getId())
                .setMaxResults(1)
                .getResultStream()
                .forEach(lock -> lock.end(waive, reason, by, clock.instant()));
    }

    /** The locks of a sitting's scripts, in the order in which they came. */
    public List<ScriptLock> locks(SittingRef sitting) {
        return em.createQuery(
                        "select l from ScriptLock l where l.sittingId = :sitting order by l.lockedAt, l.id",
                        ScriptLock.class)
                .setParameter("sitting", sitting.value())
                .getResultList();
    }
}
