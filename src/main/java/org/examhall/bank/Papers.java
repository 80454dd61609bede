package org.examhall.bank;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.examhall.kernel.Language;
import org.examhall.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** Draws papers and puts them before candidates. */
@ApplicationScoped
@Transactional
public class Papers {

    private static final int SHEETS_KEPT = 4_000;
    private static final int ITEMS_KEPT = 2_000;
    private static final int MOST_PARAMETERS = 500;
    private static final int SOME_PAPERS = 50;

    @Inject
    Clock clock;

    @Inject
    Blueprints blueprints;

    @Inject
    Stocks stocks;

    @PersistenceContext
    EntityManager entities;

    private final Recent<PaperRef, Sheet> sheets = new Recent<>(SHEETS_KEPT);
    private final Recent<Rendering, KnownItem> known = new Recent<>(ITEMS_KEPT);

    private record Rendering(String version, Language language) {}

    /**
     * Draws a paper for each order, all in one transaction. The same seed draws the same questions in the same order,
     * as long as bank and blueprint are the same. No item is on a paper twice, and none that is to be avoided or has
     * been used enough is, unless the bank has too few others.
     *
     * @return in the sequence of the orders
     * @throws org.examhall.kernel.Refused {@code blueprint-unknown}, {@code paper-language-not-offered},
     *     {@code bank-too-small}, {@code no-such-paper} or {@code form-incomplete}
     */
    public List<Drawn> drawAll(String blueprintCode, Language language, Occasion occasion, List<DrawOrder> orders) {
        Blueprint blueprint = blueprints
                .find(blueprintCode)
                .orElseThrow(
                        () -> Refusal.of("blueprint-unknown", blueprintCode).asException());
        if (!blueprint.languages().contains(language)) {
            throw Refusal.of("paper-language-not-offered", blueprint.title(), language.tag())
                    .asException();
        }
        Stock stock = stocks.of(blueprint.bank(), language);
        Function<DrawOrder, Giving.Given> giving = giving(blueprint, stock, occasion, orders);
        List<Drawn> drawn = new ArrayList<>();
        Map<Paper, List<String>> places = new LinkedHashMap<>();
        for (DrawOrder order : orders) {
            Giving.Given given = giving.apply(order);
            Paper paper = new Paper(blueprint, language, given.seed(), occasion, given.spared(), clock);
            entities.persist(paper);
            places.put(paper, given.versions());
            drawn.add(new Drawn(paper.ref(), given.draw().repeated(), given.overused()));
        }
        entities.flush();
        places.forEach(this::write);
        return drawn;
    }

    private Function<DrawOrder, Giving.Given> giving(
            Blueprint blueprint, Stock stock, Occasion occasion, List<DrawOrder> orders) {
        if (blueprint.terms().mode() == Terms.Mode.FIXED) {
            return Giving.fixed(blueprint, stock);
        }
        Drawing drawing = new Drawing(blueprint, stock);
        Optional<Uses> uses = stocks.uses(blueprint, occasion, orders.size());
        return blueprint.terms().mode() == Terms.Mode.SITTING
                ? Giving.atSitting(drawing, stock, uses, first(blueprint, occasion), orders)
                : Giving.each(drawing, stock, uses);
    }

    /** The paper that the first candidates of a sitting got, for those who come later. */
    private Optional<Giving.Form> first(Blueprint blueprint, Occasion occasion) {
        return entities.createQuery(
                        "select p from Paper p where p.occasion = :occasion and p.blueprintHash = :hash order by p.id",
                        Paper.class)
                .setParameter("occasion", occasion.key())
                .setParameter("hash", blueprint.hash())
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(this::form);
    }

    private Giving.Form form(Paper paper) {
        Map<ItemRef, String> versions = new LinkedHashMap<>();
        for (Object[] row : entities.createQuery(
                        "select v.itemRef, v.id from PaperItem p, ItemVersion v where v.id = p.itemVersionId"
                                + " and p.paperId = :paper order by p.position",
                        Object[].class)
                .setParameter("paper", paper.ref().value())
                .getResultList()) {
            versions.put((ItemRef) row[0], (String) row[1]);
        }
        return new Giving.Form(paper.seed(), List.copyOf(versions.keySet()), versions);
    }

    /**
     * Writes the places of a paper in one statement. Five hundred papers have thirty thousand places, and as so many
     * entities they would keep a waiting room waiting.
     */
    private void write(Paper paper, List<String> versions) {
        String rows = String.join(", ", Collections.nCopies(versions.size(), "(?, ?, ?)"));
        Query insert = entities.createNativeQuery(
                "INSERT INTO paper_item (paper_id, item_position, item_version_id) VALUES " + rows);
        int parameter = 0;
        for (int i = 0; i < versions.size(); i++) {
            insert.setParameter(++parameter, paper.ref().value());
            insert.setParameter(++parameter, i + 1);
            insert.setParameter(++parameter, versions.get(i));
        }
        insert.executeUpdate();
    }

    /**
     * Makes a paper that is like another one but for one item, which has been taken out of use: another item of the
     * same section takes its place. It follows from the paper's seed, as the paper itself does.
     *
     * @param version of the item that goes
     * @param avoid items that the candidate has seen before
     * @return empty if the section has no other item, or the version is not on the paper
     */
    public Optional<Exchanged> exchange(PaperRef ref, String version, Set<ItemRef> avoid) {
        Paper old = find(ref);
        List<String> places = new ArrayList<>(versionsOn(List.of(ref.value())).getOrDefault(ref.value(), List.of()));
        int place = places.indexOf(version);
        if (place < 0) {
            return Optional.empty();
        }
        Blueprint blueprint = blueprints
                .find(old.blueprintCode(), old.blueprintHash())
                .orElseThrow(() ->
                        Refusal.of("blueprint-unknown", old.blueprintCode()).asException());
        Stock stock = stocks.of(blueprint.bank(), old.language());
        List<ItemRef> others = stock.instead(
                blueprint, entities.find(ItemVersion.class, version).stocked(), itemsIn(List.of(ref)));
        Chance.of(old.seed() + place + 1).shuffle(others);
        return others.stream()
                .min(Comparator.comparing(avoid::contains))
                .map(other -> stock.item(other).version())
                .map(another -> {
                    places.set(place, another);
                    Paper paper = old.again(clock);
                    entities.persist(paper);
                    entities.flush();
                    write(paper, places);
                    return new Exchanged(paper.ref(), place + 1, another);
                });
    }

    /**
     * A paper by its reference.
     *
     * @throws org.examhall.kernel.Refused {@code paper-unknown}
     */
    public Paper find(PaperRef ref) {
        @Nullable Paper paper = entities.find(Paper.class, ref.value());
        if (paper == null) {
            throw Refusal.of("paper-unknown").asException();
        }
        return paper;
    }

    /** Every item on any of the papers: what a candidate has seen, if they are that candidate's. */
    public Set<ItemRef> itemsIn(Collection<PaperRef> papers) {
        List<String> ids = papers.stream().map(PaperRef::value).distinct().toList();
        Set<ItemRef> found = new HashSet<>();
        for (int from = 0; from < ids.size(); from += MOST_PARAMETERS) {
            List<String> some = ids.subList(from, Math.min(ids.size(), from + MOST_PARAMETERS));
            found.addAll(entities.createQuery(
                            "select distinct v.itemRef from PaperItem p, ItemVersion v"
                                    + " where v.id = p.itemVersionId and p.paperId in :papers",
                            ItemRef.class)
                    .setParameter("papers", some)
                    .getResultList());
        }
        return found;
    }

    /**
     * The paper to be shown and marked. A paper never changes, so it is read once and kept; asking again needs neither
     * database nor transaction.
     *
     * @throws org.examhall.kernel.Refused {@code paper-unknown}
     */
    @Transactional(Transactional.TxType.SUPPORTS)
    public Sheet sheet(PaperRef ref) {
        return sheets.get(ref, this::assemble);
    }

    /** Has the papers ready that will be asked for in the same minute, when a whole room starts. */
    public void layReady(Collection<PaperRef> refs) {
        List<String> missing = refs.stream()
                .filter(ref -> !sheets.has(ref))
                .map(PaperRef::value)
                .distinct()
                .toList();
        for (int from = 0; from < missing.size(); from += SOME_PAPERS) {
            List<String> some = missing.subList(from, Math.min(missing.size(), from + SOME_PAPERS));
            Map<String, List<String>> versions = versionsOn(some);
            for (Paper paper : entities.createQuery("select p from Paper p where p.id in :papers", Paper.class)
                    .setParameter("papers", some)
                    .getResultList()) {
                List<String> items = versions.getOrDefault(paper.ref().value(), List.of());
                sheets.get(paper.ref(), ref -> assemble(paper, items));
            }
        }
    }

    private Sheet assemble(PaperRef ref) {
        return assemble(find(ref), versionsOn(List.of(ref.value())).getOrDefault(ref.value(), List.of()));
    }

    /** By paper, the versions of its items in their order. */
    private Map<String, List<String>> versionsOn(List<String> papers) {
        Map<String, List<String>> versions = new HashMap<>();
        for (Object[] row : entities.createQuery(
                        "select p.paperId, p.itemVersionId from PaperItem p where p.paperId in :papers"
                                + " order by p.paperId, p.position",
                        Object[].class)
                .setParameter("papers", papers)
                .getResultList()) {
            versions.computeIfAbsent((String) row[0], key -> new ArrayList<>()).add((String) row[1]);
        }
        return versions;
    }

    private Sheet assemble(Paper paper, List<String> versions) {
        List<Sheet.Question> questions = new ArrayList<>();
        for (String version : versions) {
            KnownItem item = known.get(new Rendering(version, paper.language()), this::read);
            questions.add(new Sheet.Question(questions.size() + 1, paper.seed(), item));
        }
        return new Sheet(paper.ref(), paper.language(), questions);
    }

    private KnownItem read(Rendering wanted) {
        ItemVersion version = entities.find(ItemVersion.class, wanted.version());
        ItemTranslation translation = version.language() == wanted.language()
                ? null
                : entities.createQuery(
                                "select t from ItemTranslation t where t.version.id = :version and t.language = :language",
                                ItemTranslation.class)
                        .setParameter("version", wanted.version())
                        .setParameter("language", wanted.language())
                        .getSingleResult();
        return KnownItem.of(version, translation);
    }
}
