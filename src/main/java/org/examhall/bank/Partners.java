package org.examhall.bank;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The list from which the candidate chooses what belongs to a text, a gap or an area: every partner that the form
 * names, each once, and the spare texts. Its identifiers and its sequence do not tell what belongs where.
 */
final class Partners {

    private final List<String> ids = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private final List<Item.Option> options = new ArrayList<>();
    private final List<ItemForm.Line> spares;
    private final Map<String, String> names = new LinkedHashMap<>();

    private Partners(List<ItemForm.Line> spares) {
        this.spares = spares;
    }

    static Partners of(List<ItemForm.Line> lines, List<ItemForm.Line> spares, String prefix, FormDefects defects) {
        Partners partners = new Partners(spares);
        defects.different(spares, "text");
        lines.forEach(line -> partners.add(line.get("partnerId"), line.get("partner")));
        for (ItemForm.Line spare : spares) {
            if (partners.texts.contains(plain(spare.get("text")))) {
                defects.add(spare.field("text"), "same-text");
            }
            partners.add(spare.get("id"), spare.get("text"));
        }
        List<String> names = FormNames.scattered(partners.ids, partners.texts, prefix);
        for (int i = 0; i < names.size(); i++) {
            partners.names.put(partners.texts.get(i), names.get(i));
            partners.options.add(new Item.Option(names.get(i), Markup.escape(partners.texts.get(i))));
        }
        lines.forEach(line -> defects.required(line.field("partner"), line.get("partner")));
        defects.count("rows", partners.options, 2, TypeForm.MOST_LINES);
        return partners;
    }

    private void add(String id, String text) {
        String plain = plain(text);
        if (!plain.isEmpty() && !texts.contains(plain)) {
            ids.add(id);
            texts.add(plain);
        }
    }

    private static String plain(String text) {
        return text.replaceAll("\\s+", " ");
    }

    List<Item.Option> options() {
        return FormNames.sorted(options);
    }

    String nameOf(String text) {
        return names.getOrDefault(plain(text), "");
    }

    /** Says of each spare text why it belongs nowhere. */
    void explainSpares(Map<String, String> rationales, FormDefects defects) {
        for (ItemForm.Line spare : spares) {
            rationales.put(nameOf(spare.get("text")), defects.why(spare.field("why"), spare.get("why")));
        }
    }

    /** The rows of the form for texts that belong nowhere. */
    static List<ItemForm.Row> spareRows(Item item, Collection<Item.Option> spare) {
        return spare.stream()
                .map(option -> ItemForm.Row.of(Map.of(
                        "id", option.identifier(),
                        "text", TypeForm.words(option.html()),
                        "why", item.rationales().getOrDefault(option.identifier(), ""))))
                .toList();
    }
}
