package org.examhall.bank.file;

import java.io.CharConversionException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads XML that nobody vouches for, an element at a time: no document type, no entities of its own, nothing fetched
 * from anywhere, and each element bounded in size and depth.
 */
final class XmlStream implements Closeable {

    private static final int MAX_DEPTH = 60;
    private static final int MAX_ELEMENTS = 20_000;
    /** As the parser complains of a sign that only HTML knows by this name. */
    private static final Pattern ENTITY = Pattern.compile("entity \"([^\"]+)\" was referenced, but not declared");
    /** Of text in one element, in characters; pictures are in the text of some formats. */
    private static final int MAX_TEXT = 8 << 20;

    private final InputStream in;
    private final XMLStreamReader reader;
    private String root = "";
    private String rootNamespace = "";
    private int elements;
    private long characters;

    XmlStream(InputStream in) throws IOException {
        this.in = in;
        try {
            reader = factory().createXMLStreamReader(in);
            toRoot();
        } catch (XMLStreamException broken) {
            in.close();
            throw broken(broken);
        } catch (IOException | RuntimeException refused) {
            in.close();
            throw refused;
        }
    }

    private static XMLInputFactory factory() {
        // The platform's own parser, whatever else lies on the class path: its limits are known.
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setXMLResolver((publicId, systemId, base, name) -> {
            throw new XMLStreamException("refers to something outside the file");
        });
        return factory;
    }

    private static Unreadable broken(XMLStreamException e) {
        if (e.getNestedException() instanceof Unreadable already) {
            return already;
        }
        int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNumber());
        Matcher entity = ENTITY.matcher(String.valueOf(e.getMessage()));
        if (entity.find()) {
            return new Unreadable("import-entity", line, Desk.shown(entity.group(1)));
        }
        boolean letters = e.getNestedException() instanceof CharConversionException
                || e.getNestedException() instanceof UnsupportedEncodingException;
        return new Unreadable(letters ? "import-xml-encoding" : "import-xml-broken", line);
    }

    private void toRoot() throws XMLStreamException, Unreadable {
        while (reader.hasNext()) {
            int event = reader.next();
            refuseTricks(event);
            if (event == XMLStreamConstants.START_ELEMENT) {
                root = reader.getLocalName();
                rootNamespace = namespace();
                return;
            }
        }
    }

    String root() {
        return root;
    }

    String rootNamespace() {
        return rootNamespace;
    }

    /** The whole document, which has to be a small one. */
    Node document() throws IOException {
        try {
            Node document = element();
            while (reader.hasNext()) {
                refuseTricks(reader.next());
            }
            return document;
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }

    /** The next element of one of these names, with all that is in it; null after the last one. */
    @Nullable
    Node next(Set<String> names) throws IOException {
        try {
            elements = 0;
            characters = 0;
            while (reader.hasNext()) {
                int event = reader.next();
                refuseTricks(event);
                if (event == XMLStreamConstants.START_ELEMENT && names.contains(reader.getLocalName())) {
                    return element();
                }
            }
            return null;
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }

    private void refuseTricks(int event) throws Unreadable {
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new Unreadable("import-doctype", line());
        }
    }

    private int line() {
        return reader.getLocation().getLineNumber();
    }

    private String namespace() {
        String namespace = reader.getNamespaceURI();
        return namespace == null ? "" : namespace;
    }

    /** The element that has just begun. */
    private Node element() throws XMLStreamException, Unreadable {
        return element(1);
    }

    private Node element(int depth) throws XMLStreamException, Unreadable {
        if (++elements > MAX_ELEMENTS || depth > MAX_DEPTH) {
            throw new Unreadable("import-xml-too-large", line());
        }
        Node node = new Node(namespace(), reader.getLocalName(), line());
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            node.with(attributeName(i), reader.getAttributeValue(i));
            characters += reader.getAttributeValue(i).length();
        }
        while (reader.hasNext()) {
            int event = reader.next();
            refuseTricks(event);
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> node.add(element(depth + 1));
                case XMLStreamConstants.END_ELEMENT -> {
                    return node;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    characters += reader.getTextLength();
                    if (characters > MAX_TEXT) {
                        throw new Unreadable("import-xml-too-large", line());
                    }
                    node.text(reader.getText());
                }
                default -> {
                    // comments and processing instructions say nothing about the question
                }
            }
        }
        return node;
    }

    private String attributeName(int i) {
        String namespace = reader.getAttributeNamespace(i);
        String name = reader.getAttributeLocalName(i);
        if (XMLConstants.XML_NS_URI.equals(namespace)) {
            return "xml:" + name;
        }
        return namespace == null || namespace.isEmpty() ? name : "{" + namespace + "}" + name;
    }

    @Override
    public void close() throws IOException {
        try {
            reader.close();
        } catch (XMLStreamException nothingToSave) {
            // it was only read
        }
        in.close();
    }
}
