package org.examhall.bank;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.examhall.kernel.Refused;

/**
 * What the bank gives for a blueprint: how many papers, how hard they are, and where it is thin.
 *
 * @param sections in the order of the blueprint
 * @param shortages of the blueprint as a whole; those of its sections are with them
 */
public record BlueprintReport(Blueprint blueprint, List<Part> sections, Variety variety, List<Shortage> shortages) {

    private static final int TRIED = 300;
    private static final double HARDLY = 0.01;
    private static final int SOON = 200;

    public BlueprintReport {
        sections = List.copyOf(sections);
        shortages = List.copyOf(shortages);
    }

    /**
     * What there is for one section.
     *
     * @param has how many items it can draw
     * @param facility their mean expected share of right answers, in thousandths; 0 without items
     */
    public record Part(Blueprint.Section section, int has, int facility, List<Shortage> shortages) {
        public Part {
            shortages = List.copyOf(shortages);
        }
    }

    /** Whether papers can be drawn. */
    public boolean drawable() {
        return shortages.stream().noneMatch(Shortage::prevents)
                && sections.stream().flatMap(part -> part.shortages().stream()).noneMatch(Shortage::prevents);
    }

    /** How many papers there are that lie within the band. */
    public BigInteger papers() {
        return variety.within(blueprint.terms().band());
    }

    /** @param used on how many papers of the limit's period each item is */
    static BlueprintReport of(Blueprint blueprint, Stock stock, Map<ItemRef, Integer> used) {
        Blueprint answered = blueprint.on(stock);
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < answered.sections().size(); i++) {
            List<ItemRef> available = answered.sections().get(i).available(stock);
            int facility = available.isEmpty() ? 0 : stock.facility(available) / available.size();
            Blueprint.Section section = blueprint.sections().get(i);
            parts.add(new Part(
                    section, available.size(), facility, shortages(section, available, blueprint.terms(), used)));
        }
        Variety variety = Variety.of(blueprint, stock);
        return new BlueprintReport(blueprint, parts, variety, shortages(blueprint, stock, variety));
    }

    private static List<Shortage> shortages(
            Blueprint.Section section, List<ItemRef> available, Terms terms, Map<ItemRef, Integer> used) {
        int needs = section.select();
        int has = available.size();
        if (has < needs) {
            return List.of(Shortage.of(Shortage.Kind.TOO_FEW, needs, has));
        }
        List<Shortage> found = new ArrayList<>();
        if (has < 2 * needs && terms.mode() != Terms.Mode.FIXED) {
            found.add(Shortage.of(Shortage.Kind.RESIT_REPEATS, needs, has));
        }
        Terms.Limit limit = terms.limit();
        if (limit != null && limit.papers() > 0) {
            Uses uses = new Uses(new Terms.Limit(limit.papers(), limit.days(), 0), used, Map.of(), 0, 0);
            int papers = uses.papersLeft(needs, available);
            if (papers < SOON) {
                found.add(Shortage.of(Shortage.Kind.SOON_USED_UP, papers, limit.papers(), limit.days()));
            }
        }
        if (limit != null && limit.percent() > 0 && has * limit.percent() < 100 * needs) {
            int enough = (100 * needs + limit.percent() - 1) / limit.percent();
            found.add(Shortage.of(Shortage.Kind.ALWAYS_OVERUSED, limit.percent(), enough, has));
        }
        return found;
    }

    private static List<Shortage> shortages(Blueprint blueprint, Stock stock, Variety variety) {
        if (variety.spread() == null) {
            return List.of();
        }
        List<Shortage> found = new ArrayList<>();
        Optional<Double> share = variety.shareWithin(blueprint.terms().band());
        if (share.isPresent() && share.get() < HARDLY) {
            found.add(Shortage.of(share.get() == 0 ? Shortage.Kind.OUTSIDE_BAND : Shortage.Kind.HARDLY_WITHIN_BAND));
        }
        long gone = blueprint.terms().form().stream()
                .filter(ref -> !stock.items().containsKey(ref))
                .count();
        if (gone > 0) {
            found.add(Shortage.of(Shortage.Kind.FORM_INCOMPLETE, gone));
        }
        if (found.stream().noneMatch(Shortage::prevents) && !tried(blueprint, stock)) {
            found.add(Shortage.of(Shortage.Kind.NO_SUCH_PAPER, TRIED));
        }
        return found;
    }

    /** Whether papers can be drawn in fact, and hold what they should. */
    private static boolean tried(Blueprint blueprint, Stock stock) {
        if (blueprint.terms().mode() == Terms.Mode.FIXED) {
            return DrawCheck.of(blueprint, stock, blueprint.terms().form()).isEmpty();
        }
        Drawing drawing = new Drawing(blueprint, stock);
        try {
            for (long seed = 1; seed <= TRIED; seed++) {
                Draw draw = drawing.draw(seed, Set.of(), Set.of());
                if (!DrawCheck.of(drawing.blueprint(), stock, draw.items()).isEmpty()) {
                    return false;
                }
            }
            return true;
        } catch (Refused noPaper) {
            return false;
        }
    }
}
