package org.examhall.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.examhall.kernel.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
                "{\"RESPONSE\":[\"\\u0041\"]}",
                "{\"RESPONSE\":[\"A\\\"\"]}",
                "{\"RESPONSE\":[\"<b>\"]}",
                "{\"RESPONSE\":[\"A B C\"]}",
                "{\"RESPONSE\":[\"A  B\"]}",
                "{\"RESPONSE\":[\" A\"]}",
                "{\"RESPONSE\":[\"Å\"]}",
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

    @Test
    void sizeIsBounded() {
        String forty = identifiers(40);
        assertThat(Response.parse(forty).of("R")).hasSize(40);
        assertThatThrownBy(() -> Response.parse(identifiers(41))).isInstanceOf(Refused.class);
        String long64 = "{\"R\":[\"" + "a".repeat(64) + "\"]}";
        assertThat(Response.parse(long64).json()).isEqualTo(long64);
        assertThatThrownBy(() -> Response.parse("{\"R\":[\"" + "a".repeat(65) + "\"]}"))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> Response.parse("{" + " ".repeat(2_000) + "}")).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> Response.parse("[".repeat(2_000))).isInstanceOf(Refused.class);
    }

    private static String identifiers(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "\"I" + i + "\"")
                .collect(Collectors.joining(",", "{\"R\":[", "]}"));
    }
}
