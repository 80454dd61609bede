package org.examhall.site.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import org.examhall.site.Article;
import org.examhall.site.Articles;
import org.examhall.site.Wording;
import org.jspecify.annotations.Nullable;

/** All articles, for the office: drafts, what is out and what was taken down. */
@Named
@RequestScoped
public class ArticlesPage {

    @Inject
    Articles articles;

    @Inject
    Here here;

    private String words = "";
    private String state = "";
    private @Nullable List<Article> found;

    public List<Article> getFound() {
        if (found == null) {
            String wanted = words.strip().toLowerCase(Locale.ROOT);
            found = articles.all().stream()
                    .filter(one -> state.isEmpty() || one.getState().name().equals(state))
                    .filter(one -> (told(one).title() + " " + told(one).summary())
                            .toLowerCase(Locale.ROOT)
                            .contains(wanted))
                    .toList();
        }
        return found;
    }

    public Wording told(Article article) {
        return article.told(here.getLanguage());
    }

    /** The state's colour, beside its word. */
    public String kind(Article article) {
        return article.getState() == Article.State.PUBLISHED ? "good" : "";
    }

    public List<Article.State> getStates() {
        return List.of(Article.State.values());
    }

    public boolean isNarrowed() {
        return !words.isBlank() || !state.isEmpty();
    }

    public String getWords() {
        return words;
    }

    public void setWords(@Nullable String words) {
        this.words = words == null ? "" : words;
    }

    public String getState() {
        return state;
    }

    public void setState(@Nullable String state) {
        this.state = state == null ? "" : state;
    }
}
