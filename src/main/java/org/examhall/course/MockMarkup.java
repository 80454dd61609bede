package org.examhall.course;

import java.util.List;
import org.examhall.kernel.Texts;

/** Check questions in the markup that the exam's page brings to life. What is right is nowhere in it. */
public final class MockMarkup {

    private MockMarkup() {}

    public static String of(List<Check> questions, Texts texts) {
        StringBuilder html = new StringBuilder();
        for (int position = 1; position <= questions.size(); position++) {
            question(
                    html,
                    questions.get(position - 1),
                    position,
                    texts.get("player.question", position, questions.size()));
        }
        return html.toString();
    }

    private static void question(StringBuilder html, Check check, int position, String heading) {
        String id = "q" + position;
        String type = check.isSeveral() ? "multiple" : "single";
        html.append("<section class=\"question\" id=\"" + id + "\" data-position=\"" + position)
                .append("\" data-item-type=\"" + type + "\" aria-labelledby=\"" + id + "-h\">\n<h2 id=\"" + id
                        + "-h\">")
                .append(Html.escape(heading))
                .append("</h2>\n<div class=\"interaction choice\" role=\"group\" aria-labelledby=\"" + id + "-p\"")
                .append(" data-response=\"" + MockAnswer.VARIABLE + "\" data-max=\""
                        + check.right().size())
                .append("\"><div class=\"prompt\" id=\"" + id + "-p\">" + check.question() + "</div>");
        for (int place = 0; place < check.options().size(); place++) {
            String value = MockAnswer.identifier(place);
            String input = id + "-" + MockAnswer.VARIABLE + "-" + value;
            html.append("<div class=\"option\"><input type=\"" + (check.isSeveral() ? "checkbox" : "radio"))
                    .append("\" id=\"" + input + "\" name=\"" + id + "-" + MockAnswer.VARIABLE + "\" value=\"" + value)
                    .append("\"/><label for=\"" + input + "\">"
                            + check.options().get(place).text() + "</label></div>");
        }
        html.append("</div>\n</section>\n");
    }
}
