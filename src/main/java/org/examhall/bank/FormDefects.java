package org.examhall.bank;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads single fields of a form, and collects what is wrong with them. */
final class FormDefects {

    /** The code of a reason that is missing. */
    static final String UNEXPLAINED = "why-missing";

    private final List<FormDefect> list = new ArrayList<>();

    void add(String field, String code, Object... arguments) {
        list.add(new FormDefect(field, code, List.of(arguments)));
    }

    List<FormDefect> list() {
        return List.copyOf(list);
    }

    boolean none() {
        return list.isEmpty();
    }

    /** What was typed, which must not be empty. */
    String required(String field, String value) {
        if (value.isEmpty()) {
            add(field, "missing");
        }
        return value;
    }

    /** Checked markup of blocks; must not be empty. */
    String blocks(String field, String value) {
        Defects found = new Defects();
        String html = HouseText.blocks(required(field, value), found);
        found.list().forEach(defect -> add(field, "markup", defect.message()));
        return html;
    }

    /** Checked markup of running text; must not be empty. */
    String phrases(String field, String value) {
        Defects found = new Defects();
        String html = HouseText.phrases(required(field, value), found);
        found.list().forEach(defect -> add(field, "markup", defect.message()));
        return html;
    }

    /** Text for a list that shows no markup; must not be empty. */
    String plain(String field, String value) {
        return Markup.escape(required(field, value).replaceAll("\\s+", " "));
    }

    /** Why something is right or wrong. */
    String why(String field, String value) {
        if (value.isEmpty()) {
            add(field, UNEXPLAINED);
        }
        return value.replaceAll("\\s+", " ");
    }

    /** A number with a point or a comma; null and a defect if it is none. */
    @Nullable
    BigDecimal number(String field, String value) {
        String plain = value.replace(',', '.').replace('−', '-');
        if (!plain.matches("-?\\d{1,12}(\\.\\d{1,6})?")) {
            add(field, value.isEmpty() ? "missing" : "number");
            return null;
        }
        return new BigDecimal(plain);
    }

    /** A whole number within bounds; the lower bound and a defect if it is none. */
    int whole(String field, String value, int least, int most) {
        int number = value.matches("\\d{1,6}") ? Integer.parseInt(value) : -1;
        if (number < least || number > most) {
            add(field, "whole", least, most);
            return least;
        }
        return number;
    }

    /** Whether there are enough lines and not too many. */
    boolean count(String field, List<?> lines, int least, int most) {
        if (lines.size() < least) {
            add(field, "too-few", least);
        } else if (lines.size() > most) {
            add(field, "too-many", most);
        }
        return lines.size() >= least;
    }

    /** Complains of every line whose text an earlier one has already. */
    void different(List<ItemForm.Line> lines, String name) {
        Set<String> seen = new HashSet<>();
        for (ItemForm.Line line : lines) {
            String text = line.get(name).replaceAll("\\s+", " ");
            if (!text.isEmpty() && !seen.add(text)) {
                add(line.field(name), "same-text");
            }
        }
    }
}
