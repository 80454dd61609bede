package org.examhall.kernel;

import java.util.Locale;

/** The languages in which Examhall speaks and papers are written. */
public enum Language {
    EN("en"),
    NB("nb");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** The BCP 47 tag. */
    public String tag() {
        return tag;
    }

    public Locale locale() {
        return Locale.forLanguageTag(tag);
    }

    /** The language that serves a tag best: bokmål for any Norwegian tag, else English. */
    public static Language of(String tag) {
        String primary = Locale.forLanguageTag(tag).getLanguage();
        return switch (primary) {
            case "nb", "no", "nn" -> NB;
            default -> EN;
        };
    }

    /** How a reader of this language writes dates and amounts; in English as in the United Kingdom. */
    public static Locale writing(Locale reader) {
        return reader.getLanguage().equals("en") ? Locale.UK : reader;
    }
}
