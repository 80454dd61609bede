package org.examhall.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.examhall.kernel.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is found in the register, and who cannot be put into it. */
class RegisterTest {

    private static final LocalDate UNTIL = LocalDate.of(2027, 3, 1);
    private static final List<Register.Listed> ALL = List.of(
            listed("Demo One", "Leeds", Country.GB, "practitioner"),
            listed("Demo Two", "Ålesund", Country.NO, "practitioner", "advanced"),
            listed("Demo Three", "Perth", Country.AU, "advanced"));

    private static Register.Listed listed(String name, String place, Country country, String... courses) {
        List<Register.Course> held = List.of(courses).stream()
                .map(code -> new Register.Course(code, UNTIL))
                .toList();
        return new Register.Listed(name, place, country, held);
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', '', Demo One;Demo Three;Demo Two",
        "leeds, '', '', Demo One",
        "'  åLES ', '', '', Demo Two",
        "demo, advanced, '', Demo Three;Demo Two",
        "'', practitioner, no, Demo Two",
        "'', '', au, Demo Three",
        "'', advanced, gb, ''",
        "nobody, '', '', ''",
    })
    void trainersAreFoundByWordsCourseAndCountry(String words, String course, String country, String names) {
        assertThat(Register.find(ALL, words, course, country).stream().map(Register.Listed::name))
                .containsExactlyElementsOf(names.isEmpty() ? List.of() : List.of(names.split(";")));
    }

    @Test
    void nobodyIsListedWhoHasNotAgreed() {
        assertThat(Register.defect("Demo", "Town", true)).isEmpty();
        assertThat(Register.defect("Demo", "Town", false)).map(Refusal::code).contains("register-agreed");
        assertThat(Register.defect(" ", "Town", true)).map(Refusal::code).contains("register-words");
        assertThat(Register.defect("Demo", "x".repeat(121), true))
                .map(Refusal::code)
                .contains("register-words");
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/London, GB",
        "Europe/Oslo, NO",
        "Australia/Perth, AU",
        "Australia/Lord_Howe, AU",
        "Europe/Paris, ZZ",
        "UTC, ZZ",
    })
    void theClocksOfAVenueTellItsCountry(String zone, Country country) {
        assertThat(Country.of(ZoneId.of(zone))).isEqualTo(country);
    }
}
