package org.examhall.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every exam that ships: ten thousand papers, each checked, with how hard they are and how often items are used. */
class ShippedExamsTest {

    private static final int PAPERS = 10_000;

    static Stream<BankPackage> banks() {
        return Stream.of(BankFixture.practitioner(), BankFixture.advanced());
    }

    @ParameterizedTest
    @MethodSource("banks")
    void drawTenThousandPapersWithoutAViolation(BankPackage bank) {
        for (Blueprint blueprint : bank.plans()) {
            draw(blueprint, BankFixture.stock(bank), "as it ships");
        }
    }

    @ParameterizedTest
    @MethodSource("banks")
    void drawTenThousandPapersByRulesWithinABand(BankPackage bank) {
        Stock stock = BankFixture.stock(bank);
        for (Blueprint blueprint : bank.plans()) {
            int middle = (int) Math.round(Variety.of(blueprint, stock).spread().mean());
            Terms.Band band = new Terms.Band(middle - 10, middle + 10);
            Blueprint ruled = new Blueprint(
                    blueprint.code(),
                    blueprint.bank(),
                    blueprint.hash(),
                    blueprint.title(),
                    blueprint.unitCode(),
                    blueprint.level(),
                    blueprint.minutes(),
                    blueprint.passMark(),
                    blueprint.attempts(),
                    blueprint.languages(),
                    blueprint.outcomes(),
                    blueprint.sections().stream().map(ShippedExamsTest::byRule).toList(),
                    StockFixture.terms(band, null));
            List<Integer> facilities = draw(ruled, stock, "by rules, from %d to %d".formatted(band.from(), band.to()));
            assertThat(facilities.get(0)).isGreaterThanOrEqualTo(band.from());
            assertThat(facilities.get(PAPERS - 1)).isLessThanOrEqualTo(band.to());
        }
    }

    /** The section as a rule, which finds the items of its process whether they are listed or not. */
    private static Blueprint.Section byRule(Blueprint.Section section) {
        return StockFixture.ruled(
                section.outcome(), section.select(), new Rule(section.process(), "", Set.of(), 1, 999));
    }

    /** Draws, checks and prints; the mean facilities of the papers in thousandths, sorted. */
    private static List<Integer> draw(Blueprint blueprint, Stock stock, String how) {
        Drawing drawing = new Drawing(blueprint, stock);
        List<Integer> facilities = new ArrayList<>();
        Map<ItemRef, Integer> uses = new HashMap<>();
        stock.items().keySet().forEach(ref -> uses.put(ref, 0));
        Map<DrawCheck.Violation, Integer> violations = new TreeMap<>();
        for (long seed = 0; seed < PAPERS; seed++) {
            List<ItemRef> items = drawing.draw(seed, Set.of(), Set.of()).items();
            DrawCheck.of(drawing.blueprint(), stock, items)
                    .forEach(violation -> violations.merge(violation, 1, Integer::sum));
            facilities.add(Math.round((float) stock.facility(items) / items.size()));
            items.forEach(ref -> uses.merge(ref, 1, Integer::sum));
        }
        facilities.sort(null);
        List<Integer> used = uses.values().stream().sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "%s %s, %,d papers: expected right in per cent: least %.1f, 5%% %.1f, median %.1f, 95%% %.1f, most %.1f;"
                        + " an item is on %.1f to %.1f %% of them, the middle one on %.1f %%%n",
                blueprint.code(),
                how,
                PAPERS,
                facilities.get(0) / 10.0,
                facilities.get(PAPERS / 20) / 10.0,
                facilities.get(PAPERS / 2) / 10.0,
                facilities.get(PAPERS - PAPERS / 20) / 10.0,
                facilities.get(PAPERS - 1) / 10.0,
                100.0 * used.get(0) / PAPERS,
                100.0 * used.get(used.size() - 1) / PAPERS,
                100.0 * used.get(used.size() / 2) / PAPERS);
        assertThat(violations).isEmpty();
        return facilities;
    }
}
