package org.examhall.site.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.examhall.account.Address;
import org.examhall.course.Courses;
import org.examhall.kernel.Language;
import org.examhall.site.Article;
import org.examhall.site.Articles;

/** The public pages for search engines (sitemaps.org), each in both languages. */
@WebServlet("/sitemap.xml")
public class SiteMap extends HttpServlet {

    private static final List<String> PAGES = List.of(
            "/",
            "/courses.xhtml",
            "/dates.xhtml",
            "/trainers.xhtml",
            "/case.xhtml",
            "/partner.xhtml",
            "/news.xhtml",
            "/contact.xhtml",
            "/accessibility.xhtml",
            "/privacy.xhtml");

    private static final int MOST = 500;

    @Inject
    Articles articles;

    @Inject
    Courses courses;

    @Inject
    Address address;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/xml;charset=UTF-8");
        try {
            XMLStreamWriter xml =
                    XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(response.getOutputStream(), "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("urlset");
            xml.writeDefaultNamespace("http://www.sitemaps.org/schemas/sitemap/0.9");
            for (String page : pages()) {
                for (Language language : Language.values()) {
                    xml.writeStartElement("url");
                    xml.writeStartElement("loc");
                    char mark = page.contains("?") ? '&' : '?';
                    xml.writeCharacters(address.of(request) + page + mark + "lang=" + language.tag());
                    xml.writeEndElement();
                    xml.writeEndElement();
                }
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private List<String> pages() {
        List<String> pages = new ArrayList<>(PAGES);
        courses.in(Language.EN).forEach(course -> pages.add("/about.xhtml?course=" + course.id()));
        articles.published(EnumSet.of(Article.Audience.EVERYBODY), 0, MOST)
                .forEach(article -> pages.add("/article.xhtml?id=" + article.getId()));
        return pages;
    }
}
