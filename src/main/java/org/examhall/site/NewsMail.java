package org.examhall.site;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.examhall.account.Account;
import org.examhall.account.AccountRef;
import org.examhall.kernel.Language;
import org.examhall.kernel.Reference;
import org.examhall.mail.Links;
import org.examhall.mail.Outbox;

/**
 * News by mail for members who asked for it: alerts at once, the rest once a week. Each article goes to each member
 * once, whatever is published again or runs twice; whose membership is over gets nothing.
 */
@ApplicationScoped
@Transactional
public class NewsMail {

    /** What is older was missed, and is not sent any more. */
    private static final Duration OLDEST_ALERT = Duration.ofDays(2);

    private static final Duration OLDEST_NEWS = Duration.ofDays(14);

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Outbox outbox;

    @Inject
    NewsDoor newsDoor;

    @Inject
    Links links;

    /** What a member has chosen; empty for who never has. */
    public Optional<NewsWish> wishOf(AccountRef account) {
        return em.createQuery("select w from NewsWish w where w.accountId = :account", NewsWish.class)
                .setParameter("account", account.value())
                .getResultStream()
                .findFirst();
    }

    /** A member chooses. */
    public void choose(AccountRef account, boolean weekly, boolean alerts, Language language) {
        NewsWish wish = wishOf(account).orElseGet(() -> {
            NewsWish fresh =
                    new NewsWish(Reference.fresh(clock), account, Reference.fresh(clock) + Reference.fresh(clock));
            em.persist(fresh);
            return fresh;
        });
        wish.wish(weekly, alerts, language, clock.instant());
    }

    /** Somebody has followed the link in a mail. Returns whether the link named anybody. */
    public boolean stop(String token) {
        Optional<NewsWish> wish = em.createQuery("select w from NewsWish w where w.token = :token", NewsWish.class)
                .setParameter("token", token)
                .getResultStream()
                .findFirst();
        wish.ifPresent(NewsWish::end);
        return wish.isPresent();
    }

    /** Those who want something: the weekly letter, or alerts. */
    List<AccountRef> wishing(boolean weekly) {
        return em.createQuery(
                        "select w.accountId from NewsWish w where "
                                + (weekly ? "w.weekly = 1" : "w.alerts = 1")
                                + " order by w.id",
                        String.class)
                .getResultStream()
                .map(AccountRef::new)
                .toList();
    }

    /** Whether any alert has come out lately; mostly there is none, and then no member has to be asked for. */
    boolean hasAlerts() {
        return em.createQuery(
                                "select count(a) from Article a where a.kind = :kind and a.state = :published"
                                        + " and a.publishedAt > :after",
                                Long.class)
                        .setParameter("kind", Article.Kind.ALERT)
                        .setParameter("published", Article.State.PUBLISHED)
                        .setParameter("after", clock.instant().minus(OLDEST_ALERT))
                        .getSingleResult()
                > 0;
    }

    /** Writes the alerts that a member has not had; one letter each. */
    void writeAlerts(AccountRef account) {
        wishOf(account)
                .filter(NewsWish::isAlerts)
                .ifPresent(wish -> member(account).ifPresent(member -> {
                    for (Article article : unsent(account, EnumSet.of(Article.Kind.ALERT), OLDEST_ALERT)) {
                        String occasion = "news-alert:" + article.getId() + ":" + account.value();
                        outbox.write(occasion, letters().alert(article, member.getEmail(), wish));
                        note(account, article);
                    }
                }));
    }

    /** Writes the letter with all that a member has not had; none if there is nothing. */
    void writeDigest(AccountRef account) {
        wishOf(account)
                .filter(NewsWish::isWeekly)
                .ifPresent(wish -> member(account).ifPresent(member -> {
                    List<Article> news = unsent(account, EnumSet.allOf(Article.Kind.class), OLDEST_NEWS);
                    if (!news.isEmpty()) {
                        String occasion = "news-digest:" + account.value() + ":"
                                + news.get(0).getId();
                        outbox.write(occasion, letters().digest(news, member.getEmail(), wish));
                        news.forEach(article -> note(account, article));
                    }
                }));
    }

    private NewsLetter letters() {
        return new NewsLetter(links.site());
    }

    private void note(AccountRef account, Article article) {
        em.persist(new NewsSent(Reference.fresh(clock), account, article.ref(), clock.instant()));
    }

    /** The account, if it is still open and a member's. */
    private Optional<Account> member(AccountRef account) {
        return Optional.ofNullable(em.find(Account.class, account.value()))
                .filter(one -> !one.isDisabled())
                .filter(one -> newsDoor.audiences(Optional.of(one)).contains(Article.Audience.MEMBERS));
    }

    /** What has come out lately, since the member wished for it, and has not gone to them yet; the newest first. */
    private List<Article> unsent(AccountRef account, Set<Article.Kind> kinds, Duration oldest) {
        return em.createQuery(
                        "select a from Article a, NewsWish w where w.accountId = :account and a.kind in :kinds"
                                + " and a.state = :published and a.publishedAt > :after and a.publishedAt > w.since"
                                + " and not exists (select s from NewsSent s where s.accountId = w.accountId"
                                + " and s.articleId = a.id) order by a.publishedAt desc, a.id desc",
                        Article.class)
                .setParameter("account", account.value())
                .setParameter("kinds", kinds)
                .setParameter("published", Article.State.PUBLISHED)
                .setParameter("after", clock.instant().minus(oldest))
                .getResultList();
    }
}
