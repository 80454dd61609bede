package org.examhall.bank;

import java.util.Set;

/**
 * An item version, read and made ready to be shown and marked.
 *
 * @param media the names of the pictures and sounds in it
 */
record KnownItem(String version, ItemRef ref, Item item, QuestionMarkup markup, Set<String> media) {

    KnownItem(String version, ItemRef ref, Item item, QuestionMarkup markup) {
        this(version, ref, item, markup, Medium.namedIn(markup.html(1, 1)));
    }

    static KnownItem of(ItemVersion version) {
        Item item = version.read();
        return new KnownItem(version.id(), version.ref(), item, QuestionMarkup.of(item));
    }
}
