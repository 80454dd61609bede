package org.examhall.bank;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An item version in one language, read and made ready to be shown and marked.
 *
 * @param media the names of the pictures and sounds in it
 */
record KnownItem(String version, ItemRef ref, Item item, QuestionMarkup markup, Set<String> media) {

    KnownItem(String version, ItemRef ref, Item item, QuestionMarkup markup) {
        this(version, ref, item, markup, Medium.namedIn(markup.html(1, 1)));
    }

    /**
     * Reads a version.
     *
     * @param translation into the language that is wanted; null if that is the version's own
     */
    static KnownItem of(ItemVersion version, @Nullable ItemTranslation translation) {
        Item item = translation == null ? version.read() : translation.read(version.facts());
        return new KnownItem(version.id(), version.ref(), item, QuestionMarkup.of(item));
    }
}
