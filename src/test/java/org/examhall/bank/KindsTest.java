package org.examhall.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class KindsTest {

    private static Map<String, Item> items;

    @BeforeAll
    static void reads() throws IOException {
        items = Kinds.items();
    }

    @TestFactory
    List<DynamicTest> marksAsTheTableSays() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("src/test/resources/bank/kinds.csv"))) {
            if (line.startsWith("#") || line.isBlank()) {
                continue;
            }
            String[] cells = line.split(" ; ");
            tests.add(DynamicTest.dynamicTest(line, () -> {
                Item item = items.get(cells[0]);
                Response response = Response.parse(cells[1]);
                assertThat(item.accepts(response)).isEqualTo(cells[2].equals("yes"));
                assertThat(item.markScheme().mark(item.canonical(response)))
                        .isEqualTo(new Mark(new BigDecimal(cells[3].strip()), new BigDecimal(cells[4].strip())));
            }));
        }
        assertThat(tests).hasSizeGreaterThan(90);
        return tests;
    }

    @Test
    void everyTypeThatIsNotAmongTheSampleItemsIsHere() {
        Set<ItemType> types = items.values().stream().map(Item::type).collect(Collectors.toSet());
        assertThat(types)
                .containsAll(EnumSet.complementOf(EnumSet.of(ItemType.ORDER, ItemType.MATCH, ItemType.INLINE)));
    }

    @Test
    void onlyAWrittenTextAwaitsAPerson() {
        Item item = items.get("extended");
        assertThat(item.markScheme().awaitsPerson(Response.of("RESPONSE", "Because.")))
                .isTrue();
        assertThat(item.markScheme().awaitsPerson(Response.NONE)).isFalse();
        assertThat(items.get("slider").markScheme().awaitsPerson(Response.of("RESPONSE", "40")))
                .isFalse();
        assertThat(item.guidance().rubrics()).hasSize(2);
        assertThat(item.unexplained()).isEmpty();
        assertThat(item.lines())
                .containsExactly(new Item.Line("RESPONSE", "Restore it to a spare computer first.", true, ""));
    }

    @Test
    void anAuthorSeesWhatIsRight() {
        assertThat(items.get("associate").lines())
                .extracting(Item.Line::html)
                .contains("dns ↔ name", "mail ↔ smtp", "address ↔ dhcp");
        assertThat(items.get("gap-match").lines())
                .extracting(Item.Line::place, Item.Line::html, Item.Line::key)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("G1", "G1 → switch", true),
                        org.assertj.core.groups.Tuple.tuple("G2", "G2 → router", true),
                        org.assertj.core.groups.Tuple.tuple("HU", "hub", false));
        assertThat(items.get("graphic").lines()).extracting(Item.Line::html).contains("Room 1 → Server");
        assertThat(items.get("spelling").lines()).extracting(Item.Line::html).contains("colour", "color", "Color TV");
        assertThat(items.get("hotspot").lines()).extracting(Item.Line::html).contains("Office", "R3");
    }

    @Test
    void whatACandidateSeesIsWellFormedAndNamesNoKey() {
        for (Item item : items.values()) {
            String html = QuestionMarkup.of(item).html(7, 42);
            String closed = html.replaceAll("(<input [^>]*[^/])>", "$1/>");
            Defects defects = new Defects();
            assertThat(XmlReader.read("page", "<div>" + closed + "</div>", defects))
                    .as("%s %s %s", item.identifier(), defects.list(), html)
                    .isNotNull();
            assertThat(html).doesNotContain("\0", "Restore it to a spare", "One mark for each reason");
            assertThat(html.split("aria-labelledby=\"q7-p\"", -1).length > 1 || html.contains("<legend>"))
                    .as(item.identifier())
                    .isTrue();
        }
        String extended = QuestionMarkup.of(items.get("extended")).html(7, 42);
        assertThat(extended)
                .contains("Write whole sentences.", "<summary>backup</summary>", "maxlength=\"500\"", "rows=\"6\"");
        assertThat(QuestionMarkup.of(items.get("hotspot")).html(7, 42))
                .contains(
                        "<g data-area=\"R2\"><circle cx=\"300\" cy=\"75\" r=\"50\">",
                        "<b class=\"number\">3</b></label>");
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/bank/kinds-refused.csv", delimiter = ';', quoteCharacter = '~')
    void whatIsNotSupportedIsRefusedByName(String name, String from, String to, String message) throws IOException {
        String xml = Kinds.files().get(name);
        assertThat(xml).contains(from);
        Defects defects = new Defects();
        Item item = ItemReader.read(name, xml.replace(from, to == null ? "" : to), null, Kinds.FACTS, defects);
        assertThat(item).isNull();
        assertThat(defects.list()).anySatisfy(defect -> {
            assertThat(defect.message()).contains(message);
            assertThat(defect.line()).isPositive();
        });
    }
}
