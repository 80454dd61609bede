package org.examhall.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.examhall.kernel.Refused;
import org.junit.jupiter.api.Test;

/** Draws with terms, over banks and blueprints that are made by chance. Each is checked by what did not draw it. */
class DrawingTest {

    private static final int BANKS = 300;
    private static final int PAPERS = 20;

    @Test
    void everyPaperThatIsDrawnHoldsItsBlueprint() {
        int drawn = 0;
        for (int bank = 0; bank < BANKS; bank++) {
            Random random = new Random(bank);
            Stock stock = StockFixture.stock(random, 60 + random.nextInt(100), random.nextInt(30));
            Blueprint blueprint = byChance(random);
            Drawing drawing = new Drawing(blueprint, stock);
            for (long seed = 0; seed < PAPERS; seed++) {
                try {
                    Draw draw = drawing.draw(seed, Set.of(), Set.of());
                    assertThat(DrawCheck.of(blueprint, stock, draw.items()))
                            .as("bank %d, seed %d: %s", bank, seed, draw)
                            .isEmpty();
                    assertThat(draw).isEqualTo(new Drawing(blueprint, stock).draw(seed, Set.of(), Set.of()));
                    drawn++;
                } catch (Refused none) {
                    assertThat(none.refusal().code()).isIn("bank-too-small", "no-such-paper");
                }
            }
        }
        assertThat(drawn).as("papers of " + BANKS * PAPERS).isGreaterThan(BANKS * PAPERS / 2);
    }

    /** Sections by rules that may overlap, a list beside them, and half the time a band. */
    private static Blueprint byChance(Random random) {
        List<Blueprint.Section> sections = new ArrayList<>();
        sections.add(StockFixture.ruled(1, 1 + random.nextInt(4), StockFixture.any()));
        sections.add(StockFixture.ruled(1, 1 + random.nextInt(3), new Rule("desk", "", Set.of(), 1, 999)));
        sections.add(StockFixture.ruled(2, 1 + random.nextInt(3), new Rule("", "p", Set.of(), 300, 800)));
        sections.add(StockFixture.ruled(
                2,
                1 + random.nextInt(3),
                new Rule("", "", Set.of(ItemType.SINGLE, ItemType.MATCH, ItemType.ORDER), 1, 999)));
        sections.add(StockFixture.listed(
                1, 2, IntStream.range(0, 12).mapToObj(StockFixture::ref).toList()));
        int from = 550 + random.nextInt(100);
        return StockFixture.blueprint(
                sections, StockFixture.terms(random.nextBoolean() ? new Terms.Band(from, from + 30) : null, null));
    }

    @Test
    void withoutTermsThePaperOfASeedIsTheOneItAlwaysWas() {
        BankPackage bank = BankFixture.practitioner();
        Blueprint blueprint = bank.plans().get(0);
        Drawing drawing = new Drawing(blueprint, BankFixture.stock(bank));
        Map<ItemRef, String> stimuli = BankFixture.current(bank);
        Set<ItemRef> seen = new HashSet<>();
        for (long seed = 0; seed < 300; seed++) {
            Draw plain = Draw.from(blueprint, stimuli, seed, seen);
            assertThat(drawing.draw(seed, seen, Set.of())).isEqualTo(plain);
            seen = Set.copyOf(plain.items());
        }
    }

    @Test
    void enemiesThatCannotBeKeptApartAreRefused() {
        Map<ItemRef, Set<ItemRef>> enemies = new HashMap<>();
        for (int one = 0; one < 4; one++) {
            for (int other = 0; other < 4; other++) {
                if (one != other) {
                    enemies.computeIfAbsent(StockFixture.ref(one), key -> new HashSet<>())
                            .add(StockFixture.ref(other));
                }
            }
        }
        Stock peaceful = StockFixture.stock(new Random(1), 20, 0);
        Stock stock = new Stock(peaceful.items(), enemies);
        List<ItemRef> five = IntStream.range(0, 5).mapToObj(StockFixture::ref).toList();
        Drawing two = new Drawing(StockFixture.blueprint(List.of(StockFixture.listed(1, 2, five)), Terms.NONE), stock);
        for (long seed = 0; seed < 50; seed++) {
            assertThat(two.draw(seed, Set.of(), Set.of()).items()).contains(StockFixture.ref(4));
        }
        Drawing three =
                new Drawing(StockFixture.blueprint(List.of(StockFixture.listed(1, 3, five)), Terms.NONE), stock);
        assertThatThrownBy(() -> three.draw(1, Set.of(), Set.of()))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("no-such-paper"));
    }

    @Test
    void sectionsThatShareItemsAreServedWheneverTheyCanBe() {
        Stock stock = StockFixture.stock(new Random(7), 40, 0);
        List<ItemRef> three = IntStream.range(0, 3).mapToObj(StockFixture::ref).toList();
        List<ItemRef> four = IntStream.range(0, 4).mapToObj(StockFixture::ref).toList();
        Blueprint tight = StockFixture.blueprint(
                List.of(StockFixture.listed(1, 1, four), StockFixture.listed(1, 3, three)), Terms.NONE);
        for (long seed = 0; seed < 100; seed++) {
            assertThat(new Drawing(tight, stock).draw(seed, Set.of(), Set.of()).items())
                    .containsExactlyInAnyOrderElementsOf(four);
        }
        Blueprint impossible = StockFixture.blueprint(
                List.of(StockFixture.listed(1, 2, four), StockFixture.listed(1, 3, three)), Terms.NONE);
        assertThatThrownBy(() -> new Drawing(impossible, stock).draw(1, Set.of(), Set.of()))
                .isInstanceOf(Refused.class);
    }

    @Test
    void noItemIsUsedMoreOftenThanItMayAsLongAsTheBankAllows() {
        for (int bank = 0; bank < 200; bank++) {
            Random random = new Random(bank);
            int pool = 4 + random.nextInt(12);
            int select = 1 + random.nextInt(Math.min(4, pool));
            int most = 1 + random.nextInt(6);
            int enough = pool * most / select;
            Map<ItemRef, Integer> uses = draw(pool, select, new Terms.Limit(most, 30, 0), enough);
            assertThat(uses.values())
                    .as("%d of %d, at most %d times, %d papers", select, pool, most, enough)
                    .allMatch(count -> count <= most);
        }
    }

    @Test
    void noItemIsOnMorePapersOfASittingThanItMayBe() {
        Map<ItemRef, Integer> uses = draw(20, 4, new Terms.Limit(0, 0, 25), 40);
        assertThat(uses.values()).allMatch(count -> count <= 10);
    }

    /** How often each item is used, if one paper after the other is drawn. */
    private static Map<ItemRef, Integer> draw(int pool, int select, Terms.Limit limit, int papers) {
        Stock stock = StockFixture.stock(new Random(pool), 60, 0);
        Blueprint blueprint = StockFixture.blueprint(
                List.of(StockFixture.listed(
                        1,
                        select,
                        IntStream.range(0, pool).mapToObj(StockFixture::ref).toList())),
                StockFixture.terms(null, limit));
        Uses uses = new Uses(limit, Map.of(), Map.of(), 0, papers);
        Function<DrawOrder, Giving.Given> giving = Giving.each(new Drawing(blueprint, stock), stock, Optional.of(uses));
        Map<ItemRef, Integer> counts = new HashMap<>();
        for (long seed = 0; seed < papers; seed++) {
            Giving.Given given = giving.apply(new DrawOrder(seed, Set.of()));
            assertThat(given.overused()).isEmpty();
            given.draw().items().forEach(ref -> counts.merge(ref, 1, Integer::sum));
        }
        return counts;
    }

    @Test
    void whereEverythingIsUsedUpThePaperIsDrawnAndSaysSo() {
        Stock stock = StockFixture.stock(new Random(3), 20, 0);
        Terms.Limit limit = new Terms.Limit(1, 30, 0);
        Blueprint blueprint = StockFixture.blueprint(
                List.of(StockFixture.listed(
                        1, 3, IntStream.range(0, 4).mapToObj(StockFixture::ref).toList())),
                StockFixture.terms(null, limit));
        Uses uses = new Uses(limit, Map.of(), Map.of(), 0, 2);
        Function<DrawOrder, Giving.Given> giving = Giving.each(new Drawing(blueprint, stock), stock, Optional.of(uses));
        assertThat(giving.apply(new DrawOrder(1, Set.of())).overused()).isEmpty();
        Giving.Given second = giving.apply(new DrawOrder(2, Set.of()));
        assertThat(second.overused()).hasSize(2);
        assertThat(second.spared()).hasSize(3);
    }

    @Test
    void aSittingGetsOnePaperWithoutWhatAnyOfItsCandidatesHasSeen() {
        Stock stock = StockFixture.stock(new Random(5), 60, 5);
        Blueprint blueprint = StockFixture.blueprint(
                List.of(StockFixture.ruled(1, 5, StockFixture.any()), StockFixture.ruled(2, 5, StockFixture.any())),
                Terms.NONE);
        Drawing drawing = new Drawing(blueprint, stock);
        Set<ItemRef> seen = Set.copyOf(drawing.draw(11, Set.of(), Set.of()).items());
        List<DrawOrder> orders = List.of(new DrawOrder(1, Set.of()), new DrawOrder(2, seen));
        Function<DrawOrder, Giving.Given> giving =
                Giving.atSitting(drawing, stock, Optional.empty(), Optional.empty(), orders);
        Giving.Given first = giving.apply(orders.get(0));
        Giving.Given second = giving.apply(orders.get(1));
        assertThat(second).isEqualTo(first);
        assertThat(first.draw().items()).doesNotContainAnyElementsOf(seen);

        Map<ItemRef, String> versions = new HashMap<>();
        for (int i = 0; i < first.versions().size(); i++) {
            versions.put(first.draw().items().get(i), first.versions().get(i));
        }
        Giving.Form form = new Giving.Form(first.seed(), first.draw().items(), versions);
        DrawOrder late = new DrawOrder(99, seen);
        Stock fewer = Stock.of(
                stock.items().values().stream()
                        .filter(item -> !item.ref().equals(first.draw().items().get(0)))
                        .toList(),
                Map.of());
        Giving.Given last = Giving.atSitting(
                        new Drawing(blueprint, fewer), fewer, Optional.empty(), Optional.of(form), List.of(late))
                .apply(late);
        assertThat(last.versions()).isEqualTo(first.versions());
        assertThat(last.seed()).isEqualTo(first.seed());
    }

    @Test
    void aFixedPaperIsTheSameForAllAndRefusedWithAnItemMissing() {
        Stock stock = StockFixture.stock(new Random(5), 20, 0);
        List<ItemRef> form = List.of(StockFixture.ref(3), StockFixture.ref(1));
        Blueprint fixed = StockFixture.blueprint(
                List.of(StockFixture.ruled(1, 2, StockFixture.any())), StockFixture.fixed(form, 8));
        Giving.Given given = Giving.fixed(fixed, stock).apply(new DrawOrder(77, Set.of(StockFixture.ref(1))));
        assertThat(given.seed()).isEqualTo(8);
        assertThat(given.draw().items()).isEqualTo(form);
        assertThat(given.draw().repeated()).containsExactly(StockFixture.ref(1));
        Stock fewer = Stock.of(List.of(stock.item(StockFixture.ref(3))), Map.of());
        assertThatThrownBy(() -> Giving.fixed(fixed, fewer))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("form-incomplete"));
    }

    @Test
    void aResitAvoidsWhatWasSeenAndStillHoldsTheBand() {
        Stock stock = StockFixture.stock(new Random(9), 120, 0);
        Blueprint blueprint = StockFixture.blueprint(
                List.of(StockFixture.ruled(1, 8, StockFixture.any()), StockFixture.ruled(2, 8, StockFixture.any())),
                StockFixture.terms(new Terms.Band(600, 640), null));
        Drawing drawing = new Drawing(blueprint, stock);
        for (long seed = 0; seed < 100; seed++) {
            Set<ItemRef> seen =
                    Set.copyOf(drawing.draw(seed, Set.of(), Set.of()).items());
            Draw again = drawing.draw(seed + 1000, seen, Set.of());
            assertThat(again.repeated()).isEmpty();
            assertThat(again.items()).doesNotContainAnyElementsOf(seen);
            assertThat(DrawCheck.of(blueprint, stock, again.items())).isEmpty();
        }
    }
}
