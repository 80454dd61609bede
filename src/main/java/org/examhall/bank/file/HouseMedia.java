package org.examhall.bank.file;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.examhall.bank.Item;
import org.examhall.kernel.Refused;
import org.jspecify.annotations.Nullable;

/** Pictures, sounds and formulas in the markup of others, as the bank has them. */
final class HouseMedia {

    static final String MATH = "http://www.w3.org/1998/Math/MathML";
    private static final String SVG = "http://www.w3.org/2000/svg";

    private static final Map<String, String> TYPES = Map.of("img", "src", "object", "data", "audio", "src");

    private final Notes notes;
    private final @Nullable Shelf shelf;

    /** @param shelf null where a file can bring no media */
    HouseMedia(Notes notes, @Nullable Shelf shelf) {
        this.notes = notes;
        this.shelf = shelf;
    }

    /** Whether an element shows a picture. */
    static boolean isPicture(Node node) {
        return node.is("img")
                || (node.is("object") && node.attribute("type").startsWith("image/"))
                || (node.is("svg") && node.namespace().equals(SVG));
    }

    static boolean isSound(Node node) {
        return node.is("audio") || (node.is("object") && node.attribute("type").startsWith("audio/"));
    }

    static boolean isFormula(Node node) {
        return node.is("math") && node.namespace().equals(MATH);
    }

    /** A picture as {@code <img>}; where its words are missing, the author is told to write them. */
    Node picture(Node node) {
        Node picture = Node.qti("img", node.line()).with("src", address(node));
        String words = node.is("object") ? node.plain() : node.attribute("alt");
        boolean silent = node.is("img") && node.attributes().containsKey("alt");
        if (node.is("svg")) {
            words = node.child("title").map(Node::plain).orElse(node.attribute("aria-label"));
        }
        if (words.isEmpty() && !silent) {
            notes.add("no-alt", Desk.shown(node.attribute(TYPES.getOrDefault(node.name(), ""))));
            words = Item.UNSAID;
        }
        picture.with("alt", words);
        for (String side : Set.of("width", "height")) {
            String size = node.attribute(side).replaceAll("(px|\\.0+)$", "");
            if (size.matches("[1-9]\\d{0,3}")) {
                picture.with(side, size);
            }
        }
        return picture;
    }

    /** The picture that an interaction is about, which has to say what it shows. */
    Node subject(Node node) {
        Node picture = picture(node);
        if (picture.attribute("alt").isEmpty()) {
            notes.add("no-alt", Desk.shown(node.attribute("src")));
            picture.with("alt", Item.UNSAID);
        }
        return picture;
    }

    Node sound(Node node) {
        Node source = node.attribute("src").isEmpty() ? node.child("source").orElse(node) : node;
        return Node.qti("audio", node.line())
                .with("src", address(node.is("audio") ? source : node))
                .with("controls", "controls");
    }

    private String address(Node node) {
        if (shelf == null) {
            throw notes.refusal(node, "import-media", node.name());
        }
        try {
            return node.is("svg")
                    ? shelf.take("<svg>", NodeText.of(node).getBytes(StandardCharsets.UTF_8))
                    : shelf.take(node.attribute(node.is("object") ? "data" : "src"));
        } catch (Refused unfit) {
            throw notes.refusal(
                    node, unfit.refusal().code(), unfit.refusal().arguments().toArray());
        }
    }

    /** A formula without what only describes it to other programs. */
    static Node formula(Node node) {
        Node formula = new Node(node.namespace(), node.name(), node.line());
        node.attributes().forEach((attribute, value) -> {
            boolean described =
                    Set.of("class", "id", "style", "xml:lang", "title", "href").contains(attribute)
                            || attribute.startsWith("data-")
                            || attribute.startsWith("{");
            if (!described) {
                formula.with(attribute, value);
            }
        });
        for (Piece piece : node.pieces()) {
            if (!(piece instanceof Node child)) {
                formula.add(piece);
            } else if (child.is("semantics")) {
                child.children().stream().limit(1).forEach(shown -> formula.add(formula(shown)));
            } else {
                formula.add(formula(child));
            }
        }
        return formula;
    }
}
