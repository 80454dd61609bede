package org.examhall.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.examhall.site.ArticleFixture.english;
import static org.examhall.site.ArticleFixture.norwegian;
import static org.examhall.site.ArticleFixture.nothing;
import static org.examhall.site.ArticleFixture.published;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.examhall.kernel.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The feed is what RFC 4287 asks for; the sections are named where a rule comes from. */
class FeedTest {

    private static final String ATOM = "http://www.w3.org/2005/Atom";
    private static final String SITE = "https://fits.example";
    private static final String XML = "http://www.w3.org/XML/1998/namespace";

    @ParameterizedTest
    @EnumSource(Language.class)
    void aFeedAndItsEntriesHaveWhatTheyMustHaveOnce(Language language) throws Exception {
        Element feed = feed(
                List.of(
                        published(english("Bread & <butter>"), norwegian("Brød & <smør>")),
                        published(english("Only in English"), nothing(Language.NB))),
                language);

        assertThat(feed.getNamespaceURI()).isEqualTo(ATOM);
        assertThat(feed.getLocalName()).isEqualTo("feed");
        for (String once : List.of("id", "title", "updated", "author")) { // 4.1.1
            assertThat(children(feed, once)).as("feed: " + once).hasSize(1);
        }
        assertThat(children(feed, "link").stream().map(link -> link.getAttribute("rel")))
                .containsExactlyInAnyOrder("self", "alternate");
        List<Element> entries = children(feed, "entry");
        assertThat(entries).hasSize(2);
        for (Element entry : entries) { // 4.1.2
            for (String once : List.of("id", "title", "updated", "published", "summary", "content")) {
                assertThat(children(entry, once)).as("entry: " + once).hasSize(1);
            }
            assertThat(URI.create(text(entry, "id")).isAbsolute()).isTrue(); // 4.2.6
            assertThat(Instant.parse(text(entry, "updated"))).isEqualTo(ArticleFixture.NOW); // 3.3
            assertThat(children(entry, "content").get(0).getAttribute("type")).isEqualTo("html"); // 4.1.3.1
            assertThat(children(entry, "link").get(0).getAttribute("href")).startsWith(SITE);
        }
        assertThat(entries.stream().map(entry -> text(entry, "id"))).doesNotHaveDuplicates();
        assertThat(entries.get(1).getAttributeNS(XML, "lang")).isEqualTo("en");
    }

    @Test
    void signsThatMeanSomethingInXmlAreWrittenAsText() throws Exception {
        Element feed = feed(List.of(published(english("Bread & <butter> ]]>"), nothing(Language.NB))), Language.EN);
        Element entry = children(feed, "entry").get(0);
        assertThat(text(entry, "title")).isEqualTo("Bread & <butter> ]]>");
        assertThat(text(entry, "content").strip()).isEqualTo("<p>The <em>whole</em> of it.</p>");
    }

    @Test
    void anEntryKeepsItsIdInEveryLanguage() throws Exception {
        Article article = published(english("New"), norwegian("Nytt"));
        String english =
                text(children(feed(List.of(article), Language.EN), "entry").get(0), "id");
        String norwegian =
                text(children(feed(List.of(article), Language.NB), "entry").get(0), "id");
        assertThat(english).isEqualTo(norwegian);
    }

    @Test
    void aFeedWithoutNewsIsAFeed() throws Exception {
        Element feed = feed(List.of(), Language.EN);
        assertThat(children(feed, "entry")).isEmpty();
        assertThat(Instant.parse(text(feed, "updated"))).isEqualTo(Instant.EPOCH);
    }

    private static Element feed(List<Article> articles, Language language) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(Feed.of(articles, SITE, language)))
                .getDocumentElement();
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && element.getLocalName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }

    private static String text(Element parent, String name) {
        return children(parent, name).get(0).getTextContent();
    }
}
