package org.examhall.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OneLineTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A  Reader",
                " A\r\n\r\nReader ",
                "A\u2028Reader",
                "A\u2029\u0000Reader",
                "\u00a0A\u0085\tReader\u3000"
            })
    void isOneLineWithSingleSpaces(String typed) {
        assertThat(OneLine.of(typed)).isEqualTo("A Reader");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://a.example", "HTTP://x", "see WWW.a.example", "me@a.example", "ftp://x"})
    void findsWhatWouldBecomeALink(String typed) {
        assertThat(OneLine.leadsSomewhere(typed)).isTrue();
    }

    @Test
    void lettersAndSignsOfNamesLeadNowhere() {
        assertThat(OneLine.leadsSomewhere("Dr. Åse O'Neill-Łoś (St. John's: Primary/Junior)"))
                .isFalse();
    }
}
