package org.examhall.bank;

import java.math.BigDecimal;

/** XML as it is written, element by element. */
final class XmlText {

    private final StringBuilder xml = new StringBuilder(4_000);

    /** Begins an element; attributes as names and values in turn. */
    XmlText open(String name, String... attributes) {
        tag(name, attributes).append('>');
        return this;
    }

    XmlText close(String name) {
        xml.append("</").append(name).append('>');
        return this;
    }

    XmlText empty(String name, String... attributes) {
        tag(name, attributes).append("/>");
        return this;
    }

    /** An element with nothing but text. */
    XmlText text(String name, String text, String... attributes) {
        return open(name, attributes).raw(Markup.escape(text)).close(name);
    }

    /** XML that is ready. */
    XmlText raw(String ready) {
        xml.append(ready);
        return this;
    }

    /** The next element stands on a line of its own, so that a defect found in it has a line. */
    XmlText line() {
        xml.append('\n');
        return this;
    }

    private StringBuilder tag(String name, String... attributes) {
        xml.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            // A line break in an attribute would be read as a space.
            String value =
                    Markup.escape(attributes[i + 1]).replace("\n", "&#10;").replace("\t", "&#9;");
            xml.append(' ').append(attributes[i]).append("=\"").append(value).append('"');
        }
        return xml;
    }

    /** A number as XML writes it, digits alone. */
    static String number(BigDecimal number) {
        return number.toPlainString();
    }

    @Override
    public String toString() {
        return xml.toString();
    }
}
