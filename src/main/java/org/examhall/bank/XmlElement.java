package org.examhall.bank;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An element of a file in a content package, with the line on which it begins.
 *
 * @param attributes by name; those in another namespace with its usual prefix, {@code xml:lang}, or with the namespace
 *     in braces
 */
record XmlElement(
        String file,
        int line,
        String namespace,
        String name,
        Map<String, String> attributes,
        List<XmlElement.Piece> pieces) {

    /** Element or text. */
    sealed interface Piece permits Child, Text {}

    record Child(XmlElement element) implements Piece {}

    record Text(String value, int line) implements Piece {}

    @Nullable
    String attribute(String attribute) {
        return attributes.get(attribute);
    }

    /** The attribute's value, or a defect and the empty text. */
    String required(String attribute, Defects defects) {
        String value = attributes.get(attribute);
        if (value == null || value.isBlank()) {
            defects.add(this, "<" + name + "> needs the attribute " + attribute);
            return "";
        }
        return value.strip();
    }

    /** Complains about every attribute but these. */
    XmlElement allow(Defects defects, String... allowed) {
        Set<String> known = Set.of(allowed);
        for (String attribute : attributes.keySet()) {
            if (!known.contains(attribute)) {
                defects.add(this, "the attribute " + attribute + " of <" + name + "> is not supported");
            }
        }
        return this;
    }

    /** Complains unless the attribute is absent or has this value. */
    XmlElement fixed(Defects defects, String attribute, String value) {
        String found = attributes.get(attribute);
        if (found != null && !found.strip().equals(value)) {
            defects.add(this, "<" + name + "> supports only " + attribute + "=\"" + value + "\"");
        }
        return this;
    }

    /** The child elements; text between them, other than white space, is a defect. */
    List<XmlElement> children(Defects defects) {
        List<XmlElement> children = new ArrayList<>();
        for (Piece piece : pieces) {
            if (piece instanceof Child child) {
                children.add(child.element());
            } else if (piece instanceof Text text && !text.value().isBlank()) {
                defects.add(file, text.line(), "text is not supported in <" + name + ">");
            }
        }
        return children;
    }

    /** The element's text; child elements are defects. */
    String text(Defects defects) {
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces) {
            if (piece instanceof Text t) {
                text.append(t.value());
            } else if (piece instanceof Child child) {
                defects.add(child.element(), child.element().where());
            }
        }
        return text.toString().strip();
    }

    /** Whether it is this element of this namespace. */
    boolean is(String wantedNamespace, String wantedName) {
        return namespace.equals(wantedNamespace) && name.equals(wantedName);
    }

    /** The complaint about an element that should not be here. */
    String where() {
        return "the element <" + name + "> is not supported here";
    }
}
