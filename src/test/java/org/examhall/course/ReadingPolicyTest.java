package org.examhall.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.examhall.account.Role;
import org.examhall.kernel.Language;
import org.examhall.kernel.Refusal;
import org.examhall.kernel.StoppedClock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class ReadingPolicyTest {

    private static final Instant NOW = StoppedClock.MORNING;

    @ParameterizedTest
    @CsvFileSource(resources = "/course/reading.csv", delimiter = '|')
    void whoMayReadWhat(
            String roles,
            String accredited,
            String opened,
            String run,
            String begins,
            String practitioner,
            String advanced,
            String internetSafety) {
        Reader reader = new Reader(
                names(roles).stream().map(Role::ofKey).collect(Collectors.toSet()),
                Set.copyOf(names(accredited)),
                run == null ? Map.of() : Map.of(run, moment(begins)),
                names(opened).stream().map(Benefit::valueOf).collect(Collectors.toSet()));
        assertThat(answer(reader, "practitioner", Course.Readers.LEARNERS)).isEqualTo(practitioner);
        assertThat(answer(reader, "advanced", Course.Readers.LEARNERS)).isEqualTo(advanced);
        assertThat(answer(reader, "internet-safety", Course.Readers.MEMBERS)).isEqualTo(internetSafety);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/course/templates.csv", delimiter = '|')
    void whoMayHaveTheFormsOfWhichCourse(String roles, String opened, String practitioner, String internetSafety) {
        Reader reader = new Reader(
                names(roles).stream().map(Role::ofKey).collect(Collectors.toSet()),
                Set.of(),
                Map.of(),
                names(opened).stream().map(Benefit::valueOf).collect(Collectors.toSet()));
        assertThat(templates(reader, "practitioner", Course.Readers.LEARNERS)).isEqualTo(practitioner);
        assertThat(templates(reader, "internet-safety", Course.Readers.MEMBERS)).isEqualTo(internetSafety);
    }

    private static List<String> names(String list) {
        return list == null ? List.of() : Arrays.asList(list.split(","));
    }

    private static Instant moment(String begins) {
        return switch (begins) {
            case "before" -> NOW.minus(Duration.ofDays(1));
            case "now" -> NOW;
            default -> NOW.plusMillis(1);
        };
    }

    private static String answer(Reader reader, String id, Course.Readers readers) {
        return ReadingPolicy.refusal(reader, course(id, readers), NOW)
                .map(Refusal::code)
                .orElse("reads");
    }

    private static String templates(Reader reader, String id, Course.Readers readers) {
        return ReadingPolicy.templatesRefusal(reader, course(id, readers), NOW)
                .map(Refusal::code)
                .orElse("has");
    }

    private static Course course(String id, Course.Readers readers) {
        return new Course(id, Language.EN, id, "", "", readers, new TreeMap<>(), List.of(), List.of());
    }
}
