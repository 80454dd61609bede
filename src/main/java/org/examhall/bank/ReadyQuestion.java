package org.examhall.bank;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A question that can become a draft.
 *
 * @param number as in its {@link FoundQuestion}
 */
public record ReadyQuestion(
        int number,
        ItemFacts facts,
        String itemXml,
        @Nullable String stimulusXml) {

    private static final Pattern IDENTIFIER = Pattern.compile("identifier=\"[^\"]*\"");

    /** The item under the name that it has in the bank: the first identifier in the file is that of the item. */
    String named(String identifier) {
        return IDENTIFIER.matcher(itemXml).replaceFirst(Matcher.quoteReplacement("identifier=\"" + identifier + "\""));
    }
}
