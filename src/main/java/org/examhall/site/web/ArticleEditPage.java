package org.examhall.site.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.examhall.account.Current;
import org.examhall.account.web.Says;
import org.examhall.kernel.Language;
import org.examhall.kernel.Reference;
import org.examhall.site.Article;
import org.examhall.site.ArticleRef;
import org.examhall.site.Articles;
import org.examhall.site.Wording;
import org.jspecify.annotations.Nullable;

/** Writes an article in one language or two, shows what it will look like, publishes it and takes it down. */
@Named
@RequestScoped
public class ArticleEditPage {

    @Inject
    Articles articles;

    @Inject
    Current current;

    @Inject
    Says says;

    @Inject
    FacesContext faces;

    private String id = "";
    private @Nullable Article article;
    private String kind = Article.Kind.NEWS.name();
    private String audience = Article.Audience.EVERYBODY.name();
    private String titleEn = "";
    private String summaryEn = "";
    private String bodyEn = "";
    private String titleNb = "";
    private String summaryNb = "";
    private String bodyNb = "";

    /**
     * Which buttons there are depends on the article, also while the page is sent back. Faces would set the parameter
     * only after it has looked which button was pressed.
     */
    @PostConstruct
    void start() {
        setId(faces.getExternalContext().getRequestParameterMap().get("id"));
    }

    /** Fills the fields with what is written; a new article begins empty. */
    public void open() throws IOException {
        if (id.isEmpty()) {
            return;
        }
        Article written = getArticle();
        if (written == null) {
            says.notFound();
            return;
        }
        kind = written.getKind().name();
        audience = written.getAudience().name();
        Wording english = written.wording(Language.EN);
        titleEn = english.title();
        summaryEn = english.summary();
        bodyEn = english.body();
        Wording norwegian = written.wording(Language.NB);
        titleNb = norwegian.title();
        summaryNb = norwegian.summary();
        bodyNb = norwegian.body();
    }

    public @Nullable String save() {
        if (!says.unlessRefused(this::write)) {
            return null;
        }
        says.done("articles.saved");
        return again();
    }

    private void write() {
        Article.Kind what = Article.Kind.valueOf(kind);
        Article.Audience whom = Article.Audience.valueOf(audience);
        if (id.isEmpty()) {
            id = articles.write(what, whom, english(), norwegian(), current.actor())
                    .getId();
        } else {
            articles.revise(new ArticleRef(id), what, whom, english(), norwegian(), current.actor());
        }
    }

    /** Saves what stands in the fields, and lets it out. */
    public @Nullable String publish() {
        boolean done = says.unlessRefused(() -> {
            write();
            articles.publish(new ArticleRef(id), current.actor());
        });
        if (!done) {
            return null;
        }
        says.done("articles.published");
        return again();
    }

    public @Nullable String takeDown() {
        if (!says.unlessRefused(() -> articles.takeDown(new ArticleRef(id), current.actor()))) {
            return null;
        }
        says.done("articles.taken-down");
        return again();
    }

    private String again() {
        says.keep();
        return "/site/article-edit.xhtml?faces-redirect=true&id=" + id;
    }

    private Wording english() {
        return new Wording(Language.EN, titleEn, summaryEn, bodyEn);
    }

    private Wording norwegian() {
        return new Wording(Language.NB, titleNb, summaryNb, bodyNb);
    }

    /** What is written, as readers will see it. */
    public List<Wording> getWordings() {
        return List.of(english(), norwegian()).stream()
                .filter(one -> !one.isEmpty())
                .toList();
    }

    public List<Article.Kind> getKinds() {
        return List.of(Article.Kind.values());
    }

    public List<Article.Audience> getAudiences() {
        return List.of(Article.Audience.values());
    }

    /** The article as it was saved last; null for a new one. */
    public @Nullable Article getArticle() {
        if (article == null && Reference.isWellFormed(id)) {
            article = articles.find(new ArticleRef(id)).orElse(null);
        }
        return article;
    }

    public boolean isOut() {
        Article written = getArticle();
        return written != null && written.getState() == Article.State.PUBLISHED;
    }

    public String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = Objects.requireNonNullElse(id, "");
    }

    public String getKind() {
        return kind;
    }

    public void setKind(String kind) {
        this.kind = kind;
    }

    public String getAudience() {
        return audience;
    }

    public void setAudience(String audience) {
        this.audience = audience;
    }

    public String getTitleEn() {
        return titleEn;
    }

    public void setTitleEn(@Nullable String titleEn) {
        this.titleEn = Objects.requireNonNullElse(titleEn, "");
    }

    public String getSummaryEn() {
        return summaryEn;
    }

    public void setSummaryEn(@Nullable String summaryEn) {
        this.summaryEn = Objects.requireNonNullElse(summaryEn, "");
    }

    public String getBodyEn() {
        return bodyEn;
    }

    public void setBodyEn(@Nullable String bodyEn) {
        this.bodyEn = Objects.requireNonNullElse(bodyEn, "");
    }

    public String getTitleNb() {
        return titleNb;
    }

    public void setTitleNb(@Nullable String titleNb) {
        this.titleNb = Objects.requireNonNullElse(titleNb, "");
    }

    public String getSummaryNb() {
        return summaryNb;
    }

    public void setSummaryNb(@Nullable String summaryNb) {
        this.summaryNb = Objects.requireNonNullElse(summaryNb, "");
    }

    public String getBodyNb() {
        return bodyNb;
    }

    public void setBodyNb(@Nullable String bodyNb) {
        this.bodyNb = Objects.requireNonNullElse(bodyNb, "");
    }
}
