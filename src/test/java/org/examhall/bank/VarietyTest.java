package org.examhall.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How many papers there are, against counting them one by one in banks that are small enough for it. */
class VarietyTest {

    @Test
    void sectionsApartAreCountedExactly() {
        Stock stock = StockFixture.stock(new Random(1), 20, 0);
        Blueprint blueprint = StockFixture.blueprint(
                List.of(StockFixture.listed(1, 3, refs(0, 6)), StockFixture.listed(1, 2, refs(6, 10))), Terms.NONE);
        Variety variety = Variety.of(blueprint, stock);
        assertThat(variety.exact()).isTrue();
        assertThat(variety.papers()).isEqualTo(BigInteger.valueOf(20 * 6));
        assertThat(all(blueprint, stock)).hasSize(20 * 6);
    }

    @Test
    void theSpreadIsThatOfAllPapers() {
        for (int bank = 0; bank < 20; bank++) {
            Stock stock = StockFixture.stock(new Random(bank), 20, 0);
            Blueprint blueprint = StockFixture.blueprint(
                    List.of(StockFixture.listed(1, 3, refs(0, 6)), StockFixture.listed(1, 2, refs(6, 10))), Terms.NONE);
            Set<Set<ItemRef>> papers = all(blueprint, stock);
            Terms.Band band = new Terms.Band(560, 640);
            double inBand = papers.stream()
                    .filter(paper -> band.distance(stock.facility(paper), paper.size()) == 0)
                    .count();
            double mean = papers.stream()
                    .mapToDouble(paper -> stock.facility(paper) / 5.0)
                    .average()
                    .orElse(0);
            Variety variety = Variety.of(blueprint, stock);
            assertThat(variety.spread().within(band)).isCloseTo(inBand / papers.size(), within(1e-9));
            assertThat(variety.spread().mean()).isCloseTo(mean, within(1e-6));
            assertThat(variety.within(band).doubleValue()).isCloseTo(inBand, within(1.0));
        }
    }

    @Test
    void withEnemiesOrSharedItemsTheNumberIsNeverTooHigh() {
        for (int bank = 0; bank < 100; bank++) {
            Random random = new Random(bank);
            Stock stock = StockFixture.stock(random, 24, 2 + random.nextInt(20));
            Blueprint blueprint = StockFixture.blueprint(
                    List.of(StockFixture.listed(1, 2, refs(0, 7)), StockFixture.listed(1, 2, refs(4, 10))), Terms.NONE);
            Variety variety = Variety.of(blueprint, stock);
            assertThat(variety.exact()).isFalse();
            int papers = all(blueprint, stock).size();
            if (papers > 0) {
                assertThat(variety.papers()).isBetween(BigInteger.ONE, BigInteger.valueOf(papers));
            }
        }
    }

    @Test
    void aSectionWithTooFewItemsMakesNoPaper() {
        Stock stock = StockFixture.stock(new Random(1), 4, 0);
        Blueprint blueprint =
                StockFixture.blueprint(List.of(StockFixture.listed(1, 3, List.of(StockFixture.ref(0)))), Terms.NONE);
        assertThat(Variety.of(blueprint, stock).papers()).isZero();
        BlueprintReport report = BlueprintReport.of(blueprint, stock, Map.of());
        assertThat(report.drawable()).isFalse();
        assertThat(report.sections().get(0).shortages()).containsExactly(Shortage.of(Shortage.Kind.TOO_FEW, 3, 1));
    }

    @Test
    void whatIsThinIsSaid() {
        Stock stock = StockFixture.stock(new Random(1), 40, 0);
        Terms terms = StockFixture.terms(new Terms.Band(990, 999), new Terms.Limit(10, 30, 20));
        Blueprint blueprint = StockFixture.blueprint(List.of(StockFixture.listed(1, 9, refs(0, 11))), terms);
        BlueprintReport report =
                BlueprintReport.of(blueprint, stock, Map.of(StockFixture.ref(0), 10, StockFixture.ref(1), 9));
        assertThat(report.sections().get(0).shortages())
                .containsExactly(
                        Shortage.of(Shortage.Kind.RESIT_REPEATS, 9, 11),
                        Shortage.of(Shortage.Kind.SOON_USED_UP, 10, 10, 30),
                        Shortage.of(Shortage.Kind.ALWAYS_OVERUSED, 20, 45, 11));
        assertThat(report.shortages()).containsExactly(Shortage.of(Shortage.Kind.OUTSIDE_BAND));
        assertThat(report.drawable()).isFalse();
    }

    private static List<ItemRef> refs(int from, int to) {
        return IntStream.range(from, to).mapToObj(StockFixture::ref).toList();
    }

    /** Every paper there is, by trying all choices of items. */
    private static Set<Set<ItemRef>> all(Blueprint blueprint, Stock stock) {
        Set<Set<ItemRef>> papers = new HashSet<>();
        choose(blueprint, stock, 0, 0, new ArrayList<>(), papers);
        return papers;
    }

    private static void choose(
            Blueprint blueprint, Stock stock, int section, int from, List<ItemRef> chosen, Set<Set<ItemRef>> papers) {
        int before = blueprint.sections().stream()
                .limit(section)
                .mapToInt(Blueprint.Section::select)
                .sum();
        if (section == blueprint.sections().size()) {
            Set<ItemRef> paper = Set.copyOf(chosen);
            if (paper.stream().noneMatch(ref -> stock.enemiesOf(ref).stream().anyMatch(paper::contains))) {
                papers.add(paper);
            }
            return;
        }
        Blueprint.Section own = blueprint.sections().get(section);
        if (chosen.size() - before == own.select()) {
            choose(blueprint, stock, section + 1, 0, chosen, papers);
            return;
        }
        for (int i = from; i < own.pool().size(); i++) {
            ItemRef ref = own.pool().get(i);
            if (!chosen.contains(ref)) {
                chosen.add(ref);
                choose(blueprint, stock, section, i + 1, chosen, papers);
                chosen.remove(chosen.size() - 1);
            }
        }
    }
}
