package org.examhall.bank;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.examhall.account.Account;
import org.examhall.account.AccountRef;
import org.examhall.account.Accounts;
import org.examhall.account.Actor;
import org.examhall.account.AuditTrail;
import org.examhall.account.Role;
import org.examhall.bank.ItemPart.Part;
import org.examhall.kernel.Reference;
import org.examhall.kernel.Refusal;

/**
 * Over this desk goes whatever is done with a version of an item: it is found and locked, the person's right to it is
 * looked up, and the deed is recorded. Takes part in the caller's transaction.
 */
@ApplicationScoped
class ItemDesk {

    private static final int LONGEST_WORDS = 1_000;

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Accounts accounts;

    @Inject
    AuditTrail audit;

    /** Whether somebody keeps the bank: it is asked of the account, whatever the page believes. */
    boolean keeps(Actor actor) {
        return actor.equals(Actor.SYSTEM)
                || account(actor)
                        .map(Account::roles)
                        .filter(roles -> roles.contains(Role.KEEPER) || roles.contains(Role.ADMINISTRATOR))
                        .isPresent();
    }

    private Optional<Account> account(Actor actor) {
        return Optional.of(actor.id())
                .filter(Reference::isWellFormed)
                .flatMap(id -> accounts.find(new AccountRef(id)))
                .filter(account -> !account.isDisabled());
    }

    /** Somebody who may be asked to review: writes items, or keeps the bank. */
    Actor reviewer(AccountRef ref) {
        return accounts.find(ref)
                .filter(account -> !account.isDisabled())
                .filter(account -> account.roles().contains(Role.AUTHOR) || keeps(account.actor()))
                .map(Account::actor)
                .orElseThrow(() -> Refusal.of("item-reviewer-unfit").asException());
    }

    ItemPolicy.Hands hands(ItemVersion version, Actor actor) {
        Set<Part> parts = parts(version).stream()
                .filter(part -> part.accountId().equals(actor.id()))
                .map(ItemPart::getPart)
                .collect(Collectors.toSet());
        return new ItemPolicy.Hands(parts.contains(Part.WRITER), parts.contains(Part.REVIEWER), keeps(actor));
    }

    List<ItemPart> parts(ItemVersion version) {
        return em.createQuery(
                        "select p from ItemPart p where p.itemVersionId = :version order by p.since, p.accountId",
                        ItemPart.class)
                .setParameter("version", version.id())
                .getResultList();
    }

    /**
     * A version, if this person may see it.
     *
     * @throws org.examhall.kernel.Refused {@code item-unknown}, whether there is none or it is not theirs
     */
    ItemVersion see(String id, Actor by) {
        ItemVersion version = em.find(ItemVersion.class, id);
        if (version == null || !ItemPolicy.maySee(version.state(), hands(version, by))) {
            throw Refusal.of("item-unknown").asException();
        }
        return version;
    }

    /** A version that nobody else changes until the transaction ends. */
    ItemVersion lock(String id) {
        ItemVersion version = em.find(ItemVersion.class, id);
        if (version == null) {
            throw Refusal.of("item-unknown").asException();
        }
        em.refresh(version, LockModeType.PESSIMISTIC_WRITE);
        return version;
    }

    /** The version of an item that somebody works on; there is at most one. */
    Optional<ItemVersion> underWay(ItemRef ref) {
        return em.createQuery(
                        "select v from ItemVersion v where v.itemRef = :ref and v.state in :states", ItemVersion.class)
                .setParameter("ref", ref)
                .setParameter("states", List.of(ItemState.DRAFT, ItemState.IN_REVIEW, ItemState.APPROVED))
                .getResultStream()
                .findFirst();
    }

    /** The version of an item that is in use, or was last; of one that never was, the last that was put away. */
    Optional<ItemVersion> lastInUse(ItemRef ref) {
        List<ItemVersion> done = em.createQuery(
                        "select v from ItemVersion v where v.itemRef = :ref and v.state in :states order by v.number desc",
                        ItemVersion.class)
                .setParameter("ref", ref)
                .setParameter("states", List.of(ItemState.LIVE, ItemState.WITHDRAWN, ItemState.RETIRED))
                .getResultList();
        Set<String> published = Set.copyOf(em.createQuery(
                        "select e.itemVersionId from ItemEvent e where e.itemRef = :ref and e.verb = :published",
                        String.class)
                .setParameter("ref", ref)
                .setParameter("published", ItemVerb.PUBLISH)
                .getResultList());
        return done.stream()
                .filter(version -> version.isPacked() || published.contains(version.id()))
                .findFirst()
                .or(() -> done.stream().findFirst());
    }

    /** The highest number that a version of the item has; 0 without any. */
    int highest(ItemRef ref) {
        return em.createQuery(
                        "select coalesce(max(v.number), 0) from ItemVersion v where v.itemRef = :ref", Integer.class)
                .setParameter("ref", ref)
                .getSingleResult();
    }

    /** Why this is not done with the version by this person; empty if it may be. */
    Optional<Refusal> objection(ItemVersion version, ItemVerb verb, Actor by) {
        return ItemPolicy.objection(version.state(), verb, hands(version, by));
    }

    /** Moves a version on if this person may, and records it. */
    void move(ItemVersion version, ItemVerb verb, String words, Actor by) {
        Refusal.refuse(objection(version, verb, by));
        version.move(verb, clock);
        record(version, verb, words, by);
    }

    /** Records a deed in the item's history and in the audit trail; neither holds anything of the item. */
    void record(ItemVersion version, ItemVerb verb, String words, Actor by) {
        if (words.length() > LONGEST_WORDS) {
            throw Refusal.of("item-words-long", LONGEST_WORDS).asException();
        }
        em.persist(new ItemEvent(version, verb, words.strip(), by, clock));
        audit.record(by, verb.deed(), "item", version.ref().toString(), "version " + version.number());
    }

    /** Gives somebody a part in a version, if they have it not yet; whether they had it not. */
    boolean give(ItemVersion version, Actor actor, Part part) {
        if (em.find(ItemPart.class, new ItemPart.Key(version.id(), actor.id(), part)) != null) {
            return false;
        }
        em.persist(new ItemPart(version, actor, part, clock.instant()));
        return true;
    }
}
