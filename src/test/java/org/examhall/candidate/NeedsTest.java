package org.examhall.candidate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.Stream;
import org.examhall.kernel.Refusal;
import org.examhall.kernel.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NeedsTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(resources = "/candidate/needs.csv")
    void needsAreAsTheTableSays(
            String asked, String outcome, String canonical, int extraPercent, int breakMinutes, String display) {
        Needs needs = Needs.parse(asked);
        assertThat(needs.objection().map(Refusal::code).orElse("ok")).isEqualTo(outcome);
        assertThat(needs.canonical()).isEqualTo(canonical == null ? "" : canonical);
        assertThat(needs.extraPercent()).isEqualTo(extraPercent);
        assertThat(needs.breakMinutes()).isEqualTo(breakMinutes);
        assertThat(needs.display()).hasToString(display);
        assertThat(Needs.parse(needs.canonical())).isEqualTo(needs);
    }

    @Test
    void extraTimeCanBePutInAndTakenOut() {
        Needs needs = Needs.parse("extra-time=25;reader=yes");
        assertThat(needs.withExtraPercent(0).canonical()).isEqualTo("reader=yes");
        assertThat(needs.withExtraPercent(50).canonical()).isEqualTo("extra-time=50;reader=yes");
        assertThat(Needs.NONE.withExtraPercent(0).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "nb"})
    void everyNeedHasWordsInEveryValue(String language) {
        Texts texts = Texts.in(Locale.forLanguageTag(language));
        assertThat(everything())
                .allSatisfy(canonical -> assertThat(Needs.parse(canonical).words(texts))
                        .singleElement()
                        .asString()
                        .isNotBlank()
                        .doesNotContain("?"));
    }

    @Test
    void whatIsStoredFitsItsColumn() {
        String longest = Stream.of(Need.values())
                .map(need -> need.key() + "=" + (need.isNumber() ? "100" : longest(need)))
                .collect(java.util.stream.Collectors.joining(";"));
        assertThat(longest).hasSizeLessThan(400);
    }

    @ParameterizedTest
    @MethodSource("enums")
    void everyNameThatAPagePutsTogetherHasWords(String key) {
        assertThat(Texts.in(Locale.ENGLISH).get(key)).doesNotContain("?");
    }

    static Stream<Arguments> enums() {
        return Stream.concat(
                        Stream.of(Arrangement.State.values()).map(state -> "arrangement.state." + state.name()),
                        Stream.of(Evidence.Reason.values()).map(reason -> "arrangement.reason." + reason.name()))
                .map(Arguments::of);
    }

    private static String longest(Need need) {
        return need.choices().stream()
                .max(java.util.Comparator.comparing(String::length))
                .orElseThrow();
    }

    private static Stream<String> everything() {
        return Stream.of(Need.values())
                .flatMap(need -> need.isNumber()
                        ? Stream.of(need.key() + "=20")
                        : need.choices().stream().map(choice -> need.key() + "=" + choice));
    }
}
