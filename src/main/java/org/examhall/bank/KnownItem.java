package org.examhall.bank;

import org.jspecify.annotations.Nullable;

/** An item version in one language, read and made ready to be shown and marked. */
record KnownItem(String version, ItemRef ref, Item item, QuestionMarkup markup) {

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
