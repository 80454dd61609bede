package org.examhall.bank.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An element that is being translated: of somebody's XML or HTML, or of the QTI 3.0 that becomes of it. */
final class Node implements Piece {

    /** QTI 3.0: items with the HTML in them. */
    static final String QTI3 = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0";

    private final String namespace;
    private final String name;
    private final int line;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<Piece> pieces = new ArrayList<>();

    /** @param line where it begins in its file, counted from 1 */
    Node(String namespace, String name, int line) {
        this.namespace = namespace;
        this.name = name;
        this.line = line;
    }

    /** An element of QTI 3.0 or of its HTML. */
    static Node qti(String name, int line) {
        return new Node(QTI3, name, line);
    }

    String namespace() {
        return namespace;
    }

    String name() {
        return name;
    }

    int line() {
        return line;
    }

    Map<String, String> attributes() {
        return attributes;
    }

    List<Piece> pieces() {
        return pieces;
    }

    boolean is(String wanted) {
        return name.equals(wanted);
    }

    /** The attribute's value; empty if it has none. */
    String attribute(String attribute) {
        return attributes.getOrDefault(attribute, "").strip();
    }

    Node with(String attribute, String value) {
        attributes.put(attribute, value);
        return this;
    }

    Node without(String... unwanted) {
        attributes.keySet().removeAll(List.of(unwanted));
        return this;
    }

    Node add(Piece piece) {
        pieces.add(piece);
        return this;
    }

    Node addAll(List<? extends Piece> more) {
        pieces.addAll(more);
        return this;
    }

    Node text(String text) {
        return text.isEmpty() ? this : add(new Piece.Words(text));
    }

    /** The same element with other content. */
    Node containing(List<? extends Piece> content) {
        Node same = new Node(namespace, name, line);
        same.attributes.putAll(attributes);
        return same.addAll(content);
    }

    List<Node> children() {
        return pieces.stream()
                .filter(Node.class::isInstance)
                .map(Node.class::cast)
                .toList();
    }

    List<Node> children(String wanted) {
        return children().stream().filter(child -> child.is(wanted)).toList();
    }

    Optional<Node> child(String wanted) {
        return children().stream().filter(child -> child.is(wanted)).findFirst();
    }

    /** This element and all below it, in the order of the file. */
    Stream<Node> all() {
        return Stream.concat(Stream.of(this), children().stream().flatMap(Node::all));
    }

    Stream<Node> all(String wanted) {
        return all().filter(node -> node.is(wanted));
    }

    /** All text in it, as it stands. */
    String words() {
        StringBuilder text = new StringBuilder();
        collect(this, text);
        return text.toString();
    }

    private static void collect(Node node, StringBuilder text) {
        for (Piece piece : node.pieces) {
            if (piece instanceof Piece.Words words) {
                text.append(words.text());
            } else if (piece instanceof Node child) {
                collect(child, text);
            }
        }
    }

    /** All text in it, with single spaces. */
    String plain() {
        return words().replaceAll("\\s+", " ").strip();
    }

    /** The text of a child, or null if there is no such child. */
    @Nullable
    String textOf(String wanted) {
        return child(wanted).map(Node::plain).orElse(null);
    }
}
