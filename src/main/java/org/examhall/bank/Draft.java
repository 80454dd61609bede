package org.examhall.bank;

import java.util.Optional;

/**
 * A version of an item that is worked on, as its writers see it.
 *
 * @param content as it was last handed over
 */
public record Draft(ItemVersion version, NewDraft content) {

    /** The question as it can be read now. */
    public Item item() {
        return version.read();
    }

    /** Whether its writers may change it: it lies before nobody. */
    public boolean isOpen() {
        return version.state() == ItemState.DRAFT;
    }

    static Optional<Draft> of(Optional<ItemVersion> version) {
        return version.map(one -> new Draft(one, one.asDraft()));
    }
}
