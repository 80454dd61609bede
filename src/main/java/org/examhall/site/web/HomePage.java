package org.examhall.site.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.examhall.site.Article;
import org.examhall.site.Articles;
import org.examhall.site.CourseDates;
import org.jspecify.annotations.Nullable;

/** What is new on the home page: the next dates and the latest news. */
@Named
@RequestScoped
public class HomePage {

    private static final int DATES = 4;
    private static final int NEWS = 3;

    @Inject
    CourseDates courseDates;

    @Inject
    Articles articles;

    @Inject
    Here here;

    private @Nullable List<CourseDates.Date> dates;
    private @Nullable List<Article> news;

    public List<CourseDates.Date> getDates() {
        if (dates == null) {
            dates = courseDates.coming().stream().limit(DATES).toList();
        }
        return dates;
    }

    public List<Article> getNews() {
        if (news == null) {
            news = articles.published(here.audiences(), 0, NEWS);
        }
        return news;
    }
}
