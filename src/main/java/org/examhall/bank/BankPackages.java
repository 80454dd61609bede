package org.examhall.bank;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.examhall.account.Actor;
import org.examhall.account.AuditTrail;
import org.examhall.kernel.Language;
import org.examhall.kernel.Refusal;

/**
 * Live banks, which come as packages that are encrypted for this server. A package is taken whole or not at all, and
 * nothing of it is written anywhere in the clear. A bank that came so is from then on left alone by the package of the
 * same name that ships with the program.
 */
@ApplicationScoped
@Transactional
public class BankPackages {

    private static final int SHOWN = 50;

    @Inject
    Clock clock;

    @Inject
    PackageKey key;

    @Inject
    Items items;

    @Inject
    AuditTrail audit;

    @PersistenceContext
    EntityManager entities;

    /** What an encrypted package turned out to be. */
    public sealed interface Look permits Sound, Unsound {}

    /**
     * It can be loaded.
     *
     * @param exams the codes of its exams
     * @param languages in which at least one of them is offered
     */
    public record Sound(
            String bank, String title, String version, List<String> exams, List<Language> languages, BankChanges changes)
            implements Look {

        public Sound {
            exams = List.copyOf(exams);
            languages = List.copyOf(languages);
        }
    }

    /** It cannot be loaded, for these reasons. */
    public record Unsound(List<BankDefect> defects) implements Look {
        public Unsound {
            defects = List.copyOf(defects);
        }
    }

    /**
     * Looks what loading a package would change, and changes nothing.
     *
     * @throws org.examhall.kernel.Refused if it cannot be opened; see {@link PackageKey#open}
     */
    public Look look(byte[] file) {
        BankReading reading = BankReader.read(key.open(file));
        if (reading instanceof BankReading.Defective defective) {
            return new Unsound(defective.defects());
        }
        BankPackage bank = (BankPackage) reading;
        Map<ItemRef, String> inUse = new HashMap<>();
        for (Object[] row : entities.createQuery(
                        "select v.itemRef, v.contentHash from ItemVersion v where v.bank = :bank and v.state = :live",
                        Object[].class)
                .setParameter("bank", bank.name())
                .setParameter("live", ItemState.LIVE)
                .getResultList()) {
            inUse.put((ItemRef) row[0], (String) row[1]);
        }
        return new Sound(
                bank.name(),
                bank.title(),
                bank.version(),
                bank.plans().stream().map(Blueprint::code).toList(),
                bank.plans().stream()
                        .flatMap(exam -> exam.languages().stream())
                        .distinct()
                        .toList(),
                BankChanges.between(inUse, bank));
    }

    /**
     * Loads a package: see {@link Items#load}.
     *
     * @throws org.examhall.kernel.Refused if it cannot be opened, {@code package-defective}, or what {@link Items#load}
     *     refuses
     */
    public Loaded load(byte[] file, Actor by) {
        BankReading reading = BankReader.read(key.open(file));
        if (!(reading instanceof BankPackage bank)) {
            throw Refusal.of("package-defective").asException();
        }
        Loaded loaded = items.load(bank);
        entities.persist(new PackageLoaded(bank, loaded, by, clock));
        audit.record(by, "bank-loaded", "bank", bank.name(), bank.version() + ", " + loaded);
        return loaded;
    }

    /** Whether this bank came as a package of its own. */
    public boolean isLoaded(String bank) {
        return entities.createQuery("select count(p) from PackageLoaded p where p.bank = :bank", Long.class)
                        .setParameter("bank", bank)
                        .getSingleResult()
                > 0;
    }

    /** The packages that were loaded, the latest first. */
    public List<PackageLoaded> history() {
        return entities.createQuery("select p from PackageLoaded p order by p.loadedAt desc, p.id desc", PackageLoaded.class)
                .setMaxResults(SHOWN)
                .getResultList();
    }
}
