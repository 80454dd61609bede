package org.examhall.publish;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.examhall.kernel.Language;

/**
 * A course in one language and one form.
 *
 * @param course its id, {@code practitioner}
 */
public record Edition(String course, Language language, Format format) {

    private static final Pattern NAME = Pattern.compile("fits-([a-z][a-z0-9-]{0,39})-([a-z]{2})([-.][a-z0-9.-]+)");

    /** The edition that a file's name means, {@code fits-practitioner-en.pdf}; nothing if it is not such a name. */
    public static Optional<Edition> named(String file) {
        Matcher name = NAME.matcher(file);
        if (!name.matches()) {
            return Optional.empty();
        }
        Optional<Language> language = Arrays.stream(Language.values())
                .filter(one -> one.tag().equals(name.group(2)))
                .findFirst();
        return language.flatMap(
                tongue -> Format.endingWith(name.group(3)).map(form -> new Edition(name.group(1), tongue, form)));
    }

    /** The name of its file. */
    public String fileName() {
        return "fits-" + course + "-" + language.tag() + format.tail();
    }
}
