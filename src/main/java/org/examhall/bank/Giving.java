package org.examhall.bank;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.examhall.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** The two ways of giving papers to the candidates of a sitting: to each their own, or to all the same. */
final class Giving {

    private Giving() {}

    /**
     * A paper that several candidates get.
     *
     * @param seed orders its choices
     * @param versions of items that may have left the bank since the first candidate got it
     */
    record Form(long seed, List<ItemRef> items, Map<ItemRef, String> versions) {}

    /**
     * What one candidate gets.
     *
     * @param versions of its items, in their order
     * @param spared what the draw went without, because it had been used enough
     * @param overused what has been used enough, but the draw could not go without
     */
    record Given(long seed, Draw draw, List<String> versions, Set<ItemRef> spared, Set<ItemRef> overused) {}

    /** To each candidate a paper from their own seed. */
    static Function<DrawOrder, Given> each(Drawing drawing, Stock stock, Optional<Uses> uses) {
        return order -> draw(drawing, stock, uses, order);
    }

    private static Given draw(Drawing drawing, Stock stock, Optional<Uses> uses, DrawOrder order) {
        Set<ItemRef> spared =
                uses.map(known -> known.spare(drawing, stock, order.seed())).orElse(Set.of());
        Draw draw = drawing.draw(order.seed(), order.avoid(), spared);
        Set<ItemRef> overused = uses.map(known -> known.usedUp(draw.items())).orElse(Set.of());
        uses.ifPresent(known -> known.count(draw.items()));
        List<String> versions =
                draw.items().stream().map(ref -> stock.item(ref).version()).toList();
        return new Given(order.seed(), draw, versions, spared, overused);
    }

    /** To all candidates the paper that is fixed in the blueprint. */
    static Function<DrawOrder, Given> fixed(Blueprint blueprint, Stock stock) {
        Terms terms = blueprint.terms();
        long gone = terms.form().stream()
                .filter(ref -> !stock.items().containsKey(ref))
                .count();
        if (gone > 0 || terms.form().isEmpty()) {
            throw Refusal.of("form-incomplete", blueprint.title(), gone).asException();
        }
        return same(new Form(terms.formSeed(), terms.form(), Map.of()), stock, Set.of(), Set.of());
    }

    /**
     * To all candidates of a sitting one paper: the one that others have already, or else a new one without anything
     * that any of them has seen before.
     */
    static Function<DrawOrder, Given> atSitting(
            Drawing drawing, Stock stock, Optional<Uses> uses, Optional<Form> first, List<DrawOrder> orders) {
        if (first.isPresent()) {
            return same(first.get(), stock, Set.of(), Set.of());
        }
        Set<ItemRef> seen = new HashSet<>();
        orders.forEach(order -> seen.addAll(order.avoid()));
        Given given = draw(drawing, stock, uses, new DrawOrder(orders.get(0).seed(), seen));
        Form form = new Form(given.seed(), given.draw().items(), Map.of());
        return same(form, stock, given.spared(), given.overused());
    }

    private static Function<DrawOrder, Given> same(Form form, Stock stock, Set<ItemRef> spared, Set<ItemRef> overused) {
        List<String> versions =
                form.items().stream().map(ref -> version(ref, form, stock)).toList();
        return order -> new Given(
                form.seed(),
                new Draw(form.items(), Drawing.among(order.avoid(), form.items())),
                versions,
                spared,
                overused);
    }

    private static String version(ItemRef ref, Form form, Stock stock) {
        @Nullable StockItem current = stock.items().get(ref);
        @Nullable String before = form.versions().get(ref);
        if (current == null && before == null) {
            throw new IllegalStateException("on the paper, but in no version known: " + ref);
        }
        return current == null ? String.valueOf(before) : current.version();
    }
}
