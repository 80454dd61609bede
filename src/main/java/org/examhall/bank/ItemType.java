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
    INLINE,
    /** Texts of one set, paired with each other. */
    ASSOCIATE,
    /** Gaps in a text, all filled from one list. */
    GAP_MATCH,
    /** Words or numbers, written into fields in a text. */
    TEXT_ENTRY,
    /** Words of a text, chosen where they stand. */
    HOTTEXT,
    /** Areas of a picture. */
    HOTSPOT,
    /** Areas of a picture, each labelled from one list. */
    GRAPHIC_GAP_MATCH,
    /** A number on a scale. */
    SLIDER,
    /** A text of the candidate's own, marked by a person. */
    EXTENDED;

    /** The name in the markup and in the texts: the constant in lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a person marks it. */
    public boolean markedByPerson() {
        return this == EXTENDED;
    }
}
