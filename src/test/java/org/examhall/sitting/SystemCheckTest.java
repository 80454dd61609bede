package org.examhall.sitting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.examhall.kernel.Texts;
import org.examhall.sitting.SystemCheck.Finding;
import org.examhall.sitting.SystemCheck.Verdict;
import org.examhall.sitting.SystemCheck.What;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SystemCheckTest {

    @Test
    void whatIsStoredIsReadBackAndTheLastWordCounts() {
        SystemCheck check = new SystemCheck(List.of(
                new Finding(What.NETWORK, Verdict.OK, 42),
                new Finding(What.STORAGE, Verdict.FAIL, 0),
                new Finding(What.NETWORK, Verdict.NOTE, 1_700)));
        assertThat(check.canonical()).isEqualTo("storage=fail/0;network=note/1700");
        SystemCheck read = SystemCheck.parse(check.canonical());
        assertThat(read.canonical()).isEqualTo(check.canonical());
        assertThat(read.failed()).extracting(Finding::what).containsExactly(What.STORAGE);
    }

    @Test
    void everythingTogetherFitsItsColumn() {
        String longest = Arrays.stream(What.values())
                .map(what -> new Finding(what, Verdict.NOTE, 999_999_999))
                .collect(Collectors.collectingAndThen(Collectors.toList(), SystemCheck::new))
                .canonical();
        assertThat(longest).hasSizeLessThan(300);
        assertThat(SystemCheck.parse(longest).findings()).hasSameSizeAs(What.values());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "clock=ok", "clock=good/1", "owner=ok/1", "clock=ok/-1", "clock=ok/1234567890"})
    void whatCannotBeReadIsLeftOut(String stored) {
        assertThat(SystemCheck.parse(stored).findings()).isEmpty();
    }

    @Test
    void aFigureIsKeptWithinBounds() {
        assertThat(SystemCheck.finding("clock", "note", Long.MAX_VALUE)
                        .orElseThrow()
                        .figure())
                .isEqualTo(999_999_999);
        assertThat(SystemCheck.finding("clock", "note", -5).orElseThrow().figure())
                .isZero();
        assertThat(SystemCheck.finding("clock", "wrong", 1)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(What.class)
    void whateverIsFoundHasWordsOnTheBoard(What what) {
        assertThat(Texts.in(Locale.ENGLISH).get("board.seat.check." + what.name()))
                .doesNotContain("?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "nb"})
    void theRulesOfEveryVersionCanStillBeRead(String language) {
        Texts texts = Texts.in(Locale.forLanguageTag(language));
        assertThat(Rules.VERSIONS).isNotEmpty().allSatisfy(rules -> {
            assertThat(rules.words(texts)).hasSize(rules.count()).noneMatch(words -> words.contains("???"));
            assertThat(rules.declaration(texts)).noneMatch(words -> words.contains("???"));
        });
        assertThat(Rules.of(Rules.CURRENT.version())).contains(Rules.CURRENT);
    }
}
