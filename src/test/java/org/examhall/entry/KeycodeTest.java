package org.examhall.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeycodeTest {

    @Test
    void freshCodesHaveEightUnmistakableCharacters() {
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < 5_000; i++) {
            Keycode code = Keycode.fresh();
            assertThat(code.value()).matches("[0-9A-HJKMNP-TV-Z]{8}");
            assertThat(Keycode.typed(code.shown())).isEqualTo(code);
            codes.add(code.value());
        }
        assertThat(codes).hasSizeGreaterThan(4_995);
    }

    @ParameterizedTest
    @CsvSource({
        "K7QD-M3XP, K7QDM3XP",
        "'  k7qd m3xp ', K7QDM3XP",
        "k7qdm3xp, K7QDM3XP",
        "K-7-Q-D-M-3-X-P, K7QDM3XP",
        "OOIL-oil1, 00110111",
        "'K7QD\tM3XP', K7QDM3XP"
    })
    void whatPeopleTypeIsReadKindly(String typed, String meant) {
        assertThat(Keycode.typed(typed).value()).isEqualTo(meant);
    }

    @Test
    void itIsShownInTwoGroups() {
        assertThat(new Keycode("K7QDM3XP").shown()).isEqualTo("K7QD-M3XP");
        assertThat(Keycode.typed("nonsense that is too long").shown()).isNotBlank();
    }
}
