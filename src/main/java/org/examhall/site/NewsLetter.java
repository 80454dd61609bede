package org.examhall.site;

import java.util.List;
import java.util.stream.Collectors;
import org.examhall.kernel.Language;
import org.examhall.kernel.Texts;
import org.examhall.mail.Letter;

/** How news reads by mail: title, summary and address of each article, and at the end how to end it. */
final class NewsLetter {

    /** The most articles that a letter names; the rest stands on the site. */
    static final int MOST = 20;

    private final String address;

    /** @param address of the site, without a slash at the end */
    NewsLetter(String address) {
        this.address = address;
    }

    /** One alert. */
    Letter alert(Article article, String to, NewsWish wish) {
        Wording wording = article.told(wish.language());
        String subject = Texts.in(wish.language().locale()).get("newsmail.alert.subject") + " " + wording.title();
        return letter(subject, entry(article, wish.language()), to, wish);
    }

    /** What is new, the newest first. */
    Letter digest(List<Article> articles, String to, NewsWish wish) {
        Texts texts = Texts.in(wish.language().locale());
        String entries = articles.stream()
                .limit(MOST)
                .map(article -> entry(article, wish.language()))
                .collect(Collectors.joining("\n\n"));
        return letter(
                texts.get("newsmail.digest.subject"), texts.get("newsmail.digest.intro") + "\n\n" + entries, to, wish);
    }

    private Letter letter(String subject, String text, String to, NewsWish wish) {
        String stop = address + "/news-stop?token=" + wish.token();
        String foot = Texts.in(wish.language().locale()).get("newsmail.foot");
        return new Letter(to, wish.language(), subject, text + "\n\n-- \n" + foot + "\n" + stop + "\n", stop);
    }

    private String entry(Article article, Language language) {
        Wording wording = article.told(language);
        return wording.title() + "\n" + wording.summary() + "\n" + address + "/article.xhtml?id=" + article.getId();
    }
}
