package org.examhall.bank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.examhall.kernel.Language;

/**
 * Tells which items are on a paper from nothing but the page that a candidate gets, by their words. Those of two items
 * never agree, and a paper's own order of the options does not matter.
 */
public final class PaperInHand {

    private static final Pattern QUESTION = Pattern.compile(
            "<section class=\"question\"[^>]* data-position=\"(\\d+)\"[^>]*>.*?</h2>(.*?)</section>", Pattern.DOTALL);

    private static final Map<String, Item> BY_WORDS = byWords();

    private PaperInHand() {}

    /** The items of a paper by their positions. */
    public static SortedMap<Integer, Item> read(String page) {
        SortedMap<Integer, Item> items = new TreeMap<>();
        Matcher questions = QUESTION.matcher(page);
        while (questions.find()) {
            Item item = BY_WORDS.get(words(questions.group(2)));
            if (item == null) {
                throw new AssertionError(
                        "Question " + questions.group(1) + " is not in the bank: " + questions.group(2));
            }
            items.put(Integer.valueOf(questions.group(1)), item);
        }
        return items;
    }

    /** Where on a paper an item stands that does not ship. */
    public static int position(String page, Item item) {
        String wanted = words(QuestionMarkup.of(item).html(1, 1));
        return QUESTION.matcher(page)
                .results()
                .filter(question -> words(question.group(2)).equals(wanted))
                .mapToInt(question -> Integer.parseInt(question.group(1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(item.identifier() + " is not on the paper"));
    }

    private static Map<String, Item> byWords() {
        Map<String, Item> items = new HashMap<>();
        List<Item> shipped = new ArrayList<>(BankFixture.practitioner().content());
        shipped.addAll(BankFixture.advanced().content());
        shipped.addAll(BankFixture.practitioner().content(Language.NB));
        for (Item item : shipped) {
            Item other = items.put(words(QuestionMarkup.of(item).html(1, 1)), item);
            if (other != null) {
                throw new AssertionError("Two items have the same words: " + item + " and " + other);
            }
        }
        return items;
    }

    private static String words(String html) {
        String[] words = html.replaceAll("<[^>]*>", " ").strip().split("\\s+");
        Arrays.sort(words);
        return String.join(" ", words);
    }
}
