package org.examhall.site;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.examhall.account.Actor;
import org.examhall.account.AuditTrail;
import org.examhall.kernel.Language;
import org.examhall.kernel.Reference;
import org.examhall.kernel.Refusal;

/** News and alerts: written by the office, read by whom they are for. */
@ApplicationScoped
@Transactional
public class Articles {

    private static final String OPEN = " a.state = :published and a.audience in :audiences ";

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    AuditTrail audit;

    @Inject
    Event<SiteChanged> changed;

    /**
     * Writes a draft.
     *
     * @throws org.examhall.kernel.Refused {@code article-empty}, {@code article-half}, {@code article-long},
     *     {@code article-links}
     */
    public Article write(Article.Kind kind, Article.Audience audience, Wording english, Wording norwegian, Actor by) {
        Refusal.refuse(Article.defect(english, norwegian));
        Article article = new Article(
                new ArticleRef(Reference.fresh(clock)), kind, audience, english, norwegian, by, clock.instant());
        em.persist(article);
        audit.record(by, "article-written", "article", article.getId(), title(article));
        return article;
    }

    /** Says it otherwise; what is published changes at once. The refusals are those of writing. */
    public void revise(
            ArticleRef ref,
            Article.Kind kind,
            Article.Audience audience,
            Wording english,
            Wording norwegian,
            Actor by) {
        Refusal.refuse(Article.defect(english, norwegian));
        Article article = require(ref);
        article.revise(kind, audience, english, norwegian, by, clock.instant());
        audit.record(by, "article-revised", "article", article.getId(), title(article));
        changed.fire(new SiteChanged());
    }

    /** @throws org.examhall.kernel.Refused {@code article-published-already} */
    public void publish(ArticleRef ref, Actor by) {
        Article article = require(ref);
        Refusal.refuse(article.publish(clock.instant()));
        audit.record(by, "article-published", "article", article.getId(), title(article));
        changed.fire(new SiteChanged());
    }

    /** @throws org.examhall.kernel.Refused {@code article-not-published} */
    public void takeDown(ArticleRef ref, Actor by) {
        Article article = require(ref);
        Refusal.refuse(article.takeDown());
        audit.record(by, "article-taken-down", "article", article.getId(), title(article));
        changed.fire(new SiteChanged());
    }

    private static String title(Article article) {
        return article.told(Language.EN).title();
    }

    private Article require(ArticleRef ref) {
        return find(ref).orElseThrow(() -> Refusal.of("not-found").asException());
    }

    /** Any article, for the office. */
    public Optional<Article> find(ArticleRef ref) {
        return Optional.ofNullable(em.find(Article.class, ref.value()));
    }

    /** All there are, the one changed last first, for the office. */
    public List<Article> all() {
        return em.createQuery("select a from Article a order by a.changedAt desc, a.id desc", Article.class)
                .setMaxResults(500)
                .getResultList();
    }

    /** An article that is out and for one of these audiences. */
    public Optional<Article> published(ArticleRef ref, Set<Article.Audience> audiences) {
        return em.createQuery("select a from Article a where a.id = :id and" + OPEN, Article.class)
                .setParameter("id", ref.value())
                .setParameter("published", Article.State.PUBLISHED)
                .setParameter("audiences", audiences)
                .getResultStream()
                .findFirst();
    }

    /** What is out for these audiences, the newest first. */
    public List<Article> published(Set<Article.Audience> audiences, int first, int most) {
        return em.createQuery(
                        "select a from Article a where" + OPEN + "order by a.publishedAt desc, a.id desc",
                        Article.class)
                .setParameter("published", Article.State.PUBLISHED)
                .setParameter("audiences", audiences)
                .setFirstResult(first)
                .setMaxResults(most)
                .getResultList();
    }

    /** How much is out for these audiences. */
    public long count(Set<Article.Audience> audiences) {
        return em.createQuery("select count(a) from Article a where" + OPEN, Long.class)
                .setParameter("published", Article.State.PUBLISHED)
                .setParameter("audiences", audiences)
                .getSingleResult();
    }
}
