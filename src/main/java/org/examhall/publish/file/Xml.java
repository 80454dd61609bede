package org.examhall.publish.file;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Trees of markup: begun, added to, read from markup that has been checked, and written. What is put together as a tree
 * needs no escaping.
 */
final class Xml {

    static final String XHTML = "http://www.w3.org/1999/xhtml";

    /** Elements of HTML that never hold anything. */
    private static final Set<String> EMPTY = Set.of("br", "hr", "img", "input", "link", "meta");

    private Xml() {}

    private static DocumentBuilder builder() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The root of a new page in this language. */
    static Element page(String language) {
        Element html = root(XHTML, "html");
        html.setAttribute("lang", language);
        html.setAttributeNS(XMLConstants.XML_NS_URI, "xml:lang", language);
        return html;
    }

    /** The root of a new document. */
    static Element root(String namespace, String name) {
        Document document = builder().newDocument();
        Element root = document.createElementNS(namespace, name);
        document.appendChild(root);
        return root;
    }

    /** Adds an element of the same vocabulary as its parent. */
    static Element add(Element parent, String name) {
        Element element = parent.getOwnerDocument().createElementNS(parent.getNamespaceURI(), name);
        parent.appendChild(element);
        return element;
    }

    static Element add(Element parent, String name, String text) {
        Element element = add(parent, name);
        element.appendChild(parent.getOwnerDocument().createTextNode(text));
        return element;
    }

    /** Adds an element of a class, the way pages are styled. */
    static Element div(Element parent, String name, String styled) {
        Element element = add(parent, name);
        element.setAttribute("class", styled);
        return element;
    }

    /** Adds what checked markup says. */
    static void addMarkup(Element parent, String markup) {
        try {
            Node whole = builder()
                    .parse(new InputSource(new StringReader("<div xmlns=\"" + XHTML + "\">" + markup + "</div>")))
                    .getDocumentElement();
            for (Node child = whole.getFirstChild(); child != null; child = child.getNextSibling()) {
                parent.appendChild(parent.getOwnerDocument().importNode(child, true));
            }
        } catch (SAXException e) {
            throw new IllegalArgumentException("not well formed: " + markup, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts a new element in the place of another. */
    static Element inPlaceOf(Element old, String name, String styled) {
        Element element = old.getOwnerDocument().createElementNS(XHTML, name);
        element.setAttribute("class", styled);
        old.getParentNode().replaceChild(element, old);
        return element;
    }

    /** Puts what is in an element in the place of the element itself. */
    static void unwrap(Element element) {
        Node parent = element.getParentNode();
        while (element.getFirstChild() != null) {
            parent.insertBefore(element.getFirstChild(), element);
        }
        parent.removeChild(element);
    }

    /** All elements below another for which something is so, in the order of the text; a list that does not change. */
    static List<Element> below(Element root, Predicate<Element> wanted) {
        NodeList all = root.getElementsByTagNameNS("*", "*");
        List<Element> found = new ArrayList<>();
        for (int i = 0; i < all.getLength(); i++) {
            if (all.item(i) instanceof Element element && wanted.test(element)) {
                found.add(element);
            }
        }
        return found;
    }

    /** Whether an element has this among its classes. */
    static Predicate<Element> styled(String styled) {
        return element -> (" " + element.getAttribute("class") + " ").contains(" " + styled + " ");
    }

    static Predicate<Element> called(String name) {
        return element -> name.equals(element.getLocalName());
    }

    /** Writes the whole document to which an element belongs; the stream stays open. */
    static void write(Element root, OutputStream out) throws IOException {
        out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".getBytes(StandardCharsets.UTF_8));
        writeTree(root, out);
    }

    /** The same for a page that may be read by the rules of HTML, which take {@code <p/>} for a beginning. */
    static void writeHtml(Element root, OutputStream out) throws IOException {
        for (Element element : below(root, one -> !one.hasChildNodes() && XHTML.equals(one.getNamespaceURI()))) {
            if (!EMPTY.contains(element.getLocalName())) {
                element.appendChild(element.getOwnerDocument().createTextNode(" "));
            }
        }
        writeTree(root, out);
    }

    private static void writeTree(Element root, OutputStream out) throws IOException {
        try {
            Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.METHOD, "xml");
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            if (XHTML.equals(root.getNamespaceURI())) {
                out.write("<!DOCTYPE html>\n".getBytes(StandardCharsets.UTF_8));
            }
            transformer.transform(new DOMSource(root), new StreamResult(out));
        } catch (TransformerException e) {
            throw new IOException(e);
        }
    }
}
