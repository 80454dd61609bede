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
import java.util.LinkedHashMap;
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
    ItemDesk desk;

    @Inject
    ItemTexts texts;

    @Inject
    Media media;

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
     * new version, one that is no longer there goes out of use. What was written, withdrawn or put away here stays as
     * it is, as long as the package says nothing new about it. Papers drawn before keep their versions.
     *
     * @throws org.examhall.kernel.Refused {@code blueprint-code-taken}, if another bank has an exam of the same name
     */
    public Loaded load(BankPackage bank) {
        Map<ItemRef, Versions> known = new HashMap<>();
        entities.createQuery("select v from ItemVersion v where v.bank = :bank order by v.number", ItemVersion.class)
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
        @Nullable Bank said = entities.find(Bank.class, bank.name());
        if (said == null) {
            entities.persist(new Bank(bank));
        } else {
            said.become(bank);
        }
        bank.media().forEach(media::keep);
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
    private record Versions(
            int highest,
            @Nullable ItemVersion packed,
            @Nullable ItemVersion live) {

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
     * An item with key and rationales, for somebody who may see it: the version in use for those who keep the bank, the
     * one that is worked on for those who have a part in it. Who looked at an item that is or was in use goes into the
     * audit trail, because a key that is known before an exam spoils it.
     *
     * @throws org.examhall.kernel.Refused {@code item-unknown}
     */
    public ItemView look(ItemRef ref, Actor by) {
        Optional<ItemVersion> shown = desk.keeps(by) ? find(ref).or(() -> latest(ref)) : desk.underWay(ref);
        return look(
                shown.map(ItemVersion::id)
                        .orElseThrow(() -> Refusal.of("item-unknown").asException()),
                by);
    }

    /** One version of an item, like {@link #look(ItemRef, Actor)}. */
    public ItemView look(String id, Actor by) {
        ItemVersion version = desk.see(id, by);
        return ItemView.of(version, seen(version, by), translations(version));
    }

    private List<ItemTranslation> translations(ItemVersion version) {
        return entities.createQuery(
                        "select t from ItemTranslation t where t.version = :version order by t.language",
                        ItemTranslation.class)
                .setParameter("version", version)
                .getResultList();
    }

    /**
     * Two versions of one item side by side, for somebody who may see both.
     *
     * @throws org.examhall.kernel.Refused {@code item-unknown}
     */
    public ItemComparison compare(String before, String after, Actor by) {
        ItemVersion one = desk.see(before, by);
        ItemVersion other = desk.see(after, by);
        if (!one.ref().equals(other.ref())) {
            throw Refusal.of("item-unknown").asException();
        }
        return new ItemComparison(one, other, ItemComparison.parts(seen(one, by), seen(other, by)));
    }

    private Item seen(ItemVersion version, Actor by) {
        if (!version.state().isUnderWay()) {
            audit.record(by, "item-viewed", "item", version.ref().toString(), "version " + version.number());
        }
        return version.read();
    }

    private Optional<ItemVersion> latest(ItemRef ref) {
        return entities.createQuery(
                        "select v from ItemVersion v where v.itemRef = :ref order by v.number desc", ItemVersion.class)
                .setParameter("ref", ref)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** The items that somebody looks for among those that they may see, some at a time. */
    public ItemPage list(ItemSearch search, Actor reader) {
        boolean keeper = desk.keeps(reader);
        if (search.states(keeper).isEmpty()) {
            return new ItemPage(List.of(), 0);
        }
        Map<String, Object> values = values(search, keeper, reader);
        String where = where(search, keeper);
        String order = " order by " + search.order().columns();
        if (!search.terms().isEmpty()) {
            return texts.page(
                    filled("select v.id, v.contentHash" + where + order, Object[].class, values)
                            .getResultList(),
                    search);
        }
        List<ItemVersion> found = filled("select v" + where + order, ItemVersion.class, values)
                .setFirstResult(search.first())
                .setMaxResults(search.size())
                .getResultList();
        return new ItemPage(
                found, filled("select count(v)" + where, Long.class, values).getSingleResult());
    }

    private <T> TypedQuery<T> filled(String words, Class<T> type, Map<String, Object> values) {
        TypedQuery<T> query = entities.createQuery(words, type);
        values.forEach(query::setParameter);
        return query;
    }

    private static Map<String, Object> values(ItemSearch search, boolean keeper, Actor reader) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("states", search.states(keeper));
        if (!keeper) {
            values.put("reader", reader.id());
        }
        search.facts().forEach((field, value) -> values.put(field, value));
        if (search.tagPattern() != null) {
            values.put("tag", search.tagPattern());
        }
        return values;
    }

    private static String where(ItemSearch search, boolean keeper) {
        StringBuilder where = new StringBuilder(" from ItemVersion v where v.state in :states");
        if (!keeper) {
            where.append(
                    " and exists (select p from ItemPart p where p.itemVersionId = v.id and p.accountId = :reader)");
        }
        search.facts()
                .keySet()
                .forEach(field ->
                        where.append(" and v.").append(field).append(" = :").append(field));
        if (search.tagPattern() != null) {
            where.append(" and v.tags like :tag escape '!'");
        }
        return where.toString();
    }

    /** A version that has been in use, for those who settle what became of it; not its content. */
    public Optional<ItemVersion> used(String version) {
        return Optional.ofNullable(entities.find(ItemVersion.class, version))
                .filter(found -> !found.state().isUnderWay());
    }

    /** The other versions of its item that have been approved: any of their keys could count instead. */
    public List<ItemVersion> others(ItemVersion version) {
        return entities.createQuery(
                        "select v from ItemVersion v where v.itemRef = :ref and v.id <> :this and v.state in :approved"
                                + " order by v.number desc",
                        ItemVersion.class)
                .setParameter("ref", version.ref())
                .setParameter("this", version.id())
                .setParameter(
                        "approved", List.of(ItemState.APPROVED, ItemState.LIVE, ItemState.WITHDRAWN, ItemState.RETIRED))
                .getResultList();
    }

    /** The versions that are withdrawn, by reference. */
    public List<ItemVersion> withdrawn() {
        return entities.createQuery(
                        "select v from ItemVersion v where v.state = :withdrawn order by v.itemRef, v.number",
                        ItemVersion.class)
                .setParameter("withdrawn", ItemState.WITHDRAWN)
                .getResultList();
    }

    /** The names of the banks, for those who choose among them. */
    public List<String> banks() {
        return entities.createQuery("select distinct v.bank from ItemVersion v order by v.bank", String.class)
                .getResultList();
    }
}
