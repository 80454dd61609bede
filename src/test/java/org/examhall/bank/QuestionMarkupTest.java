package org.examhall.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuestionMarkupTest {

    private static final Set<String> TAGS = Set.of(
            "div",
            "h3",
            "p",
            "strong",
            "em",
            "ul",
            "ol",
            "li",
            "table",
            "caption",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "code",
            "fieldset",
            "legend",
            "input",
            "label",
            "span",
            "select",
            "option");
    private static final Set<String> ATTRIBUTES = Set.of(
            "class",
            "id",
            "role",
            "aria-label",
            "aria-labelledby",
            "tabindex",
            "scope",
            "data-response",
            "data-max",
            "data-value",
            "data-left",
            "type",
            "name",
            "value",
            "for");
    private static final Set<String> CLASSES = Set.of(
            "stimulus",
            "table-wrap",
            "interaction choice",
            "interaction order",
            "interaction match",
            "interaction inline",
            "prompt",
            "option",
            "text",
            "pair",
            "gap");

    private static Map<String, Item> items;
    private static BankPackage bank;

    @BeforeAll
    static void reads(@TempDir Path folder) throws IOException {
        BankPackage sample = (BankPackage) BankReader.read(new PackageFixture().folder(folder));
        items = sample.content().stream().collect(Collectors.toMap(Item::identifier, item -> item));
        bank = BankFixture.practitioner();
    }

    private static String html(String name, int position, long seed) {
        return QuestionMarkup.of(items.get(name)).html(position, seed);
    }

    @Test
    void aChoiceIsAFieldset() {
        assertThat(html("multiple", 12, 1))
                .isEqualTo("<fieldset class=\"interaction choice\" data-response=\"RESPONSE\" data-max=\"2\">"
                        + "<legend><p>Which two?</p></legend>"
                        + checkbox("A", "One") + checkbox("B", "Two") + checkbox("C", "Three") + checkbox("D", "Four")
                        + checkbox("E", "Five") + "</fieldset>");
    }

    private static String checkbox(String value, String text) {
        String id = "q12-RESPONSE-" + value;
        return "<div class=\"option\"><input type=\"checkbox\" id=\"" + id + "\" name=\"q12-RESPONSE\" value=\"" + value
                + "\"><label for=\"" + id + "\">" + text + "</label></div>";
    }

    @Test
    void aStimulusComesFirstAndItsTableScrollsAlone() {
        assertThat(html("single", 3, 1))
                .startsWith("<div class=\"stimulus\" id=\"q3-s\" role=\"group\" aria-label=\"The log\"><h3>The log</h3>"
                        + "<p>Monday.</p><div class=\"table-wrap\" tabindex=\"0\" role=\"region\""
                        + " aria-label=\"Calls &amp; times\"><table><caption>Calls &amp; times</caption><thead><tr>"
                        + "<th scope=\"col\">Time</th></tr></thead><tbody><tr><td>09:00</td></tr></tbody></table></div>"
                        + "</div><fieldset class=\"interaction choice\" data-response=\"RESPONSE\" data-max=\"1\">"
                        + "<legend><p>Which one, <em>first</em>?</p></legend>")
                .contains("<div class=\"option\"><input type=\"radio\" id=\"q3-RESPONSE-A\" name=\"q3-RESPONSE\""
                        + " value=\"A\"><label for=\"q3-RESPONSE-A\">Alpha &amp; omega</label></div>")
                .contains("Gamma &lt; delta");
    }

    @Test
    void anOrderIsAListThatNeverShowsTheRightOrder() {
        Set<String> orders = new HashSet<>();
        for (long seed = 0; seed < 500; seed++) {
            String html = html("order", 4, seed);
            assertThat(html)
                    .startsWith("<div class=\"interaction order\" role=\"group\" aria-labelledby=\"q4-p\""
                            + " data-response=\"RESPONSE\"><div class=\"prompt\" id=\"q4-p\"><p>In which order?</p></div>"
                            + "<ol><li data-value=\"")
                    .endsWith("</span></li></ol></div>")
                    .contains("<li data-value=\"A\"><span class=\"text\">Second</span></li>");
            orders.add(String.join("", values(html, "data-value=\"(\\w+)\"")));
        }
        assertThat(orders).hasSize(23).doesNotContain("BADC");
    }

    @Test
    void aMatchHasAListForEachLeftText() {
        String html = html("match", 5, 9);
        assertThat(html)
                .startsWith("<div class=\"interaction match\" role=\"group\" aria-labelledby=\"q5-p\""
                        + " data-response=\"RESPONSE\"><div class=\"prompt\" id=\"q5-p\"><p>Which belong together?</p></div>"
                        + "<div class=\"pair\"><label for=\"q5-RESPONSE-L")
                .contains(
                        "<div class=\"pair\"><label for=\"q5-RESPONSE-L2\">Left two</label>"
                                + "<select id=\"q5-RESPONSE-L2\" data-left=\"L2\"><option value=\"\"></option><option value=\"R");
        List<String> rights = values(html, "<option value=\"(R\\d)\">");
        assertThat(rights).hasSize(20);
        assertThat(rights.subList(0, 5))
                .isEqualTo(rights.subList(5, 10))
                .containsExactlyInAnyOrder("R1", "R2", "R3", "R4", "R5");
    }

    @Test
    void aGapIsAListInTheText() {
        assertThat(html("inline", 6, 9))
                .startsWith("<div class=\"interaction inline\" role=\"group\" aria-labelledby=\"q6-p\">"
                        + "<div class=\"prompt\" id=\"q6-p\"><p>Fill the gaps.</p></div><p>It begins"
                        + " <select class=\"gap\" id=\"q6-GAP1\" data-response=\"GAP1\" aria-label=\"1\">"
                        + "<option value=\"\"></option>")
                .contains(
                        "</select> and ends <select class=\"gap\" id=\"q6-GAP2\" data-response=\"GAP2\" aria-label=\"2\">")
                .endsWith("</select>.</p></div>")
                .contains("<option value=\"C\">never</option>");
    }

    @Test
    void theSamePaperLooksTheSameAndOthersDiffer() {
        assertThat(html("single", 7, 5)).isEqualTo(html("single", 7, 5));
        Set<String> seen = new HashSet<>();
        for (long seed = 0; seed < 100; seed++) {
            seen.add(html("single", 7, seed));
        }
        assertThat(seen).hasSize(6);
    }

    @Test
    void everyChoiceComesToEveryPlaceEquallyOften() {
        Map<String, Integer> counts = new HashMap<>();
        int papers = 6_000;
        for (long seed = 0; seed < papers; seed++) {
            List<String> order = values(html("single", 1 + (int) (seed % 60), seed), "value=\"(\\w)\"");
            for (int place = 0; place < 3; place++) {
                counts.merge(order.get(place) + place, 1, Integer::sum);
            }
        }
        assertThat(counts).hasSize(9);
        assertThat(counts.values()).allMatch(count -> count > 1_850 && count < 2_150);
    }

    @Test
    void whatMeansAnOrderIsNotShuffled() {
        for (long seed = 0; seed < 50; seed++) {
            assertThat(values(html("multiple", 1, seed), "value=\"(\\w)\"")).containsExactly("A", "B", "C", "D", "E");
        }
    }

    @Test
    void noCandidateSeesKeyMarksOrRationale() {
        for (BankPackage.Content content : bank.items()) {
            Item item = content.item();
            String html = QuestionMarkup.of(item).html(17, 99);
            String text = Markup.textOf(html);
            item.rationales()
                    .values()
                    .forEach(why -> assertThat(text).as(item.identifier()).doesNotContain(why));
            assertThat(html).as(item.identifier()).doesNotContain(item.identifier(), "\0");
            assertThat(values(html, "<(\\w[^ >]*)")).as(item.identifier()).allMatch(TAGS::contains);
            assertThat(values(html, " ([\\w-]+)=\"")).as(item.identifier()).allMatch(ATTRIBUTES::contains);
            assertThat(values(html, " class=\"([^\"]*)\""))
                    .as(item.identifier())
                    .allMatch(CLASSES::contains);
        }
    }

    @Test
    void whatIsShownCanBeAnsweredAndIsWholeAndWellFormed() {
        for (long seed = 0; seed < 5; seed++) {
            Sheet sheet = BankFixture.sheet(bank, seed);
            StringBuilder page = new StringBuilder("<div>");
            for (Sheet.Question question : sheet.questions()) {
                page.append(question.html());
                assertThat(question.accepts(Response.NONE)).isTrue();
            }
            String closed = page.append("</div>").toString().replaceAll("(<input [^>]*)>", "$1/>");
            Defects defects = new Defects();
            assertThat(XmlReader.read("page", closed, defects))
                    .as("%s", defects.list())
                    .isNotNull();
            List<String> ids = values(closed, " id=\"([^\"]+)\"");
            assertThat(ids).doesNotHaveDuplicates();
            assertThat(values(closed, " for=\"([^\"]+)\"")).allMatch(new HashSet<>(ids)::contains);
        }
    }

    @Test
    void aSheetKnowsItsQuestions() {
        Sheet sheet = BankFixture.sheet(bank, 3);
        assertThat(sheet.questions()).hasSize(60);
        assertThat(sheet.has(1)).isTrue();
        assertThat(sheet.has(60)).isTrue();
        assertThat(sheet.has(0)).isFalse();
        assertThat(sheet.has(61)).isFalse();
        assertThat(sheet.has(-1)).isFalse();
        assertThat(sheet.question(60).position()).isEqualTo(60);
        assertThat(sheet.question(1).outcome()).isEqualTo(1);
        assertThat(sheet.question(60).outcome()).isEqualTo(4);
    }

    private static List<String> values(String html, String pattern) {
        return new ArrayList<>(Pattern.compile(pattern)
                .matcher(html)
                .results()
                .map((MatchResult result) -> result.group(1))
                .toList());
    }
}
