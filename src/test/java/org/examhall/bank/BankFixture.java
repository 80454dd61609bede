package org.examhall.bank;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The banks that ship, and what tests need to know about its items. */
public final class BankFixture {

    private BankFixture() {}

    /** The shipped package of the Practitioner exam; fails with its defects if it has any. */
    public static BankPackage practitioner() {
        return shipped("practitioner");
    }

    /** The shipped package of the Advanced exam; fails with its defects if it has any. */
    static BankPackage advanced() {
        return shipped("advanced");
    }

    /** The shipped package of the open assessment Keep Safe Online; fails with its defects if it has any. */
    static BankPackage internetSafety() {
        return shipped("internet-safety");
    }

    private static BankPackage shipped(String name) {
        BankReading reading = BankReader.read(Path.of("exam-bank", name));
        if (reading instanceof BankReading.Defective defective) {
            throw new AssertionError(String.join(
                    "\n", defective.defects().stream().map(BankDefect::toString).toList()));
        }
        return (BankPackage) reading;
    }

    /** The blueprint of the Practitioner exam. */
    public static Blueprint blueprint() {
        return practitioner().plans().get(0);
    }

    /** The response that earns full marks. */
    public static Response key(Item item) {
        Map<String, List<String>> values = new TreeMap<>();
        item.markScheme().rules().forEach(rule -> values.put(rule.variable(), rule.key()));
        return item.canonical(new Response(values));
    }

    /** Every item with its stimulus, as a draw takes them. */
    static Map<ItemRef, String> current(BankPackage bank) {
        Map<ItemRef, String> current = new HashMap<>();
        for (BankPackage.Content content : bank.items()) {
            Stimulus stimulus = content.item().stimulus();
            current.put(content.ref(), stimulus == null ? null : stimulus.identifier());
        }
        return current;
    }

    /** The bank as papers are drawn from it, without enemies. */
    static Stock stock(BankPackage bank) {
        return Stock.of(
                bank.items().stream()
                        .map(content -> {
                            ItemFacts facts = content.item().facts();
                            Stimulus stimulus = content.item().stimulus();
                            return new StockItem(
                                    content.ref(),
                                    content.ref().identifier(),
                                    content.item().type(),
                                    facts.outcome(),
                                    facts.process(),
                                    facts.topic(),
                                    facts.facility(),
                                    stimulus == null ? null : stimulus.identifier());
                        })
                        .toList(),
                Map.of());
    }

    /** A sheet for a seed, without a database. */
    public static Sheet sheet(BankPackage bank, long seed) {
        Map<ItemRef, BankPackage.Content> contents = new HashMap<>();
        bank.items().forEach(content -> contents.put(content.ref(), content));
        Draw draw = Draw.from(bank.plans().get(0), current(bank), seed, java.util.Set.of());
        List<Sheet.Question> questions = new java.util.ArrayList<>();
        for (ItemRef ref : draw.items()) {
            Item item = contents.get(ref).item();
            KnownItem known = new KnownItem("0".repeat(26), ref, item, QuestionMarkup.of(item));
            questions.add(new Sheet.Question(questions.size() + 1, seed, known));
        }
        return new Sheet(new PaperRef("0".repeat(26)), bank.language(), questions);
    }
}
