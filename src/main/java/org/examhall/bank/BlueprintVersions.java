package org.examhall.bank;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.examhall.account.Actor;
import org.examhall.account.AuditTrail;
import org.examhall.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * The versions of blueprints that administrators keep. A version never changes: a change makes a new one, which is
 * looked at, tried and then put to use in place of the one before. Papers keep the version they were drawn from.
 */
@ApplicationScoped
@Transactional
public class BlueprintVersions {

    private static final int LONGEST_REASON = 500;
    private static final int LONGEST_PLAN = 32_000;

    @Inject
    Clock clock;

    @Inject
    AuditTrail audit;

    @Inject
    Stocks stocks;

    @PersistenceContext
    EntityManager entities;

    /** All versions of an exam, the newest first. */
    public List<VersionLine> of(String code) {
        List<BlueprintVersion> versions = entities.createQuery(
                        "select v from BlueprintVersion v where v.code = :code order by v.createdAt, v.id",
                        BlueprintVersion.class)
                .setParameter("code", code)
                .getResultList();
        List<VersionLine> lines = new ArrayList<>();
        for (BlueprintVersion version : versions) {
            lines.add(0, version.line(lines.size() + 1));
        }
        return lines;
    }

    /**
     * One version, in use or not.
     *
     * @throws org.examhall.kernel.Refused {@code blueprint-version-unknown}
     */
    public Blueprint read(String id) {
        return find(id).read();
    }

    private BlueprintVersion find(String id) {
        @Nullable BlueprintVersion version = entities.find(BlueprintVersion.class, id);
        if (version == null) {
            throw Refusal.of("blueprint-version-unknown").asException();
        }
        return version;
    }

    /**
     * Keeps a changed blueprint as a new version, which is not in use yet.
     *
     * @param reason why it was changed, for those who read the list of versions later
     * @return the key of the version
     * @throws org.examhall.kernel.Refused {@code blueprint-kept-already}, if there is the very same version;
     *     {@code reason-missing}, {@code reason-too-long}, {@code blueprint-too-long}, or why it makes no sense
     */
    public String keep(Blueprint changed, String reason, Actor by) {
        if (reason.isBlank()) {
            throw Refusal.of("reason-missing").asException();
        }
        if (reason.length() > LONGEST_REASON) {
            throw Refusal.of("reason-too-long", LONGEST_REASON).asException();
        }
        Refusal.refuse(BlueprintRules.objection(changed));
        if (BlueprintText.write(changed).length() > LONGEST_PLAN) {
            throw Refusal.of("blueprint-too-long").asException();
        }
        if (same(changed).isPresent()) {
            throw Refusal.of("blueprint-kept-already").asException();
        }
        Blueprint kept = BlueprintText.hashed(changed);
        BlueprintVersion version = new BlueprintVersion(kept, reason.strip(), by, clock);
        entities.persist(version);
        audit.record(by, "blueprint-kept", "blueprint", kept.code(), reason.strip());
        return version.id();
    }

    /** The key of the version that says the very same, if there is one. */
    private Optional<String> same(Blueprint blueprint) {
        return entities.createQuery(
                        "select v.id from BlueprintVersion v where v.code = :code and v.contentHash = :hash",
                        String.class)
                .setParameter("code", blueprint.code())
                .setParameter("hash", BlueprintText.hashed(blueprint).hash())
                .getResultStream()
                .findFirst();
    }

    /** Gives the exam another pass mark, in per cent: in a new version, or in one that says the same already. */
    void passAt(String code, int passMark, String reason, Actor by) {
        BlueprintVersion present = entities.createQuery(
                        "select v from BlueprintVersion v where v.code = :code and v.retiredAt is null",
                        BlueprintVersion.class)
                .setParameter("code", code)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> Refusal.of("blueprint-unknown", code).asException());
        Blueprint changed = present.read().passingAt(passMark);
        use(same(changed).orElseGet(() -> keep(changed, reason, by)), by);
    }

    /**
     * Puts a version to use: papers are drawn from it from now on.
     *
     * @throws org.examhall.kernel.Refused {@code blueprint-cannot-draw}, if the bank does not give papers for it
     */
    public void use(String id, Actor by) {
        BlueprintVersion wanted = find(id);
        Blueprint blueprint = wanted.read();
        if (!report(blueprint).drawable()) {
            throw Refusal.of("blueprint-cannot-draw").asException();
        }
        entities.createQuery(
                        "select v from BlueprintVersion v where v.code = :code and v.retiredAt is null",
                        BlueprintVersion.class)
                .setParameter("code", wanted.code())
                .getResultList()
                .forEach(version -> version.retire(clock));
        wanted.restore();
        audit.record(
                by,
                "blueprint-used",
                "blueprint",
                wanted.code(),
                "version " + number(wanted) + ", pass mark " + blueprint.passMark() + " %");
    }

    private int number(BlueprintVersion wanted) {
        return of(wanted.code()).stream()
                .filter(line -> line.id().equals(wanted.id()))
                .mapToInt(VersionLine::number)
                .findFirst()
                .orElse(0);
    }

    /** Why a blueprint makes no sense, whatever is in the bank. */
    public Optional<Refusal> objection(Blueprint blueprint) {
        return BlueprintRules.objection(blueprint);
    }

    /** What the bank gives for a blueprint that makes sense, kept or not yet. */
    public BlueprintReport report(Blueprint blueprint) {
        Terms.Limit limit = blueprint.terms().limit();
        Map<ItemRef, Integer> used = limit == null ? Map.of() : stocks.inPeriod(blueprint.bank(), limit);
        return BlueprintReport.of(blueprint, stocks.of(blueprint.bank()), used);
    }

    /** The identifiers of the processes to which a bank has items. */
    public List<String> processes(String bank) {
        return stocks.of(bank).items().values().stream()
                .map(StockItem::process)
                .distinct()
                .sorted()
                .toList();
    }

    /** The items that a seed draws, to be fixed as the one paper of a blueprint. */
    public List<ItemRef> form(Blueprint blueprint, long seed) {
        return new Drawing(blueprint, stocks.of(blueprint.bank()))
                .draw(seed, Set.of(), Set.of())
                .items();
    }

    /**
     * The paper that a seed draws, for somebody who may see live items. Who looked goes into the audit trail.
     *
     * @throws org.examhall.kernel.Refused if there is no such paper
     */
    public DrawPreview preview(Blueprint blueprint, long seed, Actor by) {
        Stock stock = stocks.of(blueprint.bank());
        boolean fixed = blueprint.terms().mode() == Terms.Mode.FIXED;
        Drawing drawing = new Drawing(blueprint, stock);
        Set<ItemRef> none = Set.of();
        List<ItemRef> items = fixed
                ? blueprint.terms().form().stream()
                        .filter(stock.items()::containsKey)
                        .toList()
                : drawing.draw(seed, none, none).items();
        int repeats = fixed
                ? items.size()
                : drawing.draw(seed + 1, new HashSet<>(items), none).repeated().size();
        List<String> versions =
                items.stream().map(ref -> stock.item(ref).version()).toList();
        Map<String, ItemVersion> found = new HashMap<>();
        entities.createQuery("select v from ItemVersion v where v.id in :versions", ItemVersion.class)
                .setParameter("versions", versions)
                .getResultList()
                .forEach(version -> found.put(version.id(), version));
        audit.record(by, "draw-previewed", "blueprint", blueprint.code(), "seed " + seed);
        return new DrawPreview(
                seed,
                versions.stream()
                        .map(found::get)
                        .filter(version -> version != null)
                        .toList(),
                DrawCheck.of(blueprint, stock, items).isEmpty(),
                repeats);
    }
}
