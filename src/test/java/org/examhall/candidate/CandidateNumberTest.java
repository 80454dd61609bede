package org.examhall.candidate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CandidateNumberTest {

    @ParameterizedTest
    @CsvSource({"12345678, 5", "05000000, 1", "26000001, 2"})
    void theCheckDigitIsThatOfTheDefinition(String digits, String check) {
        assertThat(CandidateNumber.complete(digits).value()).isEqualTo(digits + check);
        for (char other = '0'; other <= '9'; other++) {
            assertThat(CandidateNumber.isValid(digits + other)).isEqualTo(other == check.charAt(0));
        }
    }

    @Test
    void oneInElevenIsNeverIssued() {
        int never = 0;
        for (int i = 26_000_000; i < 26_001_100; i++) {
            String digits = String.format(Locale.ROOT, "%08d", i);
            try {
                assertThat(CandidateNumber.isValid(
                                CandidateNumber.complete(digits).value()))
                        .isTrue();
            } catch (IllegalArgumentException neverIssued) {
                never++;
                for (int check = 0; check <= 9; check++) {
                    assertThat(CandidateNumber.isValid(digits + check)).isFalse();
                }
            }
        }
        assertThat(never).isBetween(90, 110);
    }

    @Test
    void oneWrongDigitOrTwoExchangedAreNoticed() {
        String right = "123456785";
        for (int place = 0; place < 9; place++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                String other = right.substring(0, place) + digit + right.substring(place + 1);
                assertThat(CandidateNumber.isValid(other)).as(other).isEqualTo(other.equals(right));
            }
        }
        for (int place = 0; place < 8; place++) {
            String exchanged = right.substring(0, place)
                    + right.charAt(place + 1)
                    + right.charAt(place)
                    + right.substring(place + 2);
            assertThat(CandidateNumber.isValid(exchanged)).as(exchanged).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "12345678",
                "1234567855",
                "12345678x",
                "1234 5678",
                "-23456785",
                "\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668\u0665"
            })
    void whatIsNotNineDigitsIsNoNumber(String text) {
        assertThat(CandidateNumber.isValid(text)).isFalse();
        assertThatThrownBy(() -> new CandidateNumber(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void spacesAndHyphensBetweenGroupsDoNotMatter() {
        assertThat(CandidateNumber.normal(" 123 456-785 ")).isEqualTo("123456785");
    }
}
