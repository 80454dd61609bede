package org.examhall.bank;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.examhall.kernel.Choice;
import org.jspecify.annotations.Nullable;

/** A picture with areas that are chosen, or to each of which a text belongs. */
final class PictureForm implements TypeForm {

    private static final int WIDEST = 4_000;

    @Override
    public @Nullable Parts read(ItemForm form, FormDefects defects) {
        Item.Picture picture = picture(form, defects);
        List<ItemForm.Line> lines = form.lines();
        boolean hotspot = form.type() == ItemType.HOTSPOT;
        boolean enough = defects.count("rows", lines, hotspot ? 2 : 1, MOST_LINES);
        List<String> names = FormNames.inSequence(TypeForm.get(lines, "id"), hotspot ? "" : "G");
        List<Item.Area> areas = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            areas.add(area(names.get(i), lines.get(i), picture, defects));
        }
        if (!enough || picture.media().isEmpty()) {
            return null;
        }
        return hotspot ? hotspot(form, picture, lines, areas, defects) : labels(form, picture, lines, areas, defects);
    }

    private static Parts hotspot(
            ItemForm form,
            Item.Picture picture,
            List<ItemForm.Line> lines,
            List<Item.Area> areas,
            FormDefects defects) {
        List<String> names = areas.stream().map(Item.Area::identifier).toList();
        Map<String, String> rationales = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            rationales.put(
                    names.get(i),
                    defects.why(lines.get(i).field("why"), lines.get(i).get("why")));
        }
        ChoiceForm.Keys keys = ChoiceForm.Keys.of(lines, names);
        keys.check(false, defects);
        int most = Math.max(1, keys.right().size());
        return new Parts(new Item.Hotspot(picture, areas, most), keys.scheme(form.is("partial")), rationales);
    }

    private static Parts labels(
            ItemForm form,
            Item.Picture picture,
            List<ItemForm.Line> lines,
            List<Item.Area> areas,
            FormDefects defects) {
        Partners partners = Partners.of(lines, form.spareLines(), "C", defects);
        Map<String, String> rationales = new LinkedHashMap<>();
        List<String> key = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            ItemForm.Line line = lines.get(i);
            String name = areas.get(i).identifier();
            rationales.put(name, defects.why(line.field("why"), line.get("why")));
            key.add(partners.nameOf(line.get("partner")) + " " + name);
        }
        partners.explainSpares(rationales, defects);
        int uses = form.is("again") ? 0 : 1;
        if (uses == 1) {
            defects.different(lines, "partner");
        }
        Item.GraphicGapMatch labels =
                new Item.GraphicGapMatch(picture, partners.options(), areas, form.is("shuffle"), uses);
        return new Parts(labels, form.is("partial") ? FormMarks.shared(key) : FormMarks.exact(key, false), rationales);
    }

    private static Item.Picture picture(ItemForm form, FormDefects defects) {
        return new Item.Picture(
                defects.required("media", form.get("media")),
                defects.required("alt", form.get("alt")),
                defects.whole("width", form.get("width"), 1, WIDEST),
                defects.whole("height", form.get("height"), 1, WIDEST));
    }

    private static Item.Area area(String name, ItemForm.Line line, Item.Picture picture, FormDefects defects) {
        defects.required(line.field("label"), line.get("label"));
        Item.Shape shape = Choice.named(Item.Shape.class, line.get("shape")).orElse(Item.Shape.RECT);
        List<Integer> coords = coords(line.get("coords"));
        if (!fits(shape, coords, picture)) {
            defects.add(line.field("coords"), "coords-" + shape.name().toLowerCase(Locale.ROOT));
            coords = List.of(0, 0, 1, 1);
            shape = Item.Shape.RECT;
        }
        return new Item.Area(name, line.get("label").replaceAll("\\s+", " "), shape, coords);
    }

    private static List<Integer> coords(String typed) {
        if (!typed.matches("\\d{1,4}([\\s,;]+\\d{1,4}){2,99}")) {
            return List.of();
        }
        return Stream.of(typed.split("[\\s,;]+")).map(Integer::valueOf).toList();
    }

    private static boolean fits(Item.Shape shape, List<Integer> coords, Item.Picture picture) {
        boolean inside = true;
        for (int i = 0; i < coords.size(); i++) {
            boolean length = shape == Item.Shape.CIRCLE && i == 2;
            inside &= length || coords.get(i) <= (i % 2 == 0 ? picture.width() : picture.height());
        }
        return inside
                && switch (shape) {
                    case RECT -> coords.size() == 4 && coords.get(0) < coords.get(2) && coords.get(1) < coords.get(3);
                    case CIRCLE -> coords.size() == 3 && coords.get(2) > 0;
                    case POLY -> coords.size() >= 6 && coords.size() % 2 == 0;
                };
    }

    @Override
    public ItemForm write(Item item) {
        if (item.interaction() instanceof Item.Hotspot hotspot) {
            List<ItemForm.Row> rows = hotspot.areas().stream()
                    .map(area -> row(item, area, "", ""))
                    .toList();
            return new ItemForm(fields(item, hotspot.picture()), rows, List.of());
        }
        Item.GraphicGapMatch labels = (Item.GraphicGapMatch) item.interaction();
        Map<String, String> fields = fields(item, labels.picture());
        fields.put("shuffle", TypeForm.tick(labels.shuffle()));
        fields.put("again", TypeForm.tick(labels.uses() == 0));
        List<Item.Option> spare = new ArrayList<>(labels.choices());
        List<ItemForm.Row> rows = new ArrayList<>();
        for (Item.Area area : labels.gaps()) {
            for (Item.Option choice : labels.choices()) {
                if (item.markScheme().isKey(Item.RESPONSE, choice.identifier() + " " + area.identifier())) {
                    spare.remove(choice);
                    rows.add(row(item, area, choice.identifier(), TypeForm.words(choice.html())));
                }
            }
        }
        return new ItemForm(fields, rows, Partners.spareRows(item, spare));
    }

    private static Map<String, String> fields(Item item, Item.Picture picture) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("media", picture.media());
        fields.put("alt", picture.alt());
        fields.put("width", String.valueOf(picture.width()));
        fields.put("height", String.valueOf(picture.height()));
        fields.put("partial", TypeForm.tick(FormMarks.isPartial(item.markScheme())));
        return fields;
    }

    private static ItemForm.Row row(Item item, Item.Area area, String partnerId, String partner) {
        return ItemForm.Row.of(Map.of(
                "id", area.identifier(),
                "label", area.label(),
                "shape", area.shape().name(),
                "coords", area.coords().stream().map(String::valueOf).collect(Collectors.joining(", ")),
                "key", TypeForm.tick(item.markScheme().isKey(Item.RESPONSE, area.identifier())),
                "partnerId", partnerId,
                "partner", partner,
                "why", item.rationales().getOrDefault(area.identifier(), "")));
    }
}
