package org.examhall.bank.file;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The accessibility catalogue of an item: what the bank serves of it is kept, the rest is named in the report. */
final class QtiCatalog {

    private static final String INFO = "qti-catalog-info";
    private static final String PLACE = "data-catalog-idref";
    /** What the bank serves, and the kind of content that goes with it. */
    private static final Set<String> SERVED = Set.of("spoken", "glossary-on-screen");

    private final Set<String> kept = new HashSet<>();

    private QtiCatalog() {}

    /** Which entries an item has. */
    static QtiCatalog of(Node item) {
        QtiCatalog catalog = new QtiCatalog();
        item.children(INFO).stream()
                .flatMap(info -> info.children("qti-catalog").stream())
                .forEach(entry -> catalog.kept.add(entry.attribute("id")));
        return catalog;
    }

    /** The entries of a catalogue that the bank serves, with one kind of support each; nothing if there are none. */
    static Optional<Node> fitted(Node info, HouseMarkup markup, Notes notes) {
        Node fitted = Node.qti(INFO, info.line());
        for (Node entry : info.children("qti-catalog")) {
            Node kept = Node.qti(entry.name(), entry.line()).with("id", entry.attribute("id"));
            for (Node card : entry.children("qti-card")) {
                List<Node> html = card.children("qti-html-content");
                boolean served = SERVED.contains(card.attribute("support")) && html.size() == 1;
                if (served && kept.pieces().isEmpty()) {
                    kept.add(Node.qti(card.name(), card.line())
                            .with("support", card.attribute("support"))
                            .add(Node.qti("qti-html-content", card.line())
                                    .addAll(markup.blocks(html.get(0).pieces(), card.line()))));
                } else {
                    notes.add("catalog", entry.attribute("id") + ", " + card.attribute("support"));
                }
            }
            if (!kept.pieces().isEmpty()) {
                fitted.add(kept);
            }
        }
        return fitted.pieces().isEmpty() ? Optional.empty() : Optional.of(fitted);
    }

    /** Takes away what refers to an entry that is not there. */
    void keepOnly(Node text) {
        text.all().filter(node -> !kept.contains(node.attribute(PLACE))).forEach(node -> node.without(PLACE));
    }

    /** An element whose content is explained, where the element itself cannot say so. */
    static List<Piece> explained(Node element, List<Piece> content) {
        String place = element.attribute(PLACE);
        return place.isEmpty()
                ? content
                : List.of(Node.qti("span", element.line()).with(PLACE, place).addAll(content));
    }
}
