package org.examhall.bank;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes an item of what an author has typed, and fills the form with an item. */
final class ItemForms {

    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_TOPIC = 200;
    private static final int LONGEST_SOURCE = 200;
    private static final int MOST_TAGS = 12;
    private static final Pattern TAG = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}-]{0,29}");
    private static final Pattern PROCESS = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    /** The choice of a stimulus that is written with the item. */
    static final String OWN_STIMULUS = "own";

    private ItemForms() {}

    /** The identifier of a stimulus that is written with an item. */
    static String ownStimulus(String item) {
        return item + "-s";
    }

    /**
     * Reads a form.
     *
     * @param shared the stimulus of the bank that the form names, if it names one that is there
     */
    static FormReading read(ItemForm form, @Nullable Stimulus shared) {
        FormDefects defects = new FormDefects();
        ItemFacts facts = heading(form, defects);
        Stimulus stimulus = stimulus(form, shared, defects);
        String prompt = defects.blocks("prompt", form.get("prompt"));
        TypeForm.Parts parts = TypeForm.of(form.type()).read(form, defects);
        if (parts == null) {
            return new FormReading(null, defects.list());
        }
        Item item = new Item(
                ItemRef.isName(form.identifier()) ? form.identifier() : "new",
                form.title(),
                form.type(),
                facts,
                stimulus,
                prompt + parts.before(),
                parts.interaction(),
                parts.markScheme(),
                parts.rationales());
        return new FormReading(item, defects.list());
    }

    private static ItemFacts heading(ItemForm form, FormDefects defects) {
        if (!ItemRef.isName(form.bank())) {
            defects.add("bank", "missing");
        }
        if (!ItemRef.isName(form.identifier())) {
            defects.add("identifier", form.identifier().isEmpty() ? "missing" : "identifier");
        }
        within("title", defects.required("title", form.title()), LONGEST_TITLE, defects);
        within("topic", defects.required("topic", form.get("topic")), LONGEST_TOPIC, defects);
        within("source", form.get("source"), LONGEST_SOURCE, defects);
        List<String> tags = tags(form);
        if (tags.size() > MOST_TAGS) {
            defects.add("tags", "too-many", MOST_TAGS);
        }
        tags.stream().filter(tag -> !TAG.matcher(tag).matches()).forEach(tag -> defects.add("tags", "tag", tag));
        return new ItemFacts(outcome(form, defects), form.get("process"), form.get("topic"), facility(form, defects));
    }

    /** Outcome and process are chosen together, so that one is missing only with the other. */
    private static int outcome(ItemForm form, FormDefects defects) {
        if (!PROCESS.matcher(form.get("process")).matches()) {
            defects.add("process", "missing");
            return 1;
        }
        return defects.whole("outcome", form.get("outcome"), 1, 99);
    }

    /** Per cent on the form, with one decimal place at most; thousandths in the bank. */
    private static int facility(ItemForm form, FormDefects defects) {
        BigDecimal percent = defects.number("facility", form.get("facility"));
        if (percent == null) {
            return 500;
        }
        int thousandths = percent.movePointRight(1).intValue();
        if (thousandths < 1 || thousandths > 999) {
            defects.add("facility", "facility");
            return 500;
        }
        return thousandths;
    }

    private static void within(String field, String value, int longest, FormDefects defects) {
        if (value.length() > longest) {
            defects.add(field, "too-long", longest);
        }
    }

    /** Words that are separated by commas or spaces. */
    static List<String> tags(ItemForm form) {
        return Pattern.compile("[,\\s]+")
                .splitAsStream(form.get("tags"))
                .filter(tag -> !tag.isEmpty())
                .toList();
    }

    private static @Nullable Stimulus stimulus(ItemForm form, @Nullable Stimulus shared, FormDefects defects) {
        String chosen = form.get("stimulus");
        if (chosen.isEmpty()) {
            return null;
        }
        if (!chosen.equals(OWN_STIMULUS)) {
            if (shared == null) {
                defects.add("stimulus", "stimulus-unknown");
            }
            return shared;
        }
        String title = defects.required("stimulusTitle", form.get("stimulusTitle"));
        String html = defects.blocks("stimulusText", form.get("stimulusText"));
        return new Stimulus(ownStimulus(form.identifier()), title, html);
    }

    /** The form of an item, as far as the item itself tells. */
    static ItemForm write(Item item) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("identifier", item.identifier());
        fields.put("type", item.type().name());
        fields.put("title", item.title());
        fields.put("outcome", String.valueOf(item.facts().outcome()));
        fields.put("process", item.facts().process());
        fields.put("topic", item.facts().topic());
        fields.put("facility", percent(item.facts().facility()));
        fields.put("prompt", HouseText.ofBlocks(item.prompt()));
        Stimulus stimulus = item.stimulus();
        if (stimulus != null && stimulus.identifier().equals(ownStimulus(item.identifier()))) {
            fields.put("stimulus", OWN_STIMULUS);
            fields.put("stimulusTitle", stimulus.title());
            fields.put("stimulusText", HouseText.ofBlocks(stimulus.html()));
        } else if (stimulus != null) {
            fields.put("stimulus", stimulus.identifier());
        }
        return TypeForm.of(item.type()).write(item).with(fields);
    }

    private static String percent(int thousandths) {
        return FormMarks.plain(BigDecimal.valueOf(thousandths, 1)).toPlainString();
    }

    /**
     * Whether the form says everything that the item says. An item from elsewhere may mark in a way for which the form
     * has no field; written back from the form, it would be another. It may lack reasons: those are for its author to
     * write.
     */
    static boolean tellsAll(Item item) {
        FormReading reading = read(write(item).with(Map.of("bank", "any")), item.stimulus());
        Item again = reading.item();
        return again != null
                && reading.defects().stream().allMatch(defect -> defect.code().equals(FormDefects.UNEXPLAINED))
                && again.prompt().equals(item.prompt())
                && again.interaction().equals(item.interaction())
                && again.guidance().equals(item.guidance())
                && reasons(again).equals(reasons(item))
                && FormMarks.same(again.markScheme(), item.markScheme());
    }

    private static Map<String, String> reasons(Item item) {
        Map<String, String> reasons = new LinkedHashMap<>(item.rationales());
        reasons.values().removeIf(String::isEmpty);
        return reasons;
    }
}
