package org.examhall.awarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import org.examhall.kernel.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultLineTest {

    @Test
    void takesWhatTheRulesAllow() {
        assertThat(AwardingFixture.line().build().unit()).isEqualTo("F81L34");
    }

    @ParameterizedTest
    @CsvSource({
        "number,    123456784,   line-candidate-number",
        "number,    12345678,    line-candidate-number",
        "number,    '',          line-candidate-number",
        "number,    05000000 1,  line-candidate-number",
        "family,    '',          line-family-name",
        "family,    ' Smith',    line-family-name",
        "family,    Sm1th,       line-family-name",
        "family,    'Smith;x',   line-family-name",
        "given,     '=cmd()',    line-given-name",
        "given,     '',          line-given-name",
        "code,      F81,         line-unit",
        "code,      f81l,        line-unit",
        "level,     345,         line-unit",
        "born,      2026-03-02,  line-born-on",
        "completed, 2026-03-11,  line-completed-on",
        "marks,     60.0001,     line-marks",
        "marks,     -0.0001,     line-marks",
        "possible,  0,           line-marks",
    })
    void refusesWhatBreaksARuleAndSaysWhich(String field, String value, String code) {
        AwardingFixture.Builder line = AwardingFixture.line();
        switch (field) {
            case "number" -> line.number = value;
            case "family" -> line.family = value;
            case "given" -> line.given = value;
            case "code" -> line.code = value;
            case "level" -> line.level = value;
            case "born" -> line.born = LocalDate.parse(value);
            case "completed" -> line.completed = LocalDate.parse(value);
            case "marks" -> line.marks = value;
            case "possible" -> line.possible = value;
            default -> throw new AssertionError(field);
        }
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(line::build)
                .satisfies(refused -> assertThat(refused.refusal().code()).isEqualTo(code));
    }

    @ParameterizedTest
    @CsvSource({"O'Neill", "O\u2019Neill", "Åsmund-Bø", "van der Berg", "J. R.", "Łukasz", "Ng"})
    void takesTheNamesThatPeopleHave(String name) {
        AwardingFixture.Builder line = AwardingFixture.line();
        line.family = name;
        assertThat(line.build().familyName()).isEqualTo(name);
    }

    @Test
    void examMayBeADayAheadWhereTheVenueIsEastOfUtc() {
        AwardingFixture.Builder line = AwardingFixture.line();
        line.completed = line.released.plusDays(1);
        assertThat(line.build().completedOn()).isEqualTo(LocalDate.of(2026, 3, 10));
    }
}
