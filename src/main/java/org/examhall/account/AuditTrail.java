package org.examhall.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import org.examhall.kernel.Like;
import org.examhall.kernel.Reference;

/**
 * The append-only record of who did what to which record. An entry is written in the transaction of the deed itself, so
 * there is no deed without its entry and no entry without its deed. The details never hold an answer, a key or more
 * personal data than the reference of the record.
 */
@ApplicationScoped
@Transactional
public class AuditTrail {

    private static final int LONGEST_DETAIL = 500;

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    /**
     * Records a deed.
     *
     * @param action a verb in kebab case, such as {@code result-released}; its text is {@code audit.<action>}
     * @param subjectKind the kind of record, such as {@code script}
     * @param subject its key
     * @param detail a few words for a reader; cut at 500 characters
     */
    public void record(Actor actor, String action, String subjectKind, String subject, String detail) {
        String shortened = detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL);
        em.persist(new AuditEntry(
                Reference.fresh(clock), clock.instant(), actor, action, subjectKind, subject, shortened));
    }

    /**
     * The latest entries first.
     *
     * @param words what actor, action, subject or detail contains; empty for all
     * @param alike actions that the words mean in the reader's language
     */
    public List<AuditEntry> latest(String words, Collection<String> alike, int first, int count) {
        return em.createQuery(
                        "select a from AuditEntry a where " + MATCH + " order by a.occurredAt desc, a.id desc",
                        AuditEntry.class)
                .setParameter("words", Like.containing(words))
                .setParameter("alike", orNone(alike))
                .setFirstResult(first)
                .setMaxResults(count)
                .getResultList();
    }

    public long count(String words, Collection<String> alike) {
        return em.createQuery("select count(a) from AuditEntry a where " + MATCH, Long.class)
                .setParameter("words", Like.containing(words))
                .setParameter("alike", orNone(alike))
                .getSingleResult();
    }

    private static final String MATCH = "(lower(a.actorName) like :words escape '!' or lower(a.action) like :words"
            + " escape '!' or lower(a.subject) like :words escape '!' or lower(a.detail) like :words escape '!'"
            + " or a.action in :alike)";

    /** SQL knows no empty list. */
    private static Collection<String> orNone(Collection<String> actions) {
        return actions.isEmpty() ? List.of("") : actions;
    }
}
