package org.examhall.bank;

import java.util.Locale;

/** How a question is answered. */
public enum ItemType {
    /** One choice of several. */
    SINGLE,
    /** A given number of choices of several. */
    MULTIPLE,
    /** All choices, put in order. */
    ORDER,
    /** Texts on the left, each paired with one on the right. */
    MATCH,
    /** Gaps in a text, each filled from its own list. */
    INLINE;

    /** The name in the markup and in the texts: the constant in lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
