package org.examhall.bank;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A text with gaps, fields or words that can be chosen. In the form they are numbered places in the text,
 * {@code [[1]]}, each with a row of its own.
 */
final class GapForm implements TypeForm {

    private static final Pattern PLACE = Pattern.compile("\\[\\[(\\d{1,2})]]");
    private static final Pattern SHARE = Pattern.compile("(.*?)\\s*\\[(\\d{1,3}) ?%]");
    private static final int WIDEST_FIELD = 60;
    private static final int USUAL_FIELD = 15;

    /** The text cut at its places, and the rows in the sequence in which the text has them. */
    private record Cut(String before, List<String> texts, List<ItemForm.Line> lines) {}

    @Override
    public @Nullable Parts read(ItemForm form, FormDefects defects) {
        Cut cut = cut(form, defects);
        if (cut == null) {
            return null;
        }
        return switch (form.type()) {
            case INLINE -> inline(form, cut, defects);
            case GAP_MATCH -> gapMatch(form, cut, defects);
            case HOTTEXT -> hottext(form, cut, defects);
            default -> entry(cut, defects);
        };
    }

    private static @Nullable Cut cut(ItemForm form, FormDefects defects) {
        List<ItemForm.Line> lines = form.places();
        String typed = defects.required("text", form.get("text"));
        boolean enough = defects.count("rows", lines, form.type() == ItemType.HOTTEXT ? 2 : 1, MOST_LINES);
        List<String> blocks =
                Stream.of(typed.replace("\r", "").split("\\n\\s*\\n")).toList();
        int first = 0;
        while (first < blocks.size() && !PLACE.matcher(blocks.get(first)).find()) {
            first++;
        }
        String html = defects.blocks("text", String.join("\n\n", blocks.subList(first, blocks.size())));
        String before = first == 0 || first == blocks.size()
                ? ""
                : defects.blocks("text", String.join("\n\n", blocks.subList(0, first)));
        List<String> texts = new ArrayList<>();
        List<ItemForm.Line> found = new ArrayList<>();
        int from = 0;
        for (Matcher place = PLACE.matcher(html); place.find(); from = place.end()) {
            int number = Integer.parseInt(place.group(1));
            ItemForm.Line line = lineAt(lines, number);
            if (line == null || found.contains(line)) {
                defects.add("text", line == null ? "place-unknown" : "place-twice", number);
                enough = false;
            } else {
                texts.add(html.substring(from, place.start()));
                found.add(line);
            }
        }
        texts.add(html.substring(from));
        for (ItemForm.Line line : lines) {
            if (!found.contains(line)) {
                defects.add("text", "place-missing", numberOf(line));
                enough = false;
            }
        }
        return enough ? new Cut(before, texts, found) : null;
    }

    private static ItemForm.@Nullable Line lineAt(List<ItemForm.Line> lines, int number) {
        return lines.stream()
                .filter(line -> numberOf(line) == number)
                .findFirst()
                .orElse(null);
    }

    private static int numberOf(ItemForm.Line line) {
        return Integer.parseInt(line.path().substring(line.path().lastIndexOf('.') + 1)) + 1;
    }

    // --- each type ---

    private static Parts inline(ItemForm form, Cut cut, FormDefects defects) {
        List<String> names = FormNames.inSequence(TypeForm.get(cut.lines(), "id"), "GAP");
        List<BigDecimal> shares = FormMarks.shares(names.size());
        List<Item.Gap> gaps = new ArrayList<>();
        List<MarkScheme.Rule> rules = new ArrayList<>();
        Map<String, String> rationales = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            ItemForm.Line line = cut.lines().get(i);
            List<ItemForm.Line> choices = line.options();
            defects.different(choices, "text");
            defects.count(line.path(), choices, 2, MOST_LINES);
            List<String> letters = FormNames.inSequence(TypeForm.get(choices, "id"), "");
            List<Item.Option> options = new ArrayList<>();
            List<String> key = new ArrayList<>();
            for (int j = 0; j < letters.size(); j++) {
                ItemForm.Line choice = choices.get(j);
                options.add(new Item.Option(letters.get(j), defects.plain(choice.field("text"), choice.get("text"))));
                String why = defects.why(choice.field("why"), choice.get("why"));
                rationales.put(names.get(i) + "." + letters.get(j), why);
                if (choice.is("key")) {
                    key.add(letters.get(j));
                }
            }
            if (key.size() != 1) {
                defects.add(line.path(), key.isEmpty() ? "key-missing" : "key-one");
            }
            gaps.add(new Item.Gap(names.get(i), options, form.is("shuffle")));
            rules.add(mapped(names.get(i), key, shares.get(i)));
        }
        return new Parts(new Item.Inline(cut.texts(), gaps), new MarkScheme(rules), rationales, cut.before());
    }

    private static MarkScheme.Rule mapped(String variable, List<String> key, BigDecimal share) {
        Map<String, BigDecimal> worth = key.stream().collect(Collectors.toMap(value -> value, value -> share));
        return new MarkScheme.Mapped(variable, key, worth, BigDecimal.ZERO, null, null);
    }

    private static Parts gapMatch(ItemForm form, Cut cut, FormDefects defects) {
        List<String> names = FormNames.inSequence(TypeForm.get(cut.lines(), "id"), "GAP");
        Partners partners = Partners.of(cut.lines(), form.spareLines(), "C", defects);
        Map<String, String> rationales = new LinkedHashMap<>();
        List<String> key = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            ItemForm.Line line = cut.lines().get(i);
            rationales.put(names.get(i), defects.why(line.field("why"), line.get("why")));
            key.add(partners.nameOf(line.get("partner")) + " " + names.get(i));
        }
        partners.explainSpares(rationales, defects);
        int uses = form.is("again") ? 0 : 1;
        if (uses == 1) {
            defects.different(cut.lines(), "partner");
        }
        Item.GapMatch gapMatch = new Item.GapMatch(partners.options(), cut.texts(), names, form.is("shuffle"), uses);
        MarkScheme scheme = form.is("partial") ? FormMarks.shared(key) : FormMarks.exact(key, false);
        return new Parts(gapMatch, scheme, rationales, cut.before());
    }

    private static Parts hottext(ItemForm form, Cut cut, FormDefects defects) {
        List<String> names = FormNames.inSequence(TypeForm.get(cut.lines(), "id"), "H");
        List<Item.Option> spots = new ArrayList<>();
        Map<String, String> rationales = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            ItemForm.Line line = cut.lines().get(i);
            spots.add(new Item.Option(names.get(i), defects.phrases(line.field("text"), line.get("text"))));
            rationales.put(names.get(i), defects.why(line.field("why"), line.get("why")));
        }
        ChoiceForm.Keys keys = ChoiceForm.Keys.of(cut.lines(), names);
        keys.check(false, defects);
        int most = Math.max(1, keys.right().size());
        return new Parts(
                new Item.Hottext(cut.texts(), spots, most), keys.scheme(form.is("partial")), rationales, cut.before());
    }

    private static Parts entry(Cut cut, FormDefects defects) {
        List<String> names = FormNames.inSequence(TypeForm.get(cut.lines(), "id"), "GAP");
        List<BigDecimal> shares = FormMarks.shares(names.size());
        List<Item.Field> fields = new ArrayList<>();
        List<MarkScheme.Rule> rules = new ArrayList<>();
        Map<String, String> rationales = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            ItemForm.Line line = cut.lines().get(i);
            boolean number = line.get("kind").equals(Item.Kind.NUMBER.name());
            int length = line.get("length").isEmpty()
                    ? USUAL_FIELD
                    : defects.whole(line.field("length"), line.get("length"), 1, WIDEST_FIELD);
            fields.add(new Item.Field(names.get(i), number ? Item.Kind.NUMBER : Item.Kind.TEXT, length));
            rules.add(
                    number
                            ? near(names.get(i), line, shares.get(i), defects)
                            : spelled(names.get(i), line, shares.get(i), defects));
            rationales.put(names.get(i), defects.why(line.field("why"), line.get("why")));
        }
        return new Parts(new Item.TextEntry(cut.texts(), fields), new MarkScheme(rules), rationales, cut.before());
    }

    private static MarkScheme.Rule near(String variable, ItemForm.Line line, BigDecimal share, FormDefects defects) {
        BigDecimal value = defects.number(line.field("number"), line.get("number"));
        String typed = line.get("tolerance");
        boolean relative = typed.endsWith("%");
        String away = relative ? typed.substring(0, typed.length() - 1).strip() : typed;
        BigDecimal distance = away.isEmpty() ? BigDecimal.ZERO : defects.number(line.field("tolerance"), away);
        MarkScheme.Tolerance tolerance = distance == null || distance.signum() == 0
                ? MarkScheme.Tolerance.NONE
                : MarkScheme.Tolerance.of(
                        relative ? MarkScheme.ToleranceMode.RELATIVE : MarkScheme.ToleranceMode.ABSOLUTE,
                        FormMarks.plain(distance.abs()));
        return new MarkScheme.Near(
                variable, FormMarks.plain(value == null ? BigDecimal.ZERO : value), tolerance, share);
    }

    /** One spelling a line; a share in brackets at its end is what it earns of the field's marks. */
    private static MarkScheme.Rule spelled(String variable, ItemForm.Line line, BigDecimal share, FormDefects defects) {
        List<MarkScheme.Spelling> spellings = new ArrayList<>();
        for (String typed : defects.required(line.field("accepted"), line.get("accepted"))
                .lines()
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList()) {
            Matcher part = SHARE.matcher(typed);
            boolean whole = !part.matches();
            BigDecimal worth = whole
                    ? share
                    : share.multiply(new BigDecimal(part.group(2))).movePointLeft(2);
            spellings.add(new MarkScheme.Spelling(
                    whole ? typed : part.group(1), FormMarks.plain(worth), line.is("caseCounts")));
        }
        List<String> key =
                spellings.stream().limit(1).map(MarkScheme.Spelling::text).toList();
        if (!spellings.isEmpty() && spellings.get(0).worth().compareTo(share) != 0) {
            defects.add(line.field("accepted"), "spelling-first");
        }
        return new MarkScheme.Spelled(variable, key, spellings, BigDecimal.ZERO, null, null);
    }

    // --- the other way ---

    @Override
    public ItemForm write(Item item) {
        Item.Interaction interaction = item.interaction();
        if (interaction instanceof Item.Inline inline) {
            return written(
                    inline.texts(),
                    inlineRows(item, inline),
                    List.of(),
                    Map.of("shuffle", TypeForm.tick(inline.gaps().stream().allMatch(Item.Gap::shuffle))));
        }
        if (interaction instanceof Item.GapMatch gapMatch) {
            return writtenGaps(item, gapMatch);
        }
        if (interaction instanceof Item.Hottext hottext) {
            List<ItemForm.Row> rows = hottext.spots().stream()
                    .map(spot -> option(item, spot, spot.identifier(), Item.RESPONSE))
                    .toList();
            return written(hottext.texts(), rows, List.of(), partial(item));
        }
        Item.TextEntry entry = (Item.TextEntry) interaction;
        return written(entry.texts(), entryRows(item, entry), List.of(), Map.of());
    }

    private static Map<String, String> partial(Item item) {
        return Map.of("partial", TypeForm.tick(FormMarks.isPartial(item.markScheme())));
    }

    private static ItemForm written(
            List<String> texts, List<ItemForm.Row> rows, List<ItemForm.Row> spares, Map<String, String> more) {
        StringBuilder html = new StringBuilder(texts.get(0));
        for (int i = 1; i < texts.size(); i++) {
            html.append("[[").append(i).append("]]").append(texts.get(i));
        }
        Map<String, String> fields = new LinkedHashMap<>(more);
        fields.put("text", HouseText.ofBlocks(html.toString()));
        return new ItemForm(fields, rows, spares);
    }

    private static ItemForm.Row option(Item item, Item.Option option, String place, String variable) {
        return ItemForm.Row.of(Map.of(
                "id", option.identifier(),
                "text", HouseText.ofPhrases(option.html()),
                "key", TypeForm.tick(item.markScheme().isKey(variable, option.identifier())),
                "why", item.rationales().getOrDefault(place, "")));
    }

    private static List<ItemForm.Row> inlineRows(Item item, Item.Inline inline) {
        List<ItemForm.Row> rows = new ArrayList<>();
        for (Item.Gap gap : inline.gaps()) {
            List<ItemForm.Row> options = gap.options().stream()
                    .map(option -> ItemForm.Row.of(Map.of(
                            "id", option.identifier(),
                            "text", TypeForm.words(option.html()),
                            "key", TypeForm.tick(item.markScheme().isKey(gap.identifier(), option.identifier())),
                            "why", item.rationales().getOrDefault(gap.identifier() + "." + option.identifier(), ""))))
                    .toList();
            rows.add(new ItemForm.Row(Map.of("id", gap.identifier()), options));
        }
        return rows;
    }

    private static ItemForm writtenGaps(Item item, Item.GapMatch gapMatch) {
        List<Item.Option> spare = new ArrayList<>(gapMatch.choices());
        List<ItemForm.Row> rows = new ArrayList<>();
        for (String gap : gapMatch.gaps()) {
            for (Item.Option choice : gapMatch.choices()) {
                if (item.markScheme().isKey(Item.RESPONSE, choice.identifier() + " " + gap)) {
                    spare.remove(choice);
                    rows.add(ItemForm.Row.of(Map.of(
                            "id", gap,
                            "partnerId", choice.identifier(),
                            "partner", TypeForm.words(choice.html()),
                            "why", item.rationales().getOrDefault(gap, ""))));
                }
            }
        }
        Map<String, String> fields = new LinkedHashMap<>(partial(item));
        fields.put("shuffle", TypeForm.tick(gapMatch.shuffle()));
        fields.put("again", TypeForm.tick(gapMatch.uses() == 0));
        return written(gapMatch.texts(), rows, Partners.spareRows(item, spare), fields);
    }

    private static List<ItemForm.Row> entryRows(Item item, Item.TextEntry entry) {
        List<ItemForm.Row> rows = new ArrayList<>();
        for (Item.Field field : entry.fields()) {
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("id", field.identifier());
            fields.put("kind", field.kind().name());
            fields.put("length", String.valueOf(field.length()));
            fields.put("why", item.rationales().getOrDefault(field.identifier(), ""));
            item.markScheme().rules().stream()
                    .filter(rule -> rule.variable().equals(field.identifier()))
                    .forEach(rule -> marks(rule, fields));
            rows.add(ItemForm.Row.of(fields));
        }
        return rows;
    }

    private static void marks(MarkScheme.Rule rule, Map<String, String> fields) {
        if (rule instanceof MarkScheme.Near near) {
            fields.put("number", near.value().toPlainString());
            String away = near.tolerance().above().toPlainString();
            boolean relative = near.tolerance().mode() == MarkScheme.ToleranceMode.RELATIVE;
            fields.put("tolerance", near.tolerance().above().signum() == 0 ? "" : relative ? away + " %" : away);
        } else if (rule instanceof MarkScheme.Spelled spelled) {
            fields.put(
                    "accepted",
                    spelled.spellings().stream()
                            .map(spelling -> accepted(spelling, spelled.possible()))
                            .collect(Collectors.joining("\n")));
            fields.put(
                    "caseCounts",
                    TypeForm.tick(spelled.spellings().stream().allMatch(MarkScheme.Spelling::caseCounts)));
        }
    }

    private static String accepted(MarkScheme.Spelling spelling, BigDecimal whole) {
        if (spelling.worth().compareTo(whole) == 0 || whole.signum() == 0) {
            return spelling.text();
        }
        BigDecimal share = spelling.worth().movePointRight(2).divide(whole, 0, RoundingMode.HALF_UP);
        return spelling.text() + " [" + share + " %]";
    }
}
