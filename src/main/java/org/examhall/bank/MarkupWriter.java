package org.examhall.bank;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** Turns checked markup back into the QTI that it was read from. */
final class MarkupWriter {

    /** Stands for a gap while markup is read anew; no name of HTML or QTI. */
    private static final String GAP = "gap";

    /** Where the files beside items are, as seen from an item or a stimulus. */
    static final String FOLDER = "../media/";

    private final IntFunction<String> gaps;

    private MarkupWriter(IntFunction<String> gaps) {
        this.gaps = gaps;
    }

    /** Markup without gaps. */
    static String write(String html) {
        return new MarkupWriter(gap -> "").content(parse(html));
    }

    /**
     * A text with gaps.
     *
     * @param texts the pieces before, between and after the gaps
     * @param gaps what stands in the gap of this number, from 0
     */
    static String write(List<String> texts, IntFunction<String> gaps) {
        StringBuilder html = new StringBuilder(texts.get(0));
        for (int i = 1; i < texts.size(); i++) {
            html.append("<gap n=\"").append(i - 1).append("\"/>").append(texts.get(i));
        }
        return new MarkupWriter(gaps).content(parse(html.toString()));
    }

    /** The blocks of markup, each by itself. */
    static List<String> blocks(String html) {
        MarkupWriter writer = new MarkupWriter(gap -> "");
        List<String> blocks = new ArrayList<>();
        for (XmlElement.Piece piece : parse(html).pieces()) {
            if (piece instanceof XmlElement.Child child) {
                XmlText xml = new XmlText();
                writer.element(child.element(), xml);
                blocks.add(xml.toString());
            }
        }
        return blocks;
    }

    private static XmlElement parse(String html) {
        Defects defects = new Defects();
        XmlElement root = XmlReader.read("markup", "<x>" + html + "</x>", defects);
        if (root == null) {
            throw new IllegalArgumentException("not checked markup: " + defects.list());
        }
        return root;
    }

    private String content(XmlElement parent) {
        XmlText xml = new XmlText();
        content(parent, xml);
        return xml.toString();
    }

    private void content(XmlElement parent, XmlText xml) {
        for (XmlElement.Piece piece : parent.pieces()) {
            if (piece instanceof XmlElement.Text text) {
                xml.raw(Markup.escape(text.value()));
            } else if (piece instanceof XmlElement.Child child) {
                element(child.element(), xml);
            }
        }
    }

    private void element(XmlElement element, XmlText xml) {
        if (element.name().equals(GAP)) {
            xml.raw(gaps.apply(Integer.parseInt(element.attributes().getOrDefault("n", "0"))));
        } else if (element.attributes().getOrDefault("class", "").equals("table-wrap")) {
            content(element, xml);
        } else if (element.pieces().isEmpty()) {
            xml.empty(element.name(), attributes(element));
        } else {
            xml.open(element.name(), attributes(element));
            content(element, xml);
            xml.close(element.name());
        }
    }

    private static String[] attributes(XmlElement element) {
        List<String> attributes = new ArrayList<>();
        if (element.name().equals("math")) {
            attributes.addAll(List.of("xmlns", MathMarkup.NAMESPACE));
        }
        for (Map.Entry<String, String> attribute : element.attributes().entrySet()) {
            String name = attribute.getKey();
            String value = attribute.getValue();
            switch (name) {
                case "src" -> attributes.addAll(List.of(name, FOLDER + value.substring(Medium.FOLDER.length())));
                case "data-help" -> attributes.addAll(List.of("data-catalog-idref", value));
                case "lang" -> attributes.addAll(List.of("xml:lang", value));
                case "preload" -> {
                    // of the page, not of the question
                }
                default -> attributes.addAll(List.of(name, value));
            }
        }
        return attributes.toArray(String[]::new);
    }
}
