package org.examhall.sitting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.examhall.kernel.Refusal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may be in charge of a room and sign for it. */
class FitnessPolicyTest {

    @ParameterizedTest
    @CsvSource({
        "true,  true,  0, ''",
        "false, true,  0, invigilator-not-trainer",
        "false, false, 0, invigilator-not-trainer",
        "true,  false, 0, invigilator-not-accredited",
        "true,  true,  1, invigilator-interested",
        "true,  false, 2, invigilator-not-accredited invigilator-interested"
    })
    void anInvigilatorIsAnAccreditedTrainerWithoutAnInterest(
            boolean trainer, boolean accredited, int interests, String reasons) {
        List<String> expected =
                Stream.of(reasons.split(" ")).filter(code -> !code.isEmpty()).toList();
        Fitness fitness = FitnessPolicy.decide(trainer, accredited, interests);
        assertThat(fitness.objections().stream().map(Refusal::code)).isEqualTo(expected);
        assertThat(fitness instanceof Fitness.Fit).isEqualTo(expected.isEmpty());
    }
}
