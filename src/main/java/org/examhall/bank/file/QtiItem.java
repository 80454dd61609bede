package org.examhall.bank.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.examhall.kernel.Language;

/**
 * Fits a QTI 3.0 item of another tool to the part of QTI that the bank takes. What only describes or adorns is dropped;
 * marks are brought to a whole of one. What carries meaning and has no place stays where it is: the bank's reader names
 * it.
 */
final class QtiItem {

    private static final Set<String> INLINE = Set.of("qti-inline-choice-interaction", "qti-text-entry-interaction");
    private static final String RESPONSE = Scoring.RESPONSE;

    private final Node source;
    private final Language language;
    private final Notes notes;
    private final Shelf shelf;
    private final Map<String, String> renamed = new HashMap<>();

    private QtiItem(Node source, Language language, Notes notes, Shelf shelf) {
        this.language = language;
        this.source = source;
        this.notes = notes;
        this.shelf = shelf;
    }

    /** The item as the bank's reader may take it. */
    static Node fitted(Node source, Language language, Notes notes, Shelf shelf) {
        String tag = source.attribute("xml:lang");
        if (!tag.isEmpty() && Language.of(tag) != language) {
            notes.add("language", tag);
        }
        return new QtiItem(source, language, notes, shelf).fitted();
    }

    private Node fitted() {
        Set<String> asked = source.all()
                .map(node -> node.attribute("response-identifier"))
                .filter(identifier -> !identifier.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        boolean inline = source.all().anyMatch(node -> INLINE.contains(node.name()));
        if (asked.size() == 1 && !inline) {
            renamed.put(asked.iterator().next(), RESPONSE);
        }
        Node item = Node.qti("qti-assessment-item", source.line());
        item.with("adaptive", source.attributes().getOrDefault("adaptive", "false"));
        item.with("time-dependent", source.attributes().getOrDefault("time-dependent", "false"));
        List<Node> responses = new ArrayList<>();
        for (Node response : source.children("qti-response-declaration")) {
            if (asked.contains(response.attribute("identifier"))) {
                responses.add(declaration(response));
            }
        }
        QtiMarks marks = new QtiMarks(responses, notes);
        List<Node> processing = isWritten()
                ? byPerson(responses)
                : source.children("qti-response-processing").stream()
                        .map(this::underItsNames)
                        .map(marks::brought)
                        .toList();
        QtiBody body = new QtiBody(responses, language, notes, shelf);
        List<Node> bodies = source.children("qti-item-body").stream()
                .map(this::underItsNames)
                .map(body::fitted)
                .toList();
        Map<String, String> why = body.reasons(source.children("qti-modal-feedback"));
        List<Node> catalogs = source.children("qti-catalog-info").stream()
                .flatMap(info -> QtiCatalog.fitted(info, new HouseMarkup(notes, shelf), notes).stream())
                .toList();
        item.addAll(responses)
                .addAll(outcomes(!why.isEmpty()))
                .addAll(rest())
                .addAll(bodies)
                .addAll(catalogs)
                .addAll(processing)
                .addAll(feedback(why));
        QtiCatalog.of(item).keepOnly(item);
        return item;
    }

    private boolean isWritten() {
        return source.all("qti-extended-text-interaction").findAny().isPresent();
    }

    /** A text is marked by a person, whatever its tool had it compared with. */
    private List<Node> byPerson(List<Node> responses) {
        boolean marked = source.children("qti-response-processing").stream()
                .anyMatch(processing -> !processing.attribute("template").isEmpty()
                        || !processing.children().isEmpty());
        if (marked) {
            notes.add("by-person");
        }
        responses.forEach(response ->
                response.pieces().removeIf(piece -> piece instanceof Node node && node.is("qti-mapping")));
        return List.of();
    }

    /**
     * The variables of the score; those that only choose feedback are not needed, since all of it is shown to authors.
     */
    private List<Node> outcomes(boolean explained) {
        List<Node> outcomes = new ArrayList<>();
        Node score = outcome("SCORE", "single", "float");
        boolean human = source.children("qti-outcome-declaration").stream()
                .anyMatch(outcome -> outcome.attribute("external-scored").equals("human"));
        outcomes.add(human || isWritten() ? score.with("external-scored", "human") : score);
        outcomes.add(outcome("MAXSCORE", "single", "float")
                .add(Node.qti("qti-default-value", source.line())
                        .add(Node.qti("qti-value", source.line()).text("1"))));
        if (explained) {
            outcomes.add(outcome("FEEDBACK", "multiple", "identifier"));
        }
        return outcomes;
    }

    private Node outcome(String identifier, String cardinality, String baseType) {
        return Node.qti("qti-outcome-declaration", source.line())
                .with("identifier", identifier)
                .with("cardinality", cardinality)
                .with("base-type", baseType);
    }

    /** All that is none of the usual parts: left for the bank's reader, but for what only adorns. */
    private List<Node> rest() {
        List<Node> rest = new ArrayList<>();
        for (Node child : source.children()) {
            switch (child.name()) {
                case "qti-response-declaration",
                        "qti-outcome-declaration",
                        "qti-item-body",
                        "qti-response-processing",
                        "qti-catalog-info",
                        "qti-modal-feedback" -> {
                    // has its own place
                }
                case "apipAccessibility", "qti-apip-accessibility" -> notes.add("catalog", "APIP");
                case "qti-stylesheet" -> notes.add("styles", child.attribute("href"));
                case "qti-assessment-stimulus-ref" ->
                    rest.add(child.containing(List.of()).without("title"));
                default -> rest.add(child);
            }
        }
        return rest;
    }

    private List<Node> feedback(Map<String, String> why) {
        return why.entrySet().stream()
                .map(reason -> Node.qti("qti-modal-feedback", source.line())
                        .with("outcome-identifier", "FEEDBACK")
                        .with("identifier", reason.getKey())
                        .with("show-hide", "show")
                        .add(Node.qti("qti-content-body", source.line())
                                .add(Node.qti("p", source.line()).text(reason.getValue()))))
                .toList();
    }

    private Node declaration(Node response) {
        Node declaration = Node.qti(response.name(), response.line());
        declaration.with("identifier", name(response.attribute("identifier")));
        declaration.with("cardinality", response.attribute("cardinality"));
        String baseType = response.attribute("base-type");
        declaration.with("base-type", baseType.equals("integer") ? "float" : baseType);
        for (Node child : response.children()) {
            switch (child.name()) {
                case "qti-default-value" -> notes.add("default");
                case "qti-correct-response" -> declaration.add(correct(child));
                default -> declaration.add(child);
            }
        }
        return declaration;
    }

    private static Node correct(Node correct) {
        return Node.qti(correct.name(), correct.line())
                .addAll(correct.children().stream()
                        .map(value -> Node.qti(value.name(), value.line()).text(value.plain()))
                        .toList());
    }

    private String name(String identifier) {
        return renamed.getOrDefault(identifier, identifier);
    }

    /** The same with the response variable under the name that it has in the bank. */
    private Node underItsNames(Node node) {
        Node same = new Node(node.namespace(), node.name(), node.line());
        boolean names = Set.of("qti-variable", "qti-correct", "qti-map-response", "qti-map-response-point")
                .contains(node.name());
        node.attributes().forEach((attribute, value) -> {
            boolean response = attribute.equals("response-identifier") || (names && attribute.equals("identifier"));
            same.with(attribute, response ? name(value.strip()) : value);
        });
        for (Piece piece : node.pieces()) {
            same.add(piece instanceof Node child ? underItsNames(child) : piece);
        }
        return same;
    }
}
