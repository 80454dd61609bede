package org.examhall.bank;

import java.util.List;
import java.util.stream.IntStream;
import org.examhall.kernel.Language;

/**
 * All there is to see of an item; never for candidates.
 *
 * @param question the markup as a candidate gets it
 * @param translations the same in further languages
 */
public record ItemView(ItemVersion version, Item item, String question, List<Translated> translations) {

    public ItemView {
        translations = List.copyOf(translations);
    }

    /** The item in a further language. */
    public record Translated(Language language, Item item, String question) {

        /** @param place of its own on the page, so that nothing there is named twice */
        static Translated of(ItemVersion version, ItemTranslation translation, int place) {
            KnownItem known = KnownItem.of(version, translation);
            return new Translated(
                    translation.language(), known.item(), known.markup().html(place, 1));
        }
    }

    /** Reads a version and all its translations. */
    static ItemView of(ItemVersion version, List<ItemTranslation> translations) {
        KnownItem known = KnownItem.of(version, null);
        return new ItemView(
                version,
                known.item(),
                known.markup().html(1, 1),
                IntStream.range(0, translations.size())
                        .mapToObj(i -> Translated.of(version, translations.get(i), i + 2))
                        .toList());
    }
}
