package org.examhall.bank;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.examhall.account.Actor;
import org.examhall.account.AuditTrail;
import org.examhall.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** Puts whole banks together, as packages to be taken elsewhere. */
@ApplicationScoped
@Transactional
public class BankExports {

    @Inject
    AuditTrail audit;

    @Inject
    Blueprints blueprints;

    @Inject
    Media media;

    @PersistenceContext
    EntityManager entities;

    /** The names of all banks. */
    public List<String> banks() {
        return entities.createQuery("select b.name from Bank b order by b.name", String.class)
                .getResultList();
    }

    /**
     * Everything of a bank that is in use, with keys and rationales. Who took it goes into the audit trail.
     *
     * @throws org.examhall.kernel.Refused {@code bank-unknown}
     */
    public BankPackage export(String name, Actor by) {
        @Nullable Bank bank = entities.find(Bank.class, name);
        if (bank == null) {
            throw Refusal.of("bank-unknown").asException();
        }
        List<ItemVersion> versions = entities.createQuery(
                        "select v from ItemVersion v where v.bank = :bank and v.state = :live order by v.itemRef",
                        ItemVersion.class)
                .setParameter("bank", name)
                .setParameter("live", ItemState.LIVE)
                .getResultList();
        TreeSet<String> shown = new TreeSet<>();
        versions.forEach(version -> shown.addAll(version.media()));
        Map<ItemVersion, List<ItemTranslation>> translations = new HashMap<>();
        entities.createQuery(
                        "select t from ItemTranslation t where t.version.bank = :bank and t.version.state = :live",
                        ItemTranslation.class)
                .setParameter("bank", name)
                .setParameter("live", ItemState.LIVE)
                .getResultStream()
                .forEach(one -> {
                    shown.addAll(one.media());
                    translations
                            .computeIfAbsent(one.version(), key -> new ArrayList<>())
                            .add(one);
                });
        List<BankPackage.Plan> plans = blueprints.all().stream()
                .filter(blueprint -> blueprint.bank().equals(name))
                .map(blueprint -> new BankPackage.Plan(blueprint, BlueprintWriter.write(blueprint)))
                .toList();
        audit.record(by, "bank-exported", "bank", name, versions.size() + " items");
        return bank.with(
                versions.stream()
                        .map(version -> version.content(translations.getOrDefault(version, List.of())))
                        .toList(),
                plans,
                shown.stream().flatMap(medium -> media.find(medium).stream()).toList());
    }
}
