package org.examhall.site;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.examhall.kernel.Language;
import org.examhall.kernel.Texts;

/** News as an Atom feed (RFC 4287). An entry's id is its address without a language, so that it stays the same. */
public final class Feed {

    private static final String ATOM = "http://www.w3.org/2005/Atom";

    private final XMLStreamWriter xml;
    private final String origin;
    private final Language language;

    private Feed(XMLStreamWriter xml, String origin, Language language) {
        this.xml = xml;
        this.origin = origin;
        this.language = language;
    }

    /**
     * Writes the feed.
     *
     * @param articles the newest first; only such as are out for everybody
     * @param origin the address of the site, without a slash at the end
     * @return XML in UTF-8
     */
    public static byte[] of(List<Article> articles, String origin, Language language) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml =
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            new Feed(xml, origin, language).write(articles);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("A feed in memory cannot be written", e);
        }
        return bytes.toByteArray();
    }

    private void write(List<Article> articles) throws XMLStreamException {
        Texts texts = Texts.in(language.locale());
        String self = origin + "/news.atom?lang=" + language.tag();
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("feed");
        xml.writeDefaultNamespace(ATOM);
        speaks(language);
        element("id", self);
        element("title", texts.get("news.feed.title"));
        element("subtitle", texts.get("news.feed.subtitle"));
        element(
                "updated",
                articles.stream()
                        .map(Article::getChangedAt)
                        .max(Comparator.naturalOrder())
                        .orElse(Instant.EPOCH)
                        .toString());
        link("self", "application/atom+xml", self);
        link("alternate", "text/html", origin + "/news.xhtml?lang=" + language.tag());
        xml.writeStartElement("author");
        element("name", texts.get("site.foundation"));
        xml.writeEndElement();
        for (Article article : articles) {
            entry(article, texts);
        }
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void entry(Article article, Texts texts) throws XMLStreamException {
        Wording wording = article.told(language);
        String address = origin + "/article.xhtml?id=" + article.getId();
        xml.writeStartElement("entry");
        speaks(wording.language());
        element("id", address);
        element("title", wording.title());
        element("published", article.getPublishedAt().toString());
        element("updated", article.getChangedAt().toString());
        link("alternate", "text/html", address + "&lang=" + language.tag());
        xml.writeEmptyElement("category");
        xml.writeAttribute("term", article.getKind().name());
        xml.writeAttribute("label", texts.get("news.kind." + article.getKind().name()));
        element("summary", wording.summary());
        xml.writeStartElement("content");
        xml.writeAttribute("type", "html");
        xml.writeCharacters(wording.html());
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void speaks(Language spoken) throws XMLStreamException {
        xml.writeAttribute("xml", XMLConstants.XML_NS_URI, "lang", spoken.tag());
    }

    private void element(String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private void link(String relation, String type, String address) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", relation);
        xml.writeAttribute("type", type);
        xml.writeAttribute("href", address);
    }
}
