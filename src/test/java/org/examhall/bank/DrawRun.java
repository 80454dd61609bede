package org.examhall.bank;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;

/** Draws many papers without a database, for the benchmark. */
public final class DrawRun {

    private DrawRun() {}

    /**
     * How long some papers took.
     *
     * @param mebibytes the most that the heap held meanwhile
     */
    public record Outcome(String what, int papers, double seconds, long mebibytes) {}

    /**
     * Draws so many papers plainly, as they were drawn before there were terms; without terms; and with all of them.
     */
    public static List<Outcome> of(int papers) {
        BankPackage bank = BankFixture.practitioner();
        Stock stock = BankFixture.stock(bank);
        Blueprint plain = bank.plans().get(0);
        Terms.Limit limit = new Terms.Limit(papers, 365, 0);
        Blueprint full = BlueprintText.hashed(new Blueprint(
                plain.code(),
                plain.bank(),
                plain.hash(),
                plain.title(),
                plain.unitCode(),
                plain.level(),
                plain.minutes(),
                plain.passMark(),
                plain.attempts(),
                plain.languages(),
                plain.outcomes(),
                plain.sections().stream()
                        .map(section -> StockFixture.ruled(
                                section.outcome(), section.select(), new Rule(section.process(), "", Set.of(), 1, 999)))
                        .toList(),
                StockFixture.terms(new Terms.Band(690, 710), limit)));
        Drawing without = new Drawing(plain, stock);
        Drawing with = new Drawing(full, stock);
        Uses uses = new Uses(limit, Map.of(), Map.of(), 0, papers);
        List<Outcome> outcomes = new ArrayList<>();
        Map<ItemRef, String> stimuli = BankFixture.current(bank);
        LongFunction<Draw> before = seed -> Draw.from(plain, stimuli, seed, Set.of());
        measure("to warm up", papers, before);
        outcomes.add(measure("plain draw", papers, before));
        outcomes.add(measure("draw without terms", papers, seed -> without.draw(seed, Set.of(), Set.of())));
        outcomes.add(measure("draw by rules, in a band, with a limit", papers, seed -> {
            Draw draw = with.draw(seed, Set.of(), uses.spare(with, stock, seed));
            uses.count(draw.items());
            return draw;
        }));
        return outcomes;
    }

    private static Outcome measure(String what, int papers, LongFunction<Draw> drawing) {
        List<MemoryPoolMXBean> heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        heap.forEach(MemoryPoolMXBean::resetPeakUsage);
        long begun = System.nanoTime();
        int items = 0;
        for (long seed = 0; seed < papers; seed++) {
            items += drawing.apply(seed).items().size();
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        if (items != 60 * papers) {
            throw new IllegalStateException(what + " drew " + items + " items");
        }
        long peak =
                heap.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        return new Outcome(what, papers, seconds, peak >> 20);
    }
}
