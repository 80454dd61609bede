package org.examhall.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.examhall.site.ArticleFixture.NOW;
import static org.examhall.site.ArticleFixture.OFFICE;
import static org.examhall.site.ArticleFixture.draft;
import static org.examhall.site.ArticleFixture.english;
import static org.examhall.site.ArticleFixture.norwegian;
import static org.examhall.site.ArticleFixture.nothing;
import static org.examhall.site.ArticleFixture.published;

import java.time.Duration;
import org.examhall.kernel.Language;
import org.examhall.kernel.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The life of an article, and what may be said in one. */
class ArticleTest {

    private static final Wording NO_ENGLISH = nothing(Language.EN);
    private static final Wording NO_NORWEGIAN = nothing(Language.NB);

    @Test
    void aDraftIsPublishedTakenDownAndPublishedAgainWithTheDayOnWhichItFirstCameOut() {
        Article article = draft(english("New"), NO_NORWEGIAN);
        assertThat(article.getState()).isEqualTo(Article.State.DRAFT);
        assertThat(article.takeDown()).map(Refusal::code).contains("article-not-published");

        assertThat(article.publish(NOW)).isEmpty();
        assertThat(article.publish(NOW)).map(Refusal::code).contains("article-published-already");
        assertThat(article.takeDown()).isEmpty();
        assertThat(article.getState()).isEqualTo(Article.State.TAKEN_DOWN);

        assertThat(article.publish(NOW.plus(Duration.ofDays(9)))).isEmpty();
        assertThat(article.getPublishedAt()).isEqualTo(NOW);
    }

    @Test
    void whatIsPublishedCanBeSaidOtherwise() {
        Article article = published(english("New"), NO_NORWEGIAN);
        article.revise(
                Article.Kind.ALERT,
                Article.Audience.MEMBERS,
                english("Newer"),
                NO_NORWEGIAN,
                OFFICE,
                NOW.plusSeconds(60));
        assertThat(article.told(Language.EN).title()).isEqualTo("Newer");
        assertThat(article.getChangedAt()).isEqualTo(NOW.plusSeconds(60));
        assertThat(article.getState()).isEqualTo(Article.State.PUBLISHED);
    }

    @Test
    void whoReadsAnotherLanguageGetsTheOneThereIs() {
        assertThat(draft(english("New"), NO_NORWEGIAN).told(Language.NB).language())
                .isEqualTo(Language.EN);
        assertThat(draft(NO_ENGLISH, norwegian("Nytt")).told(Language.EN).title())
                .isEqualTo("Nytt");
        assertThat(draft(english("New"), norwegian("Nytt")).told(Language.NB).title())
                .isEqualTo("Nytt");
    }

    @Test
    void anArticleSaysSomethingWholeInAtLeastOneLanguage() {
        assertThat(Article.defect(english("New"), NO_NORWEGIAN)).isEmpty();
        assertThat(Article.defect(NO_ENGLISH, norwegian("Nytt"))).isEmpty();
        assertThat(Article.defect(NO_ENGLISH, NO_NORWEGIAN)).map(Refusal::code).contains("article-empty");
        assertThat(Article.defect(english("New"), norwegian("")))
                .map(Refusal::code)
                .contains("article-half");
        assertThat(Article.defect(english("x".repeat(161)), NO_NORWEGIAN))
                .map(Refusal::code)
                .contains("article-long");
        Wording linked = new Wording(Language.EN, "New", "Short.", "[here](http://elsewhere.example/)");
        assertThat(Article.defect(linked, NO_NORWEGIAN)).map(Refusal::code).contains("article-links");
    }

    /** What somebody could write or paste: what comes out has no script, no handler, no style and no foreign frame. */
    @ParameterizedTest
    @CsvFileSource(resources = "/site/hostile.csv", delimiter = '|')
    void hostileTextIsHarmless(String written) {
        String html = new Wording(Language.EN, "t", "s", written).html();
        assertThat(html).doesNotContainPattern("(?i)<(script|iframe|object|embed|svg|img|form|style|link|meta|base)");
        assertThat(html).doesNotContainPattern("(?i)<[^>]*\\s(on[a-z]+|style|srcdoc)\\s*=");
        assertThat(html).doesNotContainPattern("(?i)href=\"(?!https://|\")");
    }

    @Test
    void whatNoXmlMayHoldIsLeftOut() {
        Wording wording = new Wording(Language.EN, "a\u0000b\u0007c", "one\n line", "a\tb\nc\uFFFE");
        assertThat(wording.title()).isEqualTo("abc");
        assertThat(wording.summary()).isEqualTo("one line");
        assertThat(wording.body()).isEqualTo("a\tb\nc");
    }
}
