package org.examhall.bank;

import java.util.Map;

/**
 * Writes a blueprint as the assessment test that {@link BlueprintReader} reads, for a package of {@link BankWriter}.
 */
final class BlueprintWriter {

    private static final String SECTION = "qti-assessment-section";

    private final Blueprint blueprint;
    private final XmlText xml = new XmlText();

    private BlueprintWriter(Blueprint blueprint) {
        this.blueprint = blueprint;
    }

    static String write(Blueprint blueprint) {
        return new BlueprintWriter(blueprint).write();
    }

    private String write() {
        xml.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
                .open(
                        "qti-assessment-test",
                        "xmlns",
                        Qti.NAMESPACE,
                        "identifier",
                        blueprint.code(),
                        "title",
                        blueprint.title())
                .line()
                .empty("qti-time-limits", "max-time", String.valueOf(60 * blueprint.minutes()))
                .line()
                .open(
                        "qti-test-part",
                        "identifier",
                        "part",
                        "navigation-mode",
                        "nonlinear",
                        "submission-mode",
                        "simultaneous")
                .line();
        blueprint.outcomes().entrySet().forEach(this::outcome);
        return xml.close("qti-test-part").close("qti-assessment-test").line().toString();
    }

    private void outcome(Map.Entry<Integer, String> outcome) {
        xml.open(SECTION, "identifier", "outcome-" + outcome.getKey(), "title", outcome.getValue(), "visible", "true")
                .line();
        blueprint.sections().stream()
                .filter(section -> section.outcome() == outcome.getKey())
                .forEach(this::section);
        xml.close(SECTION).line();
    }

    private void section(Blueprint.Section section) {
        xml.open(SECTION, "identifier", section.process(), "title", section.title(), "visible", "false")
                .empty("qti-selection", "select", String.valueOf(section.select()), "with-replacement", "false")
                .empty("qti-ordering", "shuffle", String.valueOf(section.shuffle()))
                .line();
        for (ItemRef ref : section.pool()) {
            xml.empty(
                            "qti-assessment-item-ref",
                            "identifier",
                            ref.identifier(),
                            "href",
                            "items/" + ref.identifier() + ".xml")
                    .line();
        }
        xml.close(SECTION).line();
    }
}
