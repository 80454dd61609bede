package org.examhall.bank;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads XML from a package that nobody vouches for: no document type, no entities of its own, nothing fetched from
 * anywhere, and bounded in size and depth.
 */
final class XmlReader {

    private static final int MAX_DEPTH = 40;
    private static final int MAX_ELEMENTS = 20_000;

    private XmlReader() {}

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

    /** The root element, or null and a defect. */
    static @Nullable XmlElement read(String file, String xml, Defects defects) {
        try {
            XMLStreamReader reader = factory().createXMLStreamReader(new StringReader(xml));
            try {
                return read(file, reader, defects);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNumber());
            defects.add(file, line, "not well-formed XML");
            return null;
        }
    }

    private static @Nullable XmlElement read(String file, XMLStreamReader reader, Defects defects)
            throws XMLStreamException {
        Deque<XmlElement> open = new ArrayDeque<>();
        XmlElement root = null;
        int elements = 0;
        while (reader.hasNext()) {
            int event = reader.next();
            int line = reader.getLocation().getLineNumber();
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++elements > MAX_ELEMENTS || open.size() >= MAX_DEPTH) {
                        defects.add(file, line, "too many elements, or too deep");
                        return null;
                    }
                    XmlElement element = element(file, reader, line);
                    if (root == null) {
                        root = element;
                    } else {
                        open.element().pieces().add(new XmlElement.Child(element));
                    }
                    open.push(element);
                }
                case XMLStreamConstants.END_ELEMENT -> open.pop();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (!open.isEmpty()) {
                        open.element().pieces().add(new XmlElement.Text(reader.getText(), line));
                    }
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
                    defects.add(file, line, "a document type or an entity of its own is not allowed");
                    return null;
                }
                case XMLStreamConstants.PROCESSING_INSTRUCTION ->
                    defects.add(file, line, "a processing instruction is not supported");
                default -> {
                    // comments and the end of the document
                }
            }
        }
        return root;
    }

    private static XmlElement element(String file, XMLStreamReader reader, int line) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String namespace = reader.getAttributeNamespace(i);
            String name = reader.getAttributeLocalName(i);
            if (XMLConstants.XML_NS_URI.equals(namespace)) {
                name = "xml:" + name;
            } else if (XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI.equals(namespace)) {
                name = "xsi:" + name;
            } else if (namespace != null && !namespace.isEmpty()) {
                name = "{" + namespace + "}" + name;
            }
            attributes.put(name, reader.getAttributeValue(i));
        }
        String namespace = reader.getNamespaceURI();
        List<XmlElement.Piece> pieces = new ArrayList<>();
        return new XmlElement(
                file, line, namespace == null ? "" : namespace, reader.getLocalName(), attributes, pieces);
    }
}
