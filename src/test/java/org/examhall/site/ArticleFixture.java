package org.examhall.site;

import java.time.Instant;
import org.examhall.account.Actor;
import org.examhall.kernel.Language;
import org.examhall.kernel.Reference;
import org.examhall.kernel.StoppedClock;

/** Articles that have walked the way to where a test needs them. */
final class ArticleFixture {

    static final Instant NOW = StoppedClock.MORNING;
    static final Actor OFFICE = new Actor("office", "Office");

    private ArticleFixture() {}

    static Wording english(String title) {
        return new Wording(Language.EN, title, "What it is about.", "The *whole* of it.");
    }

    static Wording norwegian(String title) {
        return new Wording(Language.NB, title, "Hva det handler om.", "*Alt* sammen.");
    }

    static Wording nothing(Language language) {
        return new Wording(language, "", "", "");
    }

    static Article draft(Wording english, Wording norwegian) {
        return new Article(
                new ArticleRef(Reference.fresh(StoppedClock.atMorning())),
                Article.Kind.NEWS,
                Article.Audience.EVERYBODY,
                english,
                norwegian,
                OFFICE,
                NOW);
    }

    static Article published(Wording english, Wording norwegian) {
        Article article = draft(english, norwegian);
        article.publish(NOW);
        return article;
    }
}
