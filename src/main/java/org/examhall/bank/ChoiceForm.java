package org.examhall.bank;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Options of which some are right, or which are put in order: on the form, in the right one. */
final class ChoiceForm implements TypeForm {

    @Override
    public @Nullable Parts read(ItemForm form, FormDefects defects) {
        List<ItemForm.Line> lines = form.lines();
        defects.different(lines, "text");
        if (!defects.count("rows", lines, 2, MOST_LINES)) {
            return null;
        }
        return form.type() == ItemType.ORDER ? order(form, lines, defects) : choice(form, lines, defects);
    }

    private static Parts choice(ItemForm form, List<ItemForm.Line> lines, FormDefects defects) {
        List<String> names = FormNames.inSequence(TypeForm.get(lines, "id"), "");
        List<Item.Option> options = new ArrayList<>();
        Map<String, String> rationales = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            ItemForm.Line line = lines.get(i);
            options.add(new Item.Option(names.get(i), defects.phrases(line.field("text"), line.get("text"))));
            rationales.put(names.get(i), defects.why(line.field("why"), line.get("why")));
        }
        Keys keys = Keys.of(lines, names);
        keys.check(form.type() == ItemType.SINGLE, defects);
        Item.Choice choice = new Item.Choice(options, Math.max(1, keys.right().size()), form.is("shuffle"));
        return new Parts(choice, keys.scheme(form.is("partial")), rationales);
    }

    private static Parts order(ItemForm form, List<ItemForm.Line> lines, FormDefects defects) {
        List<String> names = FormNames.scattered(TypeForm.get(lines, "id"), TypeForm.get(lines, "text"), "");
        List<Item.Option> options = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            ItemForm.Line line = lines.get(i);
            options.add(new Item.Option(names.get(i), defects.phrases(line.field("text"), line.get("text"))));
        }
        String why = defects.why("why", form.get("why"));
        return new Parts(
                new Item.Order(FormNames.sorted(options), true),
                FormMarks.exact(names, true),
                Map.of(Item.RESPONSE, why));
    }

    @Override
    public ItemForm write(Item item) {
        Map<String, String> fields = new LinkedHashMap<>();
        List<ItemForm.Row> rows = new ArrayList<>();
        for (Item.Line line : item.lines()) {
            rows.add(ItemForm.Row.of(Map.of(
                    "id", line.place(),
                    "text", HouseText.ofPhrases(line.html()),
                    "key", TypeForm.tick(line.key()),
                    "why", line.rationale())));
        }
        if (item.interaction() instanceof Item.Choice choice) {
            fields.put("shuffle", TypeForm.tick(choice.shuffle()));
            fields.put("partial", TypeForm.tick(FormMarks.isPartial(item.markScheme())));
        } else {
            fields.put("why", item.rationales().getOrDefault(Item.RESPONSE, ""));
        }
        return new ItemForm(fields, rows, List.of());
    }

    /** Which of several parts are right. */
    record Keys(List<String> right, List<String> wrong) {

        static Keys of(List<ItemForm.Line> lines, List<String> names) {
            List<String> right = new ArrayList<>();
            List<String> wrong = new ArrayList<>();
            for (int i = 0; i < lines.size(); i++) {
                (lines.get(i).is("key") ? right : wrong).add(names.get(i));
            }
            return new Keys(right, wrong);
        }

        void check(boolean one, FormDefects defects) {
            if (right.isEmpty()) {
                defects.add("rows", "key-missing");
            } else if (one && right.size() > 1) {
                defects.add("rows", "key-one");
            } else if (wrong.isEmpty()) {
                defects.add("rows", "key-all");
            }
        }

        MarkScheme scheme(boolean partial) {
            return partial && right.size() > 1 ? FormMarks.balanced(right, wrong) : FormMarks.exact(right, false);
        }
    }
}
