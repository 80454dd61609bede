package org.examhall.bank;

/** An item version, read and made ready to be shown and marked. */
record KnownItem(String version, ItemRef ref, Item item, QuestionMarkup markup) {

    static KnownItem of(ItemVersion version) {
        Item item = version.read();
        return new KnownItem(version.id(), version.ref(), item, QuestionMarkup.of(item));
    }
}
