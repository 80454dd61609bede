package org.examhall.bank;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.examhall.kernel.Refused;
import org.jspecify.annotations.Nullable;

/**
 * How many different papers a blueprint can make, and how hard they would be. Papers differ if one has an item that the
 * other has not; their order does not count.
 *
 * <p>Where no item belongs to two sections and no enemies are about, the number is exact: the product over the sections
 * of the ways to choose from their pools. Otherwise it is a number that cannot be too high: shared items are given to
 * one section each, and of each pair of enemies one stays out, so that every choice that is counted is a paper, and no
 * paper is counted twice.
 *
 * @param papers before the band is looked at; 0 if no paper can be made
 * @param exact whether that is the number, or a number that is not too high
 * @param spread how hard they are; null if there are none
 */
public record Variety(
        BigInteger papers, boolean exact, @Nullable Spread spread) {

    private static final int SHARING = -1;

    static Variety of(Blueprint ruled, Stock stock) {
        Blueprint blueprint = ruled.on(stock);
        boolean shared = Split.isNeeded(blueprint.sections());
        List<Blueprint.Section> sections = blueprint.sections();
        if (shared) {
            try {
                sections = Split.of(sections, stock.items().keySet(), Chance.of(0, SHARING), Set.of());
            } catch (Refused tooSmall) {
                return new Variety(BigInteger.ZERO, true, null);
            }
        }
        boolean exact = !shared;
        BigInteger papers = BigInteger.ONE;
        List<Spread.Choice> choices = new ArrayList<>();
        Set<ItemRef> free = withoutEnemies(sections, stock);
        for (Blueprint.Section section : sections) {
            List<ItemRef> available = section.available(stock);
            long peaceful = available.stream().filter(free::contains).count();
            exact &= peaceful == available.size();
            papers = papers.multiply(choices((int) peaceful, section.select()));
            choices.add(new Spread.Choice(
                    section.select(),
                    available.stream().map(ref -> stock.item(ref).facility()).toList()));
        }
        boolean any = choices.stream().allMatch(choice -> choice.facilities().size() >= choice.select());
        BigInteger least = any && papers.signum() == 0 ? BigInteger.ONE : papers;
        return new Variety(least, exact, any ? Spread.of(choices) : null);
    }

    /** The items that are left when of each pair of enemies one stays out, those with the most enemies first. */
    private static Set<ItemRef> withoutEnemies(List<Blueprint.Section> sections, Stock stock) {
        Set<ItemRef> free = new HashSet<>();
        sections.forEach(section -> free.addAll(section.available(stock)));
        List<ItemRef> quarrelsome = new ArrayList<>(
                free.stream().filter(ref -> !stock.enemiesOf(ref).isEmpty()).toList());
        quarrelsome.sort(
                Comparator.comparingInt((ItemRef ref) -> -stock.enemiesOf(ref).size())
                        .thenComparing(ref -> ref));
        for (ItemRef ref : quarrelsome) {
            if (stock.enemiesOf(ref).stream().anyMatch(free::contains)) {
                free.remove(ref);
            }
        }
        return free;
    }

    /** In how many ways so many can be chosen from so many. */
    static BigInteger choices(int from, int select) {
        if (select > from) {
            return BigInteger.ZERO;
        }
        BigInteger ways = BigInteger.ONE;
        for (int i = 1; i <= select; i++) {
            ways = ways.multiply(BigInteger.valueOf(from - select + i)).divide(BigInteger.valueOf(i));
        }
        return ways;
    }

    /** How many of the papers lie within the band; all of them without one. */
    public BigInteger within(Terms.@Nullable Band band) {
        return shareWithin(band)
                .map(share -> new BigDecimal(papers)
                        .multiply(BigDecimal.valueOf(share))
                        .toBigInteger())
                .orElse(papers);
    }

    /** What share of the papers lies within the band, if there is a band and there are papers. */
    public Optional<Double> shareWithin(Terms.@Nullable Band band) {
        return spread == null || band == null ? Optional.empty() : Optional.of(spread.within(band));
    }
}
