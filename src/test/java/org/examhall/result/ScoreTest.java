package org.examhall.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoreTest {

    @ParameterizedTest
    @CsvSource({
        // marks, possible, pass mark, per cent shown, grade
        "39,      60, 65, 65.0,  PASS",
        "38.9999, 60, 65, 65.0,  FAIL",
        "39.0001, 60, 65, 65.0,  PASS",
        "38.97,   60, 65, 65.0,  FAIL",
        "38,      60, 65, 63.3,  FAIL",
        "0,       60, 65, 0.0,   FAIL",
        "60,      60, 65, 100.0, PASS",
        "60,      60, 100, 100.0, PASS",
        "59.9999, 60, 100, 100.0, FAIL",
        "1,       3,  33, 33.3,  PASS",
        "1,       3,  34, 33.3,  FAIL",
        "2,       3,  67, 66.7,  FAIL",
        "0.1225,  1,  12, 12.3,  PASS",
        "45.5,    70, 65, 65.0,  PASS",
    })
    void passIsDecidedOnTheExactRatioAndPercentIsForReading(
            BigDecimal marks, BigDecimal possible, int passMark, BigDecimal percent, Grade grade) {
        Score score = new Score(marks, possible);
        assertThat(score.percent()).isEqualTo(percent);
        assertThat(score.gradeBy(passMark)).isEqualTo(grade);
    }

    @Test
    void paperWithoutMarksHasNoScore() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Score(BigDecimal.ZERO, BigDecimal.ZERO));
    }
}
