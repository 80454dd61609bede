package org.examhall.bank;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.examhall.kernel.Digest;

/**
 * Tells whether two items ask the same. They do if their words and their options are the same, whatever the order of
 * the options, the markup, the case of letters and the marks in between.
 */
public final class Likeness {

    private Likeness() {}

    /** Equal for items that ask the same. */
    public static String of(Item item) {
        StringBuilder asked = new StringBuilder();
        if (item.stimulus() != null) {
            asked.append(words(item.stimulus().html())).append('\n');
        }
        asked.append(words(item.prompt()));
        texts(item.interaction()).forEach(text -> asked.append('\n').append(words(text)));
        item.lines().stream()
                .map(line -> words(line.html()))
                .sorted()
                .forEach(option -> asked.append('\n').append(option));
        return Digest.hex(asked.toString());
    }

    private static List<String> texts(Item.Interaction interaction) {
        if (interaction instanceof Item.Inline inline) {
            return inline.texts();
        }
        if (interaction instanceof Item.TextEntry entry) {
            return entry.texts();
        }
        if (interaction instanceof Item.GapMatch gapMatch) {
            return gapMatch.texts();
        }
        return interaction instanceof Item.Hottext hottext ? hottext.texts() : List.of();
    }

    private static String words(String html) {
        return Normalizer.normalize(Markup.textOf(html), Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}+*/=<>%.,-]+", " ")
                .strip();
    }
}
