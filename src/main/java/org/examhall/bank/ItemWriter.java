package org.examhall.bank;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.examhall.kernel.Language;
import org.jspecify.annotations.Nullable;

/**
 * Writes items and stimuli as QTI 3.0. What {@link ItemReader} reads from that is equal to what was written. Files are
 * named as in the packages that we export: an item in {@code items}, its stimulus in {@code stimuli}, pictures in
 * {@code media}.
 */
public final class ItemWriter {

    private final Item item;
    private final XmlText xml = new XmlText();

    private ItemWriter(Item item) {
        this.item = item;
    }

    /** The item as a file of its own. */
    public static String write(Item item, Language language) {
        return new ItemWriter(item).item(language);
    }

    /** The stimulus as a file of its own. */
    public static String write(Stimulus stimulus, Language language) {
        String root = "qti-assessment-stimulus";
        return new XmlText()
                .raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
                .open(
                        root,
                        "xmlns",
                        Qti.NAMESPACE,
                        "identifier",
                        stimulus.identifier(),
                        "title",
                        stimulus.title(),
                        "xml:lang",
                        language.tag())
                .line()
                .open("qti-stimulus-body")
                .raw(MarkupWriter.write(stimulus.html()))
                .close("qti-stimulus-body")
                .line()
                .close(root)
                .line()
                .toString();
    }

    private String item(Language language) {
        String root = "qti-assessment-item";
        xml.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
                .open(
                        root,
                        "xmlns",
                        Qti.NAMESPACE,
                        "identifier",
                        item.identifier(),
                        "title",
                        item.title(),
                        "adaptive",
                        "false",
                        "time-dependent",
                        "false",
                        "xml:lang",
                        language.tag())
                .line();
        Variable.of(item.interaction()).forEach(this::response);
        outcomes();
        stimulus(item.stimulus());
        xml.open("qti-item-body").line();
        rubrics();
        new BodyWriter(item, xml).write();
        xml.close("qti-item-body").line();
        catalog();
        new ProcessingWriter(item.markScheme(), xml).write();
        item.rationales().forEach(this::rationale);
        return xml.close(root).line().toString();
    }

    private void response(String identifier, Variable variable) {
        xml.open(
                "qti-response-declaration",
                "identifier",
                identifier,
                "cardinality",
                variable.cardinality(),
                "base-type",
                variable.baseType());
        for (MarkScheme.Rule rule : item.markScheme().rules()) {
            if (rule.variable().equals(identifier)) {
                key(rule);
                mapping(rule);
            }
        }
        xml.close("qti-response-declaration").line();
    }

    private void key(MarkScheme.Rule rule) {
        if (!rule.key().isEmpty()) {
            xml.open("qti-correct-response");
            rule.key().forEach(value -> xml.text("qti-value", value));
            xml.close("qti-correct-response");
        }
    }

    private void mapping(MarkScheme.Rule rule) {
        if (rule instanceof MarkScheme.Mapped mapped) {
            mapping(mapped.otherwise(), mapped.least(), mapped.most());
            mapped.worth().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(entry -> xml.empty(
                            "qti-map-entry",
                            "map-key",
                            entry.getKey(),
                            "mapped-value",
                            XmlText.number(entry.getValue())));
            xml.close("qti-mapping");
        } else if (rule instanceof MarkScheme.Spelled spelled) {
            mapping(spelled.otherwise(), spelled.least(), spelled.most());
            for (MarkScheme.Spelling spelling : spelled.spellings()) {
                xml.empty(
                        "qti-map-entry",
                        "map-key",
                        spelling.text(),
                        "mapped-value",
                        XmlText.number(spelling.worth()),
                        "case-sensitive",
                        String.valueOf(spelling.caseCounts()));
            }
            xml.close("qti-mapping");
        }
    }

    private void mapping(BigDecimal otherwise, @Nullable BigDecimal least, @Nullable BigDecimal most) {
        List<String> attributes = new ArrayList<>();
        if (least != null) {
            attributes.addAll(List.of("lower-bound", XmlText.number(least)));
        }
        if (most != null) {
            attributes.addAll(List.of("upper-bound", XmlText.number(most)));
        }
        attributes.addAll(List.of("default-value", XmlText.number(otherwise)));
        xml.open("qti-mapping", attributes.toArray(String[]::new));
    }

    private void outcomes() {
        outcome("SCORE", "0", item.type().markedByPerson());
        outcome("MAXSCORE", XmlText.number(item.markScheme().possible()), false);
        if (!item.rationales().isEmpty()) {
            xml.empty(
                            "qti-outcome-declaration",
                            "identifier",
                            "FEEDBACK",
                            "cardinality",
                            "multiple",
                            "base-type",
                            "identifier")
                    .line();
        }
    }

    private void outcome(String identifier, String value, boolean byPerson) {
        String element = "qti-outcome-declaration";
        if (byPerson) {
            xml.open(
                    element,
                    "identifier",
                    identifier,
                    "cardinality",
                    "single",
                    "base-type",
                    "float",
                    "external-scored",
                    "human");
        } else {
            xml.open(element, "identifier", identifier, "cardinality", "single", "base-type", "float");
        }
        xml.open("qti-default-value")
                .text("qti-value", value)
                .close("qti-default-value")
                .close(element)
                .line();
    }

    private void stimulus(@Nullable Stimulus stimulus) {
        if (stimulus != null) {
            xml.empty(
                            "qti-assessment-stimulus-ref",
                            "identifier",
                            stimulus.identifier(),
                            "href",
                            "../stimuli/" + stimulus.identifier() + ".xml")
                    .line();
        }
    }

    private void rubrics() {
        for (Item.Rubric rubric : item.guidance().rubrics()) {
            String views = rubric.views().stream()
                    .map(view -> view.name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(" "));
            xml.open("qti-rubric-block", "view", views)
                    .open("qti-content-body")
                    .raw(MarkupWriter.write(rubric.html()))
                    .close("qti-content-body")
                    .close("qti-rubric-block")
                    .line();
        }
    }

    private void catalog() {
        List<Item.Help> helps = item.guidance().helps();
        if (helps.isEmpty()) {
            return;
        }
        xml.open("qti-catalog-info").line();
        for (Item.Help help : helps) {
            xml.open("qti-catalog", "id", help.identifier())
                    .open("qti-card", "support", Qti.support(help.kind()))
                    .open("qti-html-content")
                    .raw(MarkupWriter.write(help.html()))
                    .close("qti-html-content")
                    .close("qti-card")
                    .close("qti-catalog")
                    .line();
        }
        xml.close("qti-catalog-info").line();
    }

    private void rationale(String place, String why) {
        xml.open("qti-modal-feedback", "outcome-identifier", "FEEDBACK", "identifier", place, "show-hide", "show")
                .open("qti-content-body")
                .text("p", why)
                .close("qti-content-body")
                .close("qti-modal-feedback")
                .line();
    }
}
