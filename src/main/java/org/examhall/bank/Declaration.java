package org.examhall.bank;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The declaration of a response variable as its file has it.
 *
 * @param key the correct values, none if the file gives none
 */
record Declaration(
        XmlElement element,
        String identifier,
        String cardinality,
        String baseType,
        List<String> key,
        @Nullable Mapping mapping) {

    /** What answers are worth, in the order of the file. */
    record Mapping(
            List<MarkScheme.Spelling> entries,
            BigDecimal otherwise,
            @Nullable BigDecimal least,
            @Nullable BigDecimal most) {}

    Declaration {
        key = List.copyOf(key);
    }

    static Declaration read(XmlElement element, Defects defects) {
        element.allow(defects, "identifier", "cardinality", "base-type");
        String baseType = element.required("base-type", defects);
        boolean even = baseType.equals("pair");
        List<String> key = new ArrayList<>();
        Mapping mapping = null;
        for (XmlElement child : element.children(defects)) {
            if (Qti.is(child, "qti-correct-response")) {
                for (XmlElement value : child.allow(defects, "interpretation").children(defects)) {
                    if (Qti.is(value, "qti-value")) {
                        key.add(value(value.allow(defects).text(defects), even));
                    } else {
                        defects.add(value, value.where());
                    }
                }
            } else if (Qti.is(child, "qti-mapping")) {
                mapping = mapping(child, even, defects);
            } else {
                defects.add(child, child.where());
            }
        }
        if (new HashSet<>(key).size() != key.size()) {
            defects.add(element, "each value of the correct response is given once");
        }
        return new Declaration(
                element,
                element.required("identifier", defects),
                element.required("cardinality", defects),
                baseType,
                key,
                mapping);
    }

    /** The two ends of a pair that has no direction are put in order. */
    private static String value(String text, boolean even) {
        return even ? Acceptance.sortedPair(text) : text;
    }

    private static Mapping mapping(XmlElement element, boolean even, Defects defects) {
        element.allow(defects, "lower-bound", "upper-bound", "default-value");
        List<MarkScheme.Spelling> entries = new ArrayList<>();
        for (XmlElement entry : element.children(defects)) {
            if (!Qti.is(entry, "qti-map-entry")) {
                defects.add(entry, entry.where());
                continue;
            }
            entry.allow(defects, "map-key", "mapped-value", "case-sensitive").children(defects);
            BigDecimal value = Qti.marks(entry, "mapped-value", defects);
            String key = value(entry.required("map-key", defects), even);
            boolean caseCounts = Qti.flag(entry, "case-sensitive", true, defects);
            if (entries.stream().anyMatch(other -> other.text().equals(key))) {
                defects.add(entry, "mapped twice");
            }
            entries.add(new MarkScheme.Spelling(key, value == null ? BigDecimal.ZERO : value, caseCounts));
        }
        BigDecimal otherwise = Qti.marks(element, "default-value", defects);
        return new Mapping(
                List.copyOf(entries),
                otherwise == null ? BigDecimal.ZERO : otherwise,
                Qti.marks(element, "lower-bound", defects),
                Qti.marks(element, "upper-bound", defects));
    }

    boolean is(String wanted) {
        return identifier.equals(wanted);
    }

    /** Whether a number is asked for. */
    boolean isNumber() {
        return baseType.equals("float") || baseType.equals("integer");
    }
}
