package org.examhall.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HouseTextTest {

    @ParameterizedTest
    @CsvFileSource(resources = "/bank/house-text.csv", delimiter = ';', quoteCharacter = '\0')
    void whatIsTypedStandsForMarkup(String typed, String markup) {
        Defects defects = new Defects();
        assertThat(HouseText.blocks(typed.replace("¶", "\n"), defects)).isEqualTo(markup);
        assertThat(defects.list()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<p onclick=\"x()\">Hello</p>",
                "<p>never closed",
                "|Time|\n|09:00|",
                "<!DOCTYPE p [<!ENTITY a \"b\">]><p>&a;</p>"
            })
    void whatIsNotAllowedIsADefectAndNotMarkup(String typed) {
        Defects defects = new Defects();
        String markup = HouseText.blocks(typed, defects);
        assertThat(defects.list()).isNotEmpty();
        assertThat(markup).doesNotContain("<script", "onclick");
    }

    @Test
    void whatLooksLikeMarkupInRunningTextIsText() {
        assertThat(HouseText.blocks("Is 3 < 4 & \"5\"? <b>", new Defects()))
                .isEqualTo("<p>Is 3 &lt; 4 &amp; &quot;5&quot;? &lt;b&gt;</p>");
    }

    static Stream<BankPackage> banks() {
        return Stream.of(BankFixture.practitioner(), BankFixture.advanced());
    }

    @ParameterizedTest
    @MethodSource("banks")
    void everyTextThatShipsCanBeTyped(BankPackage bank) {
        for (Item item : bank.content()) {
            assertTyped(item, item.prompt());
            if (item.stimulus() != null) {
                assertTyped(item, item.stimulus().html());
            }
            for (Item.Line line : item.type() == ItemType.MATCH ? List.<Item.Line>of() : item.lines()) {
                assertThat(HouseText.phrases(HouseText.ofPhrases(line.html()), new Defects()))
                        .as(item.identifier() + " " + line.place())
                        .isEqualTo(line.html());
            }
        }
    }

    private static void assertTyped(Item item, String html) {
        assertThat(HouseText.blocks(HouseText.ofBlocks(html), new Defects()))
                .as(item.identifier())
                .isEqualTo(html);
    }
}
