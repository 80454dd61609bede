package org.examhall.bank;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Texts that belong together, two on each line of the form; spare texts belong to none. */
final class PairForm implements TypeForm {

    @Override
    public @Nullable Parts read(ItemForm form, FormDefects defects) {
        List<ItemForm.Line> lines = form.lines();
        defects.different(lines, "text");
        if (!defects.count("rows", lines, 2, MOST_LINES)) {
            return null;
        }
        return form.type() == ItemType.MATCH ? match(form, lines, defects) : associate(form, lines, defects);
    }

    private static Parts match(ItemForm form, List<ItemForm.Line> lines, FormDefects defects) {
        List<String> names = FormNames.inSequence(TypeForm.get(lines, "id"), "L");
        Partners partners = Partners.of(lines, form.spareLines(), "R", defects);
        List<Item.Option> lefts = new ArrayList<>();
        List<String> key = new ArrayList<>();
        Map<String, String> rationales = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            ItemForm.Line line = lines.get(i);
            lefts.add(new Item.Option(names.get(i), defects.plain(line.field("text"), line.get("text"))));
            rationales.put(names.get(i), defects.why(line.field("why"), line.get("why")));
            key.add(names.get(i) + " " + partners.nameOf(line.get("partner")));
        }
        partners.explainSpares(rationales, defects);
        int uses = form.is("again") ? 0 : 1;
        if (uses == 1) {
            defects.different(lines, "partner");
        }
        Item.Match match = new Item.Match(lefts, partners.options(), form.is("shuffle"), uses);
        return new Parts(match, form.is("partial") ? FormMarks.shared(key) : FormMarks.exact(key, false), rationales);
    }

    private static Parts associate(ItemForm form, List<ItemForm.Line> lines, FormDefects defects) {
        List<Text> all = new ArrayList<>();
        lines.forEach(line -> all.add(new Text(line.get("id"), line.get("text"), line.field("text"))));
        lines.forEach(line -> all.add(new Text(line.get("partnerId"), line.get("partner"), line.field("partner"))));
        form.spareLines().forEach(line -> all.add(new Text(line.get("id"), line.get("text"), line.field("text"))));
        List<String> names = FormNames.scattered(
                all.stream().map(Text::id).toList(),
                all.stream().map(Text::text).toList(),
                "");
        List<Item.Option> options = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            options.add(new Item.Option(
                    names.get(i), defects.plain(all.get(i).field(), all.get(i).text())));
        }
        defects.count("rows", all, 2, MOST_LINES);
        List<String> key = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String one = names.get(i);
            String other = names.get(i + lines.size());
            key.add(one.compareTo(other) < 0 ? one + " " + other : other + " " + one);
        }
        Item.Associate associate = new Item.Associate(FormNames.sorted(options), lines.size(), form.is("shuffle"));
        Map<String, String> rationales = Map.of(Item.RESPONSE, defects.why("why", form.get("why")));
        return new Parts(
                associate, form.is("partial") ? FormMarks.shared(key) : FormMarks.exact(key, false), rationales);
    }

    /** A text of the form, with the identifier that it has had before and the path of its field. */
    private record Text(String id, String text, String field) {}

    @Override
    public ItemForm write(Item item) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("partial", TypeForm.tick(FormMarks.isPartial(item.markScheme())));
        if (item.interaction() instanceof Item.Match match) {
            fields.put("shuffle", TypeForm.tick(match.shuffle()));
            fields.put("again", TypeForm.tick(match.uses() == 0));
            return matched(item, match, fields);
        }
        Item.Associate associate = (Item.Associate) item.interaction();
        fields.put("shuffle", TypeForm.tick(associate.shuffle()));
        fields.put("why", item.rationales().getOrDefault(Item.RESPONSE, ""));
        return associated(item, associate, fields);
    }

    private static ItemForm matched(Item item, Item.Match match, Map<String, String> fields) {
        List<ItemForm.Row> rows = new ArrayList<>();
        List<Item.Option> spare = new ArrayList<>(match.rights());
        for (Item.Option left : match.lefts()) {
            for (Item.Option right : match.rights()) {
                if (item.markScheme().isKey(Item.RESPONSE, left.identifier() + " " + right.identifier())) {
                    spare.remove(right);
                    rows.add(ItemForm.Row.of(Map.of(
                            "id", left.identifier(),
                            "text", TypeForm.words(left.html()),
                            "partnerId", right.identifier(),
                            "partner", TypeForm.words(right.html()),
                            "why", item.rationales().getOrDefault(left.identifier(), ""))));
                }
            }
        }
        return new ItemForm(fields, rows, Partners.spareRows(item, spare));
    }

    private static ItemForm associated(Item item, Item.Associate associate, Map<String, String> fields) {
        Map<String, Item.Option> spare = new LinkedHashMap<>();
        associate.options().forEach(option -> spare.put(option.identifier(), option));
        List<ItemForm.Row> rows = new ArrayList<>();
        for (String pair : item.markScheme().rules().get(0).key()) {
            String[] ends = pair.split(" ", 2);
            Item.Option one = spare.remove(ends[0]);
            Item.Option other = spare.remove(ends[1]);
            if (one != null && other != null) {
                rows.add(ItemForm.Row.of(Map.of(
                        "id", one.identifier(),
                        "text", TypeForm.words(one.html()),
                        "partnerId", other.identifier(),
                        "partner", TypeForm.words(other.html()))));
            }
        }
        return new ItemForm(fields, rows, Partners.spareRows(item, spare.values()));
    }
}
