package org.examhall.site;

import java.util.Optional;
import java.util.regex.Pattern;
import org.examhall.course.Markdown;
import org.examhall.kernel.Language;
import org.examhall.kernel.Refusal;

/**
 * What an article says in one language.
 *
 * @param summary one or two sentences, for lists, the feed and mail
 * @param body Markdown
 */
public record Wording(Language language, String title, String summary, String body) {

    public static final int LONGEST_TITLE = 160;
    public static final int LONGEST_SUMMARY = 400;
    public static final int LONGEST_BODY = 20_000;

    /** Signs that no XML may hold, whatever somebody pasted. */
    private static final Pattern UNWRITABLE = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]|\\p{Cs}|[\\uFFFE\\uFFFF]");

    public Wording {
        title = clean(title).replaceAll("\\s+", " ");
        summary = clean(summary).replaceAll("\\s+", " ");
        body = clean(body);
    }

    private static String clean(String text) {
        return UNWRITABLE.matcher(text).replaceAll("").strip();
    }

    /** Whether nothing is written in this language. */
    public boolean isEmpty() {
        return title.isEmpty() && summary.isEmpty() && body.isEmpty();
    }

    /** The body as it is shown. */
    public String html() {
        return Markdown.of(body, language).html();
    }

    /** What is wrong with it, if anything is; to say nothing in a language is right. */
    Optional<Refusal> defect() {
        if (isEmpty()) {
            return Optional.empty();
        }
        if (title.isEmpty() || summary.isEmpty() || body.isEmpty()) {
            return Optional.of(Refusal.of("article-half"));
        }
        if (title.length() > LONGEST_TITLE || summary.length() > LONGEST_SUMMARY || body.length() > LONGEST_BODY) {
            return Optional.of(Refusal.of("article-long", LONGEST_TITLE, LONGEST_SUMMARY, LONGEST_BODY));
        }
        return Markdown.of(body, language).defects().isEmpty()
                ? Optional.empty()
                : Optional.of(Refusal.of("article-links"));
    }
}
