package org.examhall.site.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.Optional;
import org.examhall.account.web.Says;
import org.examhall.kernel.Reference;
import org.examhall.site.Article;
import org.examhall.site.ArticleRef;
import org.examhall.site.Articles;
import org.examhall.site.Wording;
import org.jspecify.annotations.Nullable;

/** One article. What is not out, or not for the reader, is not there: both answer alike. */
@Named
@RequestScoped
public class ArticlePage {

    @Inject
    Articles articles;

    @Inject
    Here here;

    @Inject
    Says says;

    private String id = "";
    private @Nullable Article article;
    private @Nullable Wording wording;

    public void open() throws IOException {
        Optional<Article> found = Reference.isWellFormed(id)
                ? articles.published(new ArticleRef(id), here.audiences())
                : Optional.empty();
        if (found.isEmpty()) {
            says.notFound();
            return;
        }
        article = found.get();
        wording = article.told(here.getLanguage());
    }

    public @Nullable Article getArticle() {
        return article;
    }

    public @Nullable Wording getWording() {
        return wording;
    }

    /** Whether the article stands in another language than the page. */
    public boolean isForeign() {
        return wording != null && wording.language() != here.getLanguage();
    }

    public String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = id == null ? "" : id;
    }
}
