package org.examhall.bank;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.examhall.account.Account;
import org.examhall.account.AccountRef;
import org.examhall.account.Accounts;
import org.examhall.account.Actor;
import org.examhall.account.Role;
import org.examhall.bank.ItemPart.Part;
import org.examhall.kernel.Refusal;
import org.examhall.kernel.Waiting;

/** The way of an item from a draft into use and out of it again. What is allowed to whom is in {@link ItemPolicy}. */
@ApplicationScoped
@Transactional
public class Reviews {

    private static final int SHOWN = 200;

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    ItemDesk desk;

    @Inject
    ItemComments comments;

    @Inject
    Drafts drafts;

    @Inject
    ItemLanguages languages;

    @Inject
    Accounts accounts;

    @Inject
    Event<ItemWithdrawn> withdrawn;

    @Inject
    Event<ItemUse> use;

    /** Whether somebody keeps the bank. */
    public boolean keeps(Actor actor) {
        return desk.keeps(actor);
    }

    /**
     * Lays a draft before a reviewer, or before all who keep the bank.
     *
     * @throws org.examhall.kernel.Refused {@code item-own-work} if the reviewer has written at it,
     *     {@code item-reviewer-unfit}, {@code item-unsaid}, or why it is not this person's to do
     */
    public void submit(String version, Optional<AccountRef> reviewer, Actor by) {
        ItemVersion draft = desk.lock(version);
        if (draft.leavesWordsUnsaid()) {
            throw Refusal.of("item-unsaid").asException();
        }
        desk.move(draft, ItemVerb.SUBMIT, "", by);
        languages.settle(draft);
        reviewer.map(desk::reviewer).ifPresent(asked -> {
            if (desk.hands(draft, asked).writer()) {
                throw Refusal.of("item-reviewer-writes").asException();
            }
            desk.give(draft, asked, Part.REVIEWER);
        });
    }

    /** Those who may be asked to review a version: they write items or keep the bank, and have not written at it. */
    public List<Account> reviewers(ItemVersion version) {
        Set<String> writers = desk.parts(version).stream()
                .filter(part -> part.getPart() == Part.WRITER)
                .map(ItemPart::accountId)
                .collect(Collectors.toSet());
        return accounts.all().stream()
                .filter(account -> !account.isDisabled() && !writers.contains(account.getId()))
                .filter(account -> account.roles().contains(Role.AUTHOR)
                        || account.roles().contains(Role.KEEPER)
                        || account.roles().contains(Role.ADMINISTRATOR))
                .toList();
    }

    /**
     * A second pair of eyes finds a version good.
     *
     * @throws org.examhall.kernel.Refused {@code item-comments-open} as long as a comment is not resolved
     */
    public void approve(String version, Actor by) {
        ItemVersion reviewed = desk.lock(version);
        Refusal.refuse(desk.objection(reviewed, ItemVerb.APPROVE, by));
        if (comments.anyOpen(reviewed)) {
            throw Refusal.of("item-comments-open").asException();
        }
        desk.move(reviewed, ItemVerb.APPROVE, "", by);
    }

    /** Gives a version back to its writers, with a comment that they have to settle. */
    public void sendBack(String version, String words, Actor by) {
        ItemVersion reviewed = desk.lock(version);
        Refusal.refuse(desk.objection(reviewed, ItemVerb.SEND_BACK, by));
        comments.add(version, words, by);
        desk.move(reviewed, ItemVerb.SEND_BACK, "", by);
    }

    /** Puts an approved version into use at once, in place of the one that was in use. */
    public void publish(String version, Actor by) {
        ItemVersion approved = desk.lock(version);
        Refusal.refuse(desk.objection(approved, ItemVerb.PUBLISH, by));
        em.createQuery("select v.id from ItemVersion v where v.itemRef = :ref and v.state = :live", String.class)
                .setParameter("ref", approved.ref())
                .setParameter("live", ItemState.LIVE)
                .getResultStream()
                .map(desk::lock)
                .forEach(before -> desk.move(before, ItemVerb.RETIRE, "", by));
        desk.move(approved, ItemVerb.PUBLISH, "", by);
    }

    /**
     * Takes a live version out of use because something is wrong with it: no paper is drawn from it any more, and
     * papers that nobody has seen are exchanged.
     *
     * @param reason what is wrong, without giving the key away
     */
    public void withdraw(String version, String reason, Actor by) {
        ItemVersion live = desk.lock(version);
        desk.move(live, ItemVerb.WITHDRAW, ItemComments.required(reason), by);
        em.flush(); // before papers are drawn anew
        withdrawn.fire(new ItemWithdrawn(version, live.ref(), by));
    }

    /** Puts a version away for good. */
    public void retire(String version, Actor by) {
        desk.move(desk.lock(version), ItemVerb.RETIRE, "", by);
    }

    /** Begins a new version of the item of which this is one, as {@link Drafts#revise}. */
    public ItemVersion revise(String version, Actor by) {
        return drafts.revise(desk.see(version, by).ref(), by).version();
    }

    /** Whether somebody may see a version. */
    public boolean sees(String version, Actor reader) {
        return Optional.ofNullable(em.find(ItemVersion.class, version))
                .filter(found -> ItemPolicy.maySee(found.state(), desk.hands(found, reader)))
                .isPresent();
    }

    /** Where a version is in use, if this person may see it. */
    public ItemUse use(String version, Actor by) {
        ItemUse asked = new ItemUse(desk.see(version, by).id());
        use.fire(asked);
        return asked;
    }

    /**
     * Everything about a version but its content.
     *
     * @throws org.examhall.kernel.Refused {@code item-unknown}
     */
    public ItemLife life(String id, Actor by) {
        ItemVersion version = desk.see(id, by);
        ItemPolicy.Hands hands = desk.hands(version, by);
        Set<ItemVerb> allowed = EnumSet.noneOf(ItemVerb.class);
        Arrays.stream(ItemVerb.values())
                .filter(verb ->
                        ItemPolicy.objection(version.state(), verb, hands).isEmpty())
                .forEach(allowed::add);
        if (desk.underWay(version.ref()).isPresent()) {
            allowed.remove(ItemVerb.REVISE);
        }
        List<ItemVersion> versions = hands.keeper() ? versions(version.ref()) : List.of(version);
        return new ItemLife(
                version, allowed, versions, desk.parts(version), comments.of(version), history(version, hands));
    }

    private List<ItemVersion> versions(ItemRef ref) {
        return em.createQuery(
                        "select v from ItemVersion v where v.itemRef = :ref order by v.number desc", ItemVersion.class)
                .setParameter("ref", ref)
                .getResultList();
    }

    private List<ItemEvent> history(ItemVersion version, ItemPolicy.Hands hands) {
        return em.createQuery(
                        "select e from ItemEvent e where e.itemRef = :ref order by e.happenedAt desc, e.id desc",
                        ItemEvent.class)
                .setParameter("ref", version.ref())
                .getResultStream()
                .filter(event -> hands.keeper() || event.getItemVersion().equals(version.id()))
                .toList();
    }

    /** What lies before this person: in review, not written by them, and asked of them or of all who keep the bank. */
    public List<ItemVersion> toReview(Actor by) {
        return em.createQuery(
                        "select v from ItemVersion v where v.state = :review order by v.createdAt, v.id",
                        ItemVersion.class)
                .setParameter("review", ItemState.IN_REVIEW)
                .setMaxResults(SHOWN)
                .getResultStream()
                .filter(version -> desk.objection(version, ItemVerb.APPROVE, by).isEmpty())
                .toList();
    }

    /** What this person may put into use. */
    public List<ItemVersion> approved(Actor by) {
        return desk.keeps(by) ? in(ItemState.APPROVED) : List.of();
    }

    private List<ItemVersion> in(ItemState state) {
        return em.createQuery(
                        "select v from ItemVersion v where v.state = :state order by v.itemRef", ItemVersion.class)
                .setParameter("state", state)
                .setMaxResults(SHOWN)
                .getResultList();
    }

    /** What this person is writing, or has laid before others. */
    public List<ItemVersion> writtenBy(Actor by) {
        return em.createQuery(
                        "select v from ItemVersion v, ItemPart p where p.itemVersionId = v.id and p.accountId = :me"
                                + " and p.part = :writer and v.state in :states order by v.createdAt desc, v.id desc",
                        ItemVersion.class)
                .setParameter("me", by.id())
                .setParameter("writer", Part.WRITER)
                .setParameter("states", List.of(ItemState.DRAFT, ItemState.IN_REVIEW, ItemState.APPROVED))
                .setMaxResults(SHOWN)
                .getResultList();
    }

    void tell(@Observes Waiting waiting) {
        waiting.add("items-to-review", count(ItemState.IN_REVIEW), "/bank/reviews.xhtml");
        waiting.add("items-approved", count(ItemState.APPROVED), "/bank/reviews.xhtml");
    }

    private long count(ItemState state) {
        return em.createQuery("select count(v) from ItemVersion v where v.state = :state", Long.class)
                .setParameter("state", state)
                .getSingleResult();
    }
}
