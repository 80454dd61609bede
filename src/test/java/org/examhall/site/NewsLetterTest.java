package org.examhall.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.examhall.site.ArticleFixture.NOW;
import static org.examhall.site.ArticleFixture.english;
import static org.examhall.site.ArticleFixture.norwegian;
import static org.examhall.site.ArticleFixture.published;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.examhall.account.AccountRef;
import org.examhall.kernel.Language;
import org.examhall.mail.Letter;
import org.junit.jupiter.api.Test;

/** Letters with news, and the wishes by which they go out. */
class NewsLetterTest {

    private static final String TO = "member@school.example";

    private final NewsLetter letters = new NewsLetter("https://fits.example");
    private final NewsWish wish = new NewsWish("1", new AccountRef("01jc0000000000000000000000"), "secret");

    @Test
    void aLetterNamesEachArticleAndHowToEndIt() {
        wish.wish(true, false, Language.EN, NOW);
        Article article = published(english("New"), norwegian("Nytt"));
        Letter letter = letters.digest(List.of(article), TO, wish);
        assertThat(letter.text())
                .contains("New\nWhat it is about.\nhttps://fits.example/article.xhtml?id=" + article.getId())
                .contains("https://fits.example/news-stop?token=secret");
        assertThat(letter.unsubscribe()).isEqualTo("https://fits.example/news-stop?token=secret");
        assertThat(letter.subject()).doesNotContain("???");
        assertThat(letter.to()).isEqualTo(TO);
    }

    @Test
    void aLetterSpeaksTheLanguageOfTheWish() {
        wish.wish(false, true, Language.NB, NOW);
        Letter letter = letters.alert(published(english("New"), norwegian("Nytt")), TO, wish);
        assertThat(letter.subject()).isEqualTo("Sikkerhetsvarsel: Nytt");
        assertThat(letter.language()).isEqualTo(Language.NB);
    }

    @Test
    void aLetterStaysShortHoweverMuchIsNew() {
        wish.wish(true, true, Language.EN, NOW);
        Article long1 = published(english("x".repeat(160)), norwegian("y"));
        assertThat(letters.digest(Collections.nCopies(500, long1), TO, wish)
                        .text()
                        .length())
                .isLessThan(16_000);
    }

    @Test
    void whoBeginsToWishGetsNothingThatCameOutBefore() {
        wish.wish(true, false, Language.EN, NOW);
        wish.wish(true, true, Language.EN, NOW.plus(Duration.ofDays(1)));
        assertThat(wish.since()).isEqualTo(NOW);
        wish.end();
        assertThat(wish.isWeekly() || wish.isAlerts()).isFalse();
        wish.wish(false, true, Language.EN, NOW.plus(Duration.ofDays(2)));
        assertThat(wish.since()).isEqualTo(NOW.plus(Duration.ofDays(2)));
    }
}
