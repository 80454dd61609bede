package org.examhall.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.examhall.account.Role;
import org.examhall.course.Benefit;
import org.examhall.course.Course;
import org.examhall.course.Reader;
import org.examhall.kernel.Language;
import org.examhall.kernel.Refusal;
import org.examhall.kernel.StoppedClock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class EditionPolicyTest {

    @ParameterizedTest
    @CsvFileSource(resources = "/publish/editions.csv", delimiter = '|')
    void whoMayTakeWhat(
            String roles,
            String accredited,
            String run,
            String membership,
            String practitionerBooks,
            String practitionerPackages,
            String memberBooks,
            String memberPackages) {
        Reader reader = new Reader(
                names(roles).stream().map(Role::ofKey).collect(Collectors.toSet()),
                Set.copyOf(names(accredited)),
                run == null ? Map.of() : Map.of(run, StoppedClock.MORNING),
                membership == null ? Set.of() : Set.of(Benefit.valueOf(membership)));
        for (Format format : Format.values()) {
            assertThat(answer(reader, "practitioner", Course.Readers.LEARNERS, format))
                    .isEqualTo(format.isBook() ? practitionerBooks : practitionerPackages);
            assertThat(answer(reader, "internet-safety", Course.Readers.MEMBERS, format))
                    .isEqualTo(format.isBook() ? memberBooks : memberPackages);
        }
    }

    private static List<String> names(String list) {
        return list == null ? List.of() : Arrays.asList(list.split(","));
    }

    private static String answer(Reader reader, String id, Course.Readers readers, Format format) {
        Course course = new Course(id, Language.EN, id, "", "", readers, new TreeMap<>(), List.of(), List.of());
        return EditionPolicy.refusal(reader, course, format, StoppedClock.MORNING)
                .map(Refusal::code)
                .orElse("takes");
    }
}
