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
import org.examhall.kernel.Language;
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

    @Inject
    ItemTexts texts;

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
     * Brings a bank to the state of a package: a new item is added, one that has changed since the last package gets a
     * new version, one that is no longer there goes out of use. What was written, withdrawn or put away here stays as it
     * is, as long as the package says nothing new about it. Papers drawn before keep their versions.
     *
     * @throws org.examhall.kernel.Refused {@code blueprint-code-taken}, if another bank has an exam of the same name
     */
    public Loaded load(BankPackage bank) {
        Map<ItemRef, Versions> known = new HashMap<>();
        entities.createQuery(
                        "select v from ItemVersion v where v.bank = :bank order by v.number", ItemVersion.class)
                .setParameter("bank", bank.name())
                .getResultStream()
                .forEach(version -> known.merge(version.ref(), Versions.of(version), Versions::and));
        int added = 0;
        int changed = 0;
        int unchanged = 0;
        for (BankPackage.Content content : bank.items()) {
            Versions versions = known.remove(content.ref());
            if (versions == null) {
                add(content, bank.language(), 1);
                added++;
            } else if (renew(versions, content, bank.language())) {
                changed++;
            } else {
                unchanged++;
            }
        }
        int removed = 0;
        for (Versions gone : known.values()) {
            if (gone.live() != null && gone.live().isPacked()) {
                gone.live().retire(true, clock);
                removed++;
            }
        }
        bank.blueprints().forEach(this::load);
        return new Loaded(added, changed, removed, unchanged);
    }

    /**
     * What there is of an item when a package is loaded.
     *
     * @param highest the highest number
     * @param packed the latest that came in a package
     * @param live the one that is in use
     */
    private record Versions(int highest, @Nullable ItemVersion packed, @Nullable ItemVersion live) {

        static Versions of(ItemVersion version) {
            return new Versions(
                    version.number(),
                    version.isPacked() ? version : null,
                    version.state() == ItemState.LIVE ? version : null);
        }

        Versions and(Versions later) {
            return new Versions(
                    later.highest,
                    later.packed == null ? packed : later.packed,
                    later.live == null ? live : later.live);
        }
    }

    /** Whether the package said something new about an item, which is then in use. */
    private boolean renew(Versions versions, BankPackage.Content content, Language language) {
        ItemVersion packed = versions.packed();
        ItemVersion live = versions.live();
        if (packed != null && packed.contentHash().equals(content.hash())) {
            return live == null && packed.restore();
        }
        if (live != null) {
            live.retire(false, clock);
        }
        add(content, language, versions.highest() + 1);
        return true;
    }

    private void add(BankPackage.Content content, Language language, int number) {
        ItemVersion version = ItemVersion.packed(content, language, number, clock);
        entities.persist(version);
        content.translations()
                .forEach((into, translation) ->
                        entities.persist(new ItemTranslation(version, into, translation, clock)));
    }

    private void load(BankPackage.Plan plan) {
        Blueprint blueprint = plan.blueprint();
        List<BlueprintVersion> versions = entities.createQuery(
                        "select v from BlueprintVersion v where v.code = :code", BlueprintVersion.class)
                .setParameter("code", blueprint.code())
                .getResultList();
        BlueprintVersion same = null;
        for (BlueprintVersion version : versions) {
            if (!version.bank().equals(blueprint.bank())) {
                throw Refusal.of("blueprint-code-taken", blueprint.code(), version.bank())
                        .asException();
            }
            if (version.contentHash().equals(blueprint.hash())) {
                same = version;
            } else {
                version.retire(clock);
            }
        }
        if (same == null) {
            entities.persist(new BlueprintVersion(plan, clock));
        } else {
            same.restore();
        }
    }

    /** The version of an item that is in use. */
    public Optional<ItemVersion> find(ItemRef ref) {
        return entities.createQuery(
                        "select v from ItemVersion v where v.itemRef = :ref and v.state = :live", ItemVersion.class)
                .setParameter("ref", ref)
                .setParameter("live", ItemState.LIVE)
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
        audit.record(by, "item-viewed", "item", ref.toString(), "version " + version.number());
        return ItemView.of(version, translations(version));
    }

    private List<ItemTranslation> translations(ItemVersion version) {
        return entities.createQuery(
                        "select t from ItemTranslation t where t.version = :version order by t.language",
                        ItemTranslation.class)
                .setParameter("version", version)
                .getResultList();
    }

    /** The current items an author looks for, some at a time. */
    public ItemPage list(ItemSearch search) {
        StringBuilder where = new StringBuilder(" from ItemVersion v where v.retiredAt is null");
        if (search.process() != null) {
            where.append(" and v.process = :process");
        }
        if (search.type() != null) {
            where.append(" and v.type = :type");
        }
        String order = " order by " + search.order().columns();
        if (!search.terms().isEmpty()) {
            TypedQuery<Object[]> all = entities.createQuery("select v.id, v.contentHash" + where + order, Object[].class);
            return texts.page(fill(all, search).getResultList(), search);
        }
        List<ItemVersion> found = fill(entities.createQuery("select v" + where + order, ItemVersion.class), search)
                .setFirstResult(search.first())
                .setMaxResults(search.size())
                .getResultList();
        long total = fill(entities.createQuery("select count(v)" + where, Long.class), search)
                .getSingleResult();
        return new ItemPage(found, total);
    }

    private static <T> TypedQuery<T> fill(TypedQuery<T> query, ItemSearch search) {
        if (search.process() != null) {
            query.setParameter("process", search.process());
        }
        if (search.type() != null) {
            query.setParameter("type", search.type());
        }
        return query;
    }
}
