package org.examhall.bank;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import org.examhall.account.Actor;
import org.examhall.bank.ItemPart.Part;
import org.examhall.kernel.Refusal;

/** The items that are being written: none of them is on a paper before it has been reviewed and put into use. */
@ApplicationScoped
@Transactional
public class Drafts {

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    ItemDesk desk;

    @Inject
    ItemLanguages languages;

    /**
     * Begins a new item.
     *
     * @throws org.examhall.kernel.Refused {@code item-defective} with the first reason, {@code item-ref-taken} if the
     *     bank has had an item of this name
     */
    public ItemRef add(NewDraft draft, Actor by) {
        ItemVersion version = ItemVersion.draft(draft, 1, clock);
        if (desk.highest(version.ref()) > 0) {
            throw Refusal.of("item-ref-taken", draft.identifier()).asException();
        }
        begin(version, ItemVerb.CHANGE, by);
        return version.ref();
    }

    /**
     * Begins a new version of an item, with the content of the one that was in use last, in all its languages. The old
     * version stays in use until the new one takes its place.
     *
     * @throws org.examhall.kernel.Refused {@code item-unknown}, {@code item-for-keepers}, {@code item-has-draft}
     */
    public Draft revise(ItemRef ref, Actor by) {
        if (desk.underWay(ref).isPresent()) {
            throw Refusal.of("item-has-draft").asException();
        }
        ItemVersion last = desk.lastInUse(ref)
                .map(ItemVersion::id)
                .map(desk::lock)
                .orElseThrow(() -> Refusal.of("item-unknown").asException());
        Refusal.refuse(desk.objection(last, ItemVerb.REVISE, by));
        ItemVersion version = ItemVersion.draft(last.asDraft(), desk.highest(ref) + 1, clock);
        begin(version, ItemVerb.REVISE, by);
        languages.takeOver(last, version);
        return new Draft(version, version.asDraft());
    }

    private void begin(ItemVersion version, ItemVerb verb, Actor by) {
        em.persist(version);
        em.flush(); // the rows that follow refer to it
        desk.give(version, by, Part.WRITER);
        desk.record(version, verb, "", by);
    }

    /**
     * Gives a draft its next edition. Several editions by the same person in a row are one line of the history.
     *
     * @param edition the one that was changed: {@link ItemVersion#edition}
     * @return the number of the new edition
     * @throws org.examhall.kernel.Refused {@code draft-changed-meanwhile} if somebody has changed another edition,
     *     {@code not-a-draft}, {@code item-for-writers}, {@code item-defective}, {@code item-unknown}
     */
    public long change(ItemRef ref, long edition, NewDraft draft, Actor by) {
        ItemVersion version = desk.underWay(ref)
                .map(ItemVersion::id)
                .map(desk::lock)
                .orElseThrow(() -> Refusal.of("not-a-draft").asException());
        Refusal.refuse(desk.objection(version, ItemVerb.CHANGE, by));
        if (version.edition() != edition) {
            throw Refusal.of("draft-changed-meanwhile").asException();
        }
        if (!draft.ref().equals(ref)) {
            throw Refusal.of("item-defective", "another identifier").asException();
        }
        version.rewrite(draft);
        boolean wroteLast = wroteLast(version, by);
        boolean newcomer = desk.give(version, by, Part.WRITER);
        if (newcomer || !wroteLast) {
            desk.record(version, ItemVerb.CHANGE, "", by);
        }
        return version.edition();
    }

    private boolean wroteLast(ItemVersion version, Actor by) {
        return em.createQuery(
                        "select e from ItemEvent e where e.itemVersionId = :version order by e.happenedAt desc, e.id desc",
                        ItemEvent.class)
                .setParameter("version", version.id())
                .setMaxResults(1)
                .getResultStream()
                .anyMatch(last -> last.isWriting(by));
    }

    /** The version of an item that is worked on; whether the reader may see it is the caller's to know. */
    public Optional<Draft> find(ItemRef ref) {
        return Draft.of(desk.underWay(ref));
    }

    /** The version of an item that is worked on, if this person may see it. */
    public Optional<Draft> find(ItemRef ref, Actor reader) {
        return Draft.of(
                desk.underWay(ref).filter(version -> ItemPolicy.maySee(version.state(), desk.hands(version, reader))));
    }
}
