package org.examhall.bank;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.examhall.account.Actor;
import org.examhall.account.AuditTrail;
import org.examhall.kernel.Refusal;

/** What is said about items while they are written and reviewed. Only who may see a version sees what is said of it. */
@ApplicationScoped
@Transactional
public class ItemComments {

    private static final int LONGEST = 2_000;

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    ItemDesk desk;

    @Inject
    AuditTrail audit;

    /** A comment with the answers to it. */
    public record Discussion(ItemComment head, List<ItemComment> answers) {}

    /**
     * Begins a thread.
     *
     * @throws org.examhall.kernel.Refused {@code item-unknown}, {@code item-words-missing}, {@code item-words-long}
     */
    public void add(String version, String words, Actor by) {
        ItemVersion about = desk.see(version, by);
        add(new ItemComment(about, null, required(words), by, clock), about, by);
    }

    /** Answers a comment, which opens its thread again. */
    public void answer(String comment, String words, Actor by) {
        ItemComment head = head(comment, by);
        ItemVersion about = desk.see(head.itemVersionId(), by);
        head.reopen();
        add(new ItemComment(about, head, required(words), by, clock), about, by);
    }

    private void add(ItemComment comment, ItemVersion about, Actor by) {
        em.persist(comment);
        audit.record(by, "item-commented", "item", about.ref().toString(), "version " + about.number());
    }

    /** Settles a thread. */
    public void resolve(String comment, Actor by) {
        ItemComment head = head(comment, by);
        head.resolve(by, clock.instant());
        ItemVersion about = desk.see(head.itemVersionId(), by);
        audit.record(by, "item-comment-resolved", "item", about.ref().toString(), "version " + about.number());
    }

    private ItemComment head(String id, Actor by) {
        ItemComment head = em.find(ItemComment.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (head == null || !head.isHead()) {
            throw Refusal.of("not-found").asException();
        }
        desk.see(head.itemVersionId(), by);
        return head;
    }

    static String required(String words) {
        if (words.isBlank()) {
            throw Refusal.of("item-words-missing").asException();
        }
        if (words.strip().length() > LONGEST) {
            throw Refusal.of("item-words-long", LONGEST).asException();
        }
        return words;
    }

    /** What was said about a version, thread by thread, the oldest first. */
    List<Discussion> of(ItemVersion version) {
        Map<String, Discussion> discussions = new LinkedHashMap<>();
        List<ItemComment> all = em.createQuery(
                        "select c from ItemComment c where c.itemVersionId = :version order by c.writtenAt, c.id",
                        ItemComment.class)
                .setParameter("version", version.id())
                .getResultList();
        all.stream()
                .filter(ItemComment::isHead)
                .forEach(head -> discussions.put(head.getId(), new Discussion(head, new ArrayList<>())));
        for (ItemComment comment : all) {
            Discussion discussion = discussions.get(comment.thread());
            if (discussion != null && !comment.isHead()) {
                discussion.answers().add(comment);
            }
        }
        return List.copyOf(discussions.values());
    }

    boolean anyOpen(ItemVersion version) {
        return of(version).stream().anyMatch(one -> one.head().isOpen());
    }
}
