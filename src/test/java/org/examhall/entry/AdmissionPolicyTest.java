package org.examhall.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class AdmissionPolicyTest {

    @ParameterizedTest(name = "{0}, {1} attempts, after [{2}], passed [{3}], {4} %: {5}")
    @CsvFileSource(resources = "/entry/admission.csv")
    void aCandidateIsEnteredAsTheTableSays(
            String blueprint, int attempts, String earlier, String passed, int extraPercent, String outcome) {
        Admission admission = AdmissionPolicy.decide(
                blueprint,
                attempts,
                sitting("here"),
                words(earlier).stream().map(AdmissionPolicyTest::entry).toList(),
                Set.copyOf(words(passed)),
                extraPercent);
        assertThat(inWords(admission)).isEqualTo(outcome);
    }

    private static List<String> words(String cell) {
        return cell == null ? List.of() : Arrays.asList(cell.split(" "));
    }

    private static SittingRef sitting(String name) {
        return new SittingRef(name);
    }

    private static Entry entry(String text) {
        boolean withdrawn = text.startsWith("-");
        String[] parts = text.substring(withdrawn ? 1 : 0).split("@");
        return withdrawn
                ? EntryFixture.withdrawn(parts[0], sitting(parts[1]))
                : EntryFixture.entry(parts[0], sitting(parts[1]), 90, 0);
    }

    private static String inWords(Admission admission) {
        return admission instanceof Admission.Admitted admitted
                ? "attempt " + admitted.attempt()
                : ((Admission.NotAdmitted) admission).reason().code();
    }
}
