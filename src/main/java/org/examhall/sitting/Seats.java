package org.examhall.sitting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.examhall.entry.EntryRef;
import org.examhall.kernel.Digest;

/**
 * What a candidate's browser is given at sign-in: a token of 256 random bits, of which the database keeps only the
 * hash. It names the entry, is independent of any web session, and outlives a restart of the server, so that no sign-in
 * can end before the exam does.
 */
@ApplicationScoped
@Transactional
public class Seats {

    /** The cookie that carries the token. */
    public static final String COOKIE = "examhall-seat";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int REMEMBERED = 4_000;

    /**
     * Who holds a token: the entry, the script that belongs to it, and at which of the candidate's computers. None of
     * them ever changes; that a seat has ended shows at the script, which is at a later place then.
     */
    public record Seat(EntryRef entry, ScriptRef script, int place) {}

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Presence presence;

    private final Map<String, Seat> remembered = Collections.synchronizedMap(new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Seat> eldest) {
            return size() > REMEMBERED;
        }
    });

    /** A token that opens nothing yet. */
    static String freshToken() {
        byte[] random = new byte[32];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** Issues a token for a script, at the computer that is the candidate's. */
    public String issue(Script script) {
        String token = freshToken();
        give(script, Digest.hex(token));
        return token;
    }

    /** Moves a script to the computer that holds the token with this hash; a seat at an earlier one ends. */
    void move(Script script, String tokenHash, Instant now) {
        if (script.getPlace() > 0) {
            presence.moved(script.ref());
        }
        script.move(now);
        presence.heard(script.ref(), 0);
        give(script, tokenHash);
    }

    private void give(Script script, String tokenHash) {
        em.createNativeQuery(
                        "insert into seat (token_hash, entry_id, script_id, issued_at, place) values (?, ?, ?, ?, ?)")
                .setParameter(1, tokenHash)
                .setParameter(2, script.entry().value())
                .setParameter(3, script.getId())
                .setParameter(4, clock.millis())
                .setParameter(5, script.getPlace())
                .executeUpdate();
    }

    /** Whether somebody has signed in to this script, at the computer that is the candidate's now, and has not left. */
    boolean isTaken(Script script) {
        Number seats = (Number) em.createNativeQuery("select count(*) from seat where script_id = ? and place = ?")
                .setParameter(1, script.getId())
                .setParameter(2, script.getPlace())
                .getSingleResult();
        return seats.intValue() > 0;
    }

    /** Nobody gets in with this token any more. */
    public void end(String token) {
        String hash = Digest.hex(token);
        em.createNativeQuery("delete from seat where token_hash = ?")
                .setParameter(1, hash)
                .executeUpdate();
        remembered.remove(hash);
    }

    /** The holder of a token, if it was issued by {@link #issue}. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public Optional<Seat> holder(String token) {
        String hash = Digest.hex(token);
        Seat known = remembered.get(hash);
        if (known == null) {
            List<?> rows = em.createNativeQuery("select entry_id, script_id, place from seat where token_hash = ?")
                    .setParameter(1, hash)
                    .getResultList();
            if (rows.isEmpty()) {
                return Optional.empty();
            }
            Object[] row = (Object[]) rows.get(0);
            known = new Seat(
                    new EntryRef((String) row[0]), new ScriptRef((String) row[1]), ((Number) row[2]).intValue());
            remembered.put(hash, known);
        }
        return Optional.of(known);
    }
}
