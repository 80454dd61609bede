package org.examhall.site.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import org.examhall.account.web.Paging;
import org.examhall.site.Article;
import org.examhall.site.Articles;
import org.examhall.site.Wording;
import org.jspecify.annotations.Nullable;

/** All news that the reader may see, the newest first. */
@Named
@RequestScoped
public class NewsPage {

    private static final int SIZE = 12;

    @Inject
    Articles articles;

    @Inject
    Here here;

    private @Nullable String page;
    private @Nullable Paging paging;
    private @Nullable List<Article> found;

    public Paging getPaging() {
        if (paging == null) {
            paging = Paging.of(page, SIZE, articles.count(here.audiences()), Map.of());
        }
        return paging;
    }

    public List<Article> getFound() {
        if (found == null) {
            found = articles.published(here.audiences(), getPaging().skipped(), SIZE);
        }
        return found;
    }

    /** An article in the reader's language, or in the other if it is not written in this one. */
    public Wording told(Article article) {
        return article.told(here.getLanguage());
    }

    public @Nullable String getPage() {
        return page;
    }

    public void setPage(@Nullable String page) {
        this.page = page;
    }
}
