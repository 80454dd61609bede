package org.examhall.bank;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.examhall.kernel.Language;

/** One item for each way of asking, for tests of the exam page. */
public final class KindsInHand {

    private KindsInHand() {}

    /** By their names. */
    public static Map<String, Item> items() throws IOException {
        return Kinds.items();
    }

    /** All of them as a package, with their picture and an exam, {@code kinds}, that asks each once. */
    public static byte[] zip() throws IOException {
        List<BankPackage.Content> content = new ArrayList<>();
        List<ItemRef> pool = new ArrayList<>();
        for (Item item : Kinds.items().values()) {
            ItemRef ref = new ItemRef("kinds", item.identifier());
            pool.add(ref);
            content.add(new BankPackage.Content(ref, explained(item), "", null, "", new TreeMap<>()));
        }
        Blueprint blueprint = new Blueprint(
                "kinds",
                "kinds",
                "",
                "Every kind of question",
                "F81L",
                "34",
                30,
                50,
                2,
                List.of(Language.EN),
                new TreeMap<>(Map.of(1, "All")),
                List.of(new Blueprint.Section(1, "service-desk", "All", pool.size(), true, pool, null)),
                Terms.NONE);
        BankPackage bank = new BankPackage(
                "kinds",
                "Every kind of question",
                Language.EN,
                "For tests",
                "1",
                content,
                List.of(new BankPackage.Plan(blueprint, "")),
                List.of(new Medium("a".repeat(64) + ".png", MediaFixture.picture())));
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        BankWriter.write(bank, zip);
        return zip.toByteArray();
    }

    /** With a rationale wherever one is needed. */
    private static Item explained(Item item) {
        Map<String, String> rationales = new TreeMap<>();
        item.unexplained().forEach(place -> rationales.put(place, "Because."));
        return new Item(
                item.identifier(),
                item.title(),
                item.type(),
                item.facts(),
                item.stimulus(),
                item.prompt(),
                item.interaction(),
                item.markScheme(),
                rationales,
                item.guidance());
    }

    /** The questions by the names of their items, as a paper shows them, from position 1 on. */
    public static Map<String, String> sections() throws IOException {
        Map<String, String> sections = new TreeMap<>();
        for (Map.Entry<String, Item> entry : Kinds.items().entrySet()) {
            int position = sections.size() + 1;
            sections.put(
                    entry.getKey(),
                    "<section class=\"question here\" id=\"" + entry.getKey() + "\" data-position=\"" + position
                            + "\" data-item-type=\""
                            + entry.getValue().type().code() + "\" aria-labelledby=\"q" + position + "-h\"><h2 id=\"q"
                            + position + "-h\">" + entry.getKey() + "</h2>"
                            + QuestionMarkup.of(entry.getValue()).html(position, 5) + "</section>");
        }
        return sections;
    }
}
