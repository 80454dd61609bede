package org.examhall.kernel;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.SortedMap;
import java.util.TreeMap;

/** The words in which Examhall speaks, from the message bundles. */
public final class Texts {

    /** The bundle's name, as Faces knows it too. */
    public static final String BUNDLE = "org.examhall.text.messages";

    private final Locale locale;
    private final ResourceBundle bundle;

    private Texts(Locale locale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle(
                BUNDLE, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** The texts in the language that serves this locale best. */
    public static Texts in(Locale locale) {
        return new Texts(Language.of(locale.toLanguageTag()).locale());
    }

    public Locale locale() {
        return locale;
    }

    /** The text with its places filled; {@code ???key???} for a key that does not exist, which a test forbids. */
    public String get(String key, Object... arguments) {
        try {
            String pattern = bundle.getString(key);
            return arguments.length == 0 ? pattern : new MessageFormat(pattern, locale).format(arguments);
        } catch (MissingResourceException missing) {
            return "???" + key + "???";
        }
    }

    /** All texts whose keys begin alike, unfilled, by key; for a page's script. */
    public SortedMap<String, String> startingWith(String prefix) {
        SortedMap<String, String> texts = new TreeMap<>();
        for (String key : bundle.keySet()) {
            if (key.startsWith(prefix)) {
                texts.put(key, bundle.getString(key));
            }
        }
        return texts;
    }

    public String refusal(Refusal refusal) {
        return get("refusal." + refusal.code(), refusal.arguments().toArray());
    }
}
