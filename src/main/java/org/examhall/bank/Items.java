package org.examhall.bank;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.examhall.account.Actor;
import org.examhall.account.AuditTrail;
import org.examhall.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** The items of all banks, in all their versions. */
@ApplicationScoped
@Transactional
public class Items {

    @Inject
    Clock clock;

    @Inject
    AuditTrail audit;

    @PersistenceContext
    EntityManager entities;

    /**
     * Brings a bank to the state of the package that ships with the program. Does nothing where nothing has changed, so
     * it may run at every start.
     *
     * @param folder the unpacked package
     * @throws IllegalStateException if the package has defects: a build that ships one is broken
     */
    public Loaded loadShipped(Path folder) {
        BankReading reading = BankReader.read(folder);
        if (reading instanceof BankReading.Defective defective) {
            throw new IllegalStateException("The bank in " + folder + " is defective: " + defective.defects());
        }
        return load((BankPackage) reading);
    }

    /**
     * Brings a bank to the state of a package: a new item is added, a changed one gets a new version, one that is no
     * longer there goes out of use. Papers drawn before keep their versions.
     *
     * @throws org.examhall.kernel.Refused {@code blueprint-code-taken}, if another bank has an exam of the same name
     */
    public Loaded load(BankPackage bank) {
        Map<ItemRef, ItemVersion> latest = new HashMap<>();
        List<ItemVersion> versions = entities.createQuery(
                        "select v from ItemVersion v where v.bank = :bank order by v.number", ItemVersion.class)
                .setParameter("bank", bank.name())
                .getResultList();
        versions.forEach(version -> latest.put(version.ref(), version));
        int added = 0;
        int changed = 0;
        int unchanged = 0;
        for (BankPackage.Content content : bank.items()) {
            ItemVersion last = latest.remove(content.ref());
            if (last == null) {
                entities.persist(new ItemVersion(content, bank.language(), 1, clock));
                added++;
            } else if (!last.contentHash().equals(content.hash())) {
                last.retire(clock);
                entities.persist(new ItemVersion(content, bank.language(), last.number() + 1, clock));
                changed++;
            } else if (last.current()) {
                unchanged++;
            } else {
                last.restore();
                changed++;
            }
        }
        int removed = 0;
        for (ItemVersion gone : latest.values()) {
            if (gone.current()) {
                gone.retire(clock);
                removed++;
            }
        }
        bank.blueprints().forEach(this::load);
        return new Loaded(added, changed, removed, unchanged);
    }

    /** Where an administrator keeps a version of their own in use, that of the package is put beside it. */
    private void load(BankPackage.Plan plan) {
        Blueprint blueprint = plan.blueprint();
        List<BlueprintVersion> versions = entities.createQuery(
                        "select v from BlueprintVersion v where v.code = :code", BlueprintVersion.class)
                .setParameter("code", blueprint.code())
                .getResultList();
        boolean kept = versions.stream().anyMatch(version -> version.isKept() && version.isInUse());
        BlueprintVersion same = null;
        for (BlueprintVersion version : versions) {
            if (!version.bank().equals(blueprint.bank())) {
                throw Refusal.of("blueprint-code-taken", blueprint.code(), version.bank())
                        .asException();
            }
            if (version.contentHash().equals(blueprint.hash())) {
                same = version;
            } else if (!kept) {
                version.retire(clock);
            }
        }
        if (same == null) {
            same = new BlueprintVersion(plan, clock);
            entities.persist(same);
            if (kept) {
                same.retire(clock);
            }
        } else if (!kept) {
            same.restore();
        }
    }

    /** The current version of an item. */
    public Optional<ItemVersion> find(ItemRef ref) {
        return entities.createQuery(
                        "select v from ItemVersion v where v.itemRef = :ref and v.retiredAt is null", ItemVersion.class)
                .setParameter("ref", ref)
                .getResultStream()
                .findFirst();
    }

    /**
     * One version of an item, with key and rationales; never for candidates.
     *
     * @throws org.examhall.kernel.Refused {@code item-unknown}
     */
    public Item item(String version) {
        @Nullable ItemVersion found = entities.find(ItemVersion.class, version);
        if (found == null) {
            throw Refusal.of("item-unknown").asException();
        }
        return found.read();
    }

    /**
     * The current version of an item with key and rationales, for somebody who writes or keeps the bank. Who looked at
     * which item goes into the audit trail, because a key that is known before an exam spoils it.
     *
     * @throws org.examhall.kernel.Refused {@code item-unknown}
     */
    public ItemView look(ItemRef ref, Actor by) {
        ItemVersion version =
                find(ref).orElseThrow(() -> Refusal.of("item-unknown").asException());
        Item item = item(version.id());
        audit.record(by, "item-viewed", "item", ref.toString(), "version " + version.number());
        return new ItemView(version, item, QuestionMarkup.of(item).html(1, 1));
    }

    /** The current items an author looks for, some at a time. */
    public ItemPage list(ItemSearch search) {
        List<String> patterns = search.patterns();
        StringBuilder where = new StringBuilder(" from ItemVersion v where v.retiredAt is null");
        if (search.process() != null) {
            where.append(" and v.process = :process");
        }
        if (search.type() != null) {
            where.append(" and v.type = :type");
        }
        for (int i = 0; i < patterns.size(); i++) {
            where.append(" and v.searchText like :word").append(i).append(" escape '!'");
        }
        List<ItemVersion> found = fill(
                        entities.createQuery(
                                "select v" + where + " order by "
                                        + search.order().columns(),
                                ItemVersion.class),
                        search,
                        patterns)
                .setFirstResult(search.first())
                .setMaxResults(search.size())
                .getResultList();
        long total = fill(entities.createQuery("select count(v)" + where, Long.class), search, patterns)
                .getSingleResult();
        return new ItemPage(found, total);
    }

    private static <T> TypedQuery<T> fill(TypedQuery<T> query, ItemSearch search, List<String> patterns) {
        if (search.process() != null) {
            query.setParameter("process", search.process());
        }
        if (search.type() != null) {
            query.setParameter("type", search.type());
        }
        for (int i = 0; i < patterns.size(); i++) {
            query.setParameter("word" + i, patterns.get(i));
        }
        return query;
    }
}
