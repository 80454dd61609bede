package org.examhall.bank;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a candidate is told beside the question: rubrics, what terms mean, and how something is to be read out. */
final class HelpMarkup {

    private HelpMarkup() {}

    /** What is written for candidates, before the question. */
    static String rubrics(Item item) {
        StringBuilder html = new StringBuilder();
        for (Item.Rubric rubric : item.guidance().rubrics()) {
            if (rubric.views().contains(Item.View.CANDIDATE)) {
                html.append("<div class=\"rubric\">").append(rubric.html()).append("</div>");
            }
        }
        return html.toString();
    }

    /** Terms, each to be unfolded, and templates that the reading aloud takes in place of what is shown. */
    static String helps(Item item) {
        StringBuilder html = new StringBuilder();
        for (Item.Help help : item.guidance().helps()) {
            if (help.kind() == Item.HelpKind.SPOKEN) {
                html.append("<template data-spoken=\"")
                        .append(help.identifier())
                        .append("\">");
                html.append(help.html()).append("</template>");
            } else {
                html.append("<details class=\"term\"><summary>").append(term(item, help.identifier()));
                html.append("</summary>").append(help.html()).append("</details>");
            }
        }
        return html.toString();
    }

    /** The words that an entry explains; its identifier where nothing names it. */
    private static String term(Item item, String identifier) {
        String stimulus = item.stimulus() == null ? "" : item.stimulus().html();
        Matcher place = Pattern.compile("<(\\w+)[^>]* data-help=\"" + Pattern.quote(identifier) + "\"[^>]*>(.*?)</\\1>")
                .matcher(item.prompt() + stimulus);
        return place.find() ? Markup.escape(Markup.textOf(place.group(2))) : Markup.escape(identifier);
    }
}
