package org.examhall.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.examhall.kernel.StoppedClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a course for members counts as completed, and how certificates are numbered. */
class CertificateTest {

    @ParameterizedTest
    @CsvSource({
        "10, 10, 20, 16, true",
        "10, 10, 20, 15, false",
        "10, 9, 20, 20, false",
        "10, 10, 21, 16, false",
        "10, 10, 21, 17, true",
        "1, 1, 1, 1, true",
        "1, 1, 0, 0, true",
        "0, 0, 0, 0, false"
    })
    void allLessonsAndFourInFiveQuestions(int lessons, int finished, int questions, int right, boolean done) {
        assertThat(new Standing(lessons, finished, questions, right).isDone()).isEqualTo(done);
    }

    @Test
    void numbersAreRandomAndReadBack() {
        StoppedClock clock = StoppedClock.atMorning();
        assertThat(IntStream.range(0, 500).mapToObj(i -> CertificateNumber.fresh(clock)))
                .doesNotHaveDuplicates()
                .allSatisfy(number -> {
                    assertThat(number.value()).matches("KSO(-[0-9A-HJKMNP-TV-Z]{4}){3}");
                    assertThat(CertificateNumber.parse(number.value())).contains(number);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"KSO-7Q2M-X8KD-4ZT1", "kso 7q2m x8kd 4ztl", "7Q2MX8KD4ZTI", " KSO-7Q2M-X8KD-4ZT1 "})
    void aNumberIsReadAsPeopleTypeIt(String typed) {
        assertThat(CertificateNumber.parse(typed)).contains(new CertificateNumber("KSO-7Q2M-X8KD-4ZT1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "KSO-7Q2M-X8KD", "KSO-7Q2M-X8KD-4ZTU", "KSO-7Q2M-X8KD-4ZT1-1", "../KSO-7Q2M-X8KD"})
    void whatIsNoNumberIsNone(String typed) {
        assertThat(CertificateNumber.parse(typed)).isEmpty();
    }
}
