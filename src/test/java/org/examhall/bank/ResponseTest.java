package org.examhall.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.examhall.kernel.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"RESPONSE\":[\"C\"]}",
                "{\"RESPONSE\":[\"L1 R3\",\"L2 R1\"]}",
                "{\"GAP1\":[\"A\"],\"GAP2\":[\"C\"]}",
                "{\"a.b-c_d\":[\"E.f-g_h\"]}"
            })
    void canonicalTextSurvivesReading(String json) {
        assertThat(Response.parse(json).json()).isEqualTo(json);
    }

    @Test
    void textIsMadeCanonical() {
        String loose = " { \"GAP2\" : [ \"C\" ] ,\n\"GAP1\":[\"A\"], \"GAP3\":[] } ";
        assertThat(Response.parse(loose).json()).isEqualTo("{\"GAP1\":[\"A\"],\"GAP2\":[\"C\"]}");
        assertThat(Response.parse("{\"RESPONSE\":[]}")).isEqualTo(Response.NONE);
        assertThat(new Response(Map.of("RESPONSE", List.of()))).isEqualTo(Response.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "\"A\"",
                "{",
                "{}}",
                "{} {}",
                "{\"RESPONSE\"}",
                "{\"RESPONSE\":\"A\"}",
                "{\"RESPONSE\":[\"A\"]",
                "{\"RESPONSE\":[\"A\",]}",
                "{\"RESPONSE\":[\"A\"],}",
                "{\"RESPONSE\":[A]}",
                "{\"RESPONSE\":[1]}",
                "{\"RESPONSE\":[null]}",
                "{\"RESPONSE\":[\"\"]}",
                "{\"RESPONSE\":[\"A\",\"A\"]}",
                "{\"RESPONSE\":[\"A\"],\"RESPONSE\":[\"B\"]}",
                "{\"RESPONSE\":[[\"A\"]]}",
                "{\"RESPONSE\":{\"A\":[]}}",
                "{\"RESPONSE\":[\"  \"]}",
                "{\"RESPONSE\":[\"\\x\"]}",
                "{\"RESPONSE\":[\"\\u00\"]}",
                "{\"RESPONSE\":[\"A\\u0007\"]}",
                "{\"RESPONSE\":[\"A\\r\"]}",
                "{\"RESPONSE\":[\"\\ud800\"]}",
                "{\"RES PONSE\":[\"A\"]}",
                "{\"\":[\"A\"]}",
                "{'RESPONSE':['A']}",
                "{\"RESPONSE\":[\"A\"]}\u0000",
                "{\"RESPONSE\":[\"A\u0000\"]}",
                "\uFEFF{}",
                "{/**/}"
            })
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> Response.parse(text))
                .isInstanceOf(Refused.class)
                .hasMessage("response-malformed");
    }

    /** The same table is walked in the browser, with the canonical form that the exam page writes. */
    @ParameterizedTest
    @MethodSource("texts")
    void textHasOneForm(String loose, String canonical) {
        assertThat(Response.parse(loose).json()).isEqualTo(canonical);
        assertThat(Response.parse(canonical).json()).isEqualTo(canonical);
    }

    static Stream<Arguments> texts() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/bank/canonical.csv")).stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(line -> line.split(" ; "))
                .map(cells -> Arguments.of(cells[0], cells[1]));
    }

    @Test
    void sizeIsBounded() {
        String forty = identifiers(40);
        assertThat(Response.parse(forty).of("R")).hasSize(40);
        assertThatThrownBy(() -> Response.parse(identifiers(41))).isInstanceOf(Refused.class);
        String longest = "{\"R\":[\"" + "\\n".repeat(7_999) + "a\"]}";
        assertThat(Response.parse(longest).json()).isEqualTo(longest).hasSizeLessThan(Response.MAX_TEXT);
        assertThatThrownBy(() -> Response.parse("{\"R\":[\"" + "a".repeat(8_001) + "\"]}"))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> Response.parse("{" + " ".repeat(20_000) + "}")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> Response.parse("[".repeat(20_001))).isInstanceOf(Refused.class);
    }

    private static String identifiers(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "\"I" + i + "\"")
                .collect(Collectors.joining(",", "{\"R\":[", "]}"));
    }
}
