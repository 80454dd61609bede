package org.examhall.bank;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer that is not chosen from a list: a number on a scale, or a text of the candidate's own. */
final class OpenForm implements TypeForm {

    private static final int MOST_LINES_HIGH = 40;
    private static final int MOST_STEPS = 1_000;

    @Override
    public @Nullable Parts read(ItemForm form, FormDefects defects) {
        return form.type() == ItemType.SLIDER ? slider(form, defects) : extended(form, defects);
    }

    private static @Nullable Parts slider(ItemForm form, FormDefects defects) {
        BigDecimal lower = defects.number("lower", form.get("lower"));
        BigDecimal upper = defects.number("upper", form.get("upper"));
        BigDecimal step = defects.number("step", form.get("step"));
        BigDecimal right = defects.number("right", form.get("right"));
        BigDecimal away =
                form.get("tolerance").isEmpty() ? BigDecimal.ZERO : defects.number("tolerance", form.get("tolerance"));
        String why = defects.why("why", form.get("why"));
        if (lower == null || upper == null || step == null || right == null || away == null) {
            return null;
        }
        if (lower.compareTo(upper) >= 0) {
            defects.add("upper", "scale-empty");
            return null;
        }
        if (step.signum() <= 0
                || upper.subtract(lower).remainder(step).signum() != 0
                || upper.subtract(lower).compareTo(step.multiply(BigDecimal.valueOf(MOST_STEPS))) > 0) {
            defects.add("step", "scale-step");
            return null;
        }
        if (right.compareTo(lower) < 0
                || right.compareTo(upper) > 0
                || right.subtract(lower).remainder(step).signum() != 0) {
            defects.add("right", "scale-right");
        }
        if (away.signum() < 0) {
            defects.add("tolerance", "number");
        }
        return new Parts(
                new Item.Slider(FormMarks.plain(lower), FormMarks.plain(upper), FormMarks.plain(step)),
                near(FormMarks.plain(right), FormMarks.plain(away)),
                Map.of(Item.RESPONSE, why));
    }

    private static MarkScheme near(BigDecimal right, BigDecimal away) {
        MarkScheme.Tolerance tolerance = away.signum() == 0
                ? MarkScheme.Tolerance.NONE
                : MarkScheme.Tolerance.of(MarkScheme.ToleranceMode.ABSOLUTE, away);
        return new MarkScheme(List.of(new MarkScheme.Near(Item.RESPONSE, right, tolerance, BigDecimal.ONE)));
    }

    private static Parts extended(ItemForm form, FormDefects defects) {
        int lines = defects.whole("lines", form.get("lines"), 1, MOST_LINES_HIGH);
        int most = defects.whole("most", form.get("most"), 1, Item.MOST_IN_TEXT);
        String model = form.get("model").replaceAll("\\s+", " ");
        String why = defects.why("why", form.get("why"));
        MarkScheme scheme = new MarkScheme(List.of(
                new MarkScheme.ByPerson(Item.RESPONSE, model.isEmpty() ? List.of() : List.of(model), BigDecimal.ONE)));
        return new Parts(new Item.Extended(lines, most), scheme, Map.of(Item.RESPONSE, why));
    }

    @Override
    public ItemForm write(Item item) {
        String why = item.rationales().getOrDefault(Item.RESPONSE, "");
        MarkScheme.Rule rule = item.markScheme().rules().get(0);
        if (item.interaction() instanceof Item.Slider slider) {
            String away = rule instanceof MarkScheme.Near near
                            && near.tolerance().above().signum() > 0
                    ? near.tolerance().above().toPlainString()
                    : "";
            return fields(Map.of(
                    "lower", slider.lower().toPlainString(),
                    "upper", slider.upper().toPlainString(),
                    "step", slider.step().toPlainString(),
                    "right", rule.key().get(0),
                    "tolerance", away,
                    "why", why));
        }
        Item.Extended extended = (Item.Extended) item.interaction();
        return fields(Map.of(
                "lines",
                String.valueOf(extended.lines()),
                "most",
                String.valueOf(extended.most()),
                "model",
                rule.key().isEmpty() ? "" : rule.key().get(0),
                "why",
                why));
    }

    private static ItemForm fields(Map<String, String> fields) {
        return new ItemForm(fields, List.of(), List.of());
    }
}
