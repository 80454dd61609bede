package org.examhall.site.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import org.examhall.account.Address;
import org.examhall.kernel.Language;
import org.examhall.site.Article;
import org.examhall.site.Articles;
import org.examhall.site.Feed;

/** News as a feed. It holds what is for everybody, whoever asks: feed readers send no sign-in. */
@WebServlet("/news.atom")
public class NewsFeed extends HttpServlet {

    private static final int MOST = 30;

    @Inject
    Articles articles;

    @Inject
    Address address;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] feed = Feed.of(
                articles.published(EnumSet.of(Article.Audience.EVERYBODY), 0, MOST),
                address.of(request),
                Language.of(request.getLocale().toLanguageTag()));
        response.setContentType("application/atom+xml;charset=UTF-8");
        response.getOutputStream().write(feed);
    }
}
