package org.examhall.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class MarkSchemeTest {

    private static Map<String, Item> items;

    @BeforeAll
    static void reads(@TempDir Path folder) throws IOException {
        BankReading reading = BankReader.read(new PackageFixture().folder(folder));
        assertThat(reading).isInstanceOf(BankPackage.class);
        items = ((BankPackage) reading).content().stream().collect(Collectors.toMap(Item::identifier, item -> item));
    }

    @TestFactory
    List<DynamicTest> marksAsTheTableSays() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("src/test/resources/bank/marking.csv"))) {
            if (line.startsWith("#") || line.isBlank()) {
                continue;
            }
            String[] cells = line.split(" ; ");
            tests.add(DynamicTest.dynamicTest(line, () -> {
                Item item = items.get(cells[0]);
                Response response = Response.parse(cells[1]);
                assertThat(item.accepts(response)).isEqualTo(cells[2].equals("yes"));
                assertThat(item.markScheme().mark(response))
                        .isEqualTo(new Mark(new BigDecimal(cells[3].strip()), BigDecimal.ONE));
            }));
        }
        assertThat(tests).hasSizeGreaterThan(40);
        return tests;
    }

    @Test
    void marksHaveFourDecimalPlaces() {
        Mark mark = items.get("match").markScheme().mark(Response.parse("{\"RESPONSE\":[\"L1 R3\"]}"));
        assertThat(mark.earned().toPlainString()).isEqualTo("0.2500");
        assertThat(mark.possible().toPlainString()).isEqualTo("1.0000");
        assertThat(mark.full()).isFalse();
    }

    @Test
    void equalAnswersBecomeEqualText() {
        Response given = Response.parse("{\"RESPONSE\":[\"D\",\"A\"]}");
        assertThat(items.get("multiple").canonical(given).json()).isEqualTo("{\"RESPONSE\":[\"A\",\"D\"]}");
        Response order = Response.parse("{\"RESPONSE\":[\"D\",\"A\",\"B\",\"C\"]}");
        assertThat(items.get("order").canonical(order)).isEqualTo(order);
    }

    @Test
    void anAuthorSeesKeysAndRationales() {
        assertThat(items.get("single").lines())
                .contains(new Item.Line("B", "Beta", true, "Reason for B"))
                .contains(new Item.Line("A", "Alpha &amp; omega", false, "Reason for A"));
        assertThat(items.get("order").lines())
                .extracting(Item.Line::html)
                .containsExactly("First", "Second", "Third", "Fourth");
        assertThat(items.get("match").lines())
                .contains(
                        new Item.Line("L1", "Left one → Right three", true, "Reason for L1"),
                        new Item.Line("R4", "Right four", false, "Reason for R4"));
        assertThat(items.get("inline").lines()).contains(new Item.Line("GAP2.C", "never", true, "Reason for GAP2.C"));
    }
}
