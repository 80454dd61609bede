package org.examhall.bank;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** One item for each way of asking, for tests of the exam page. */
public final class KindsInHand {

    private KindsInHand() {}

    /** By their names. */
    public static Map<String, Item> items() throws IOException {
        return Kinds.items();
    }

    /** The questions by the names of their items, as a paper shows them, from position 1 on. */
    public static Map<String, String> sections() throws IOException {
        Map<String, String> sections = new TreeMap<>();
        for (Map.Entry<String, Item> entry : Kinds.items().entrySet()) {
            int position = sections.size() + 1;
            sections.put(
                    entry.getKey(),
                    "<section class=\"question here\" id=\"" + entry.getKey() + "\" data-position=\"" + position
                            + "\" data-item-type=\""
                            + entry.getValue().type().code() + "\" aria-labelledby=\"q" + position + "-h\"><h2 id=\"q"
                            + position + "-h\">" + entry.getKey() + "</h2>"
                            + QuestionMarkup.of(entry.getValue()).html(position, 5) + "</section>");
        }
        return sections;
    }
}
