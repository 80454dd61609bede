package org.examhall.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.examhall.kernel.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The courses that ship: whole, linked, checked by questions, said once, and the same in both languages. */
class CoursewareTest {

    private static final Courseware COURSEWARE = CourseReader.read(Path.of("courseware"));
    private static final List<Course> COURSES = COURSEWARE.in(Language.EN);

    /** So many words in a row are a run; two passages that share this part of their runs say the same. */
    private static final int RUN = 6;

    private static final double ALIKE = 0.2;
    private static final int LONG_ENOUGH = 40;

    /** So many per cent of the words of an objective are those of its lesson. */
    private static final int COVERED = 33;

    @Test
    void everyFileParsesAndEveryLinkAndPictureIsThere() {
        assertThat(COURSEWARE.defects()).isEmpty();
        assertThat(COURSES).extracting(Course::id).containsExactly("advanced", "internet-safety", "practitioner");
    }

    /** An id is told apart within its course; elsewhere another lesson may have it. */
    @Test
    void aLessonRefersToItsOwnCourseFirst() {
        for (Course course : COURSES) {
            course.lesson("rev-02")
                    .ifPresent(lesson -> assertThat(lesson.html())
                            .doesNotContain("lesson.xhtml?lesson&#61;"
                                    + (course.id().equals("advanced") ? "practitioner" : "advanced") + ".rev-"));
        }
    }

    @Test
    void everyCourseHasAGlossary() {
        for (Course course : COURSES) {
            assertThat(course.glossary()).as(course.id()).hasSizeGreaterThan(40);
            assertThat(course.glossary())
                    .allSatisfy(entry -> assertThat(entry.term().definition()).hasSizeGreaterThan(15));
        }
    }

    /** A lesson speaks of what it promises: the words of an objective stand in its text, its exercises or its title. */
    @Test
    void everyObjectiveIsCoveredByItsLesson() {
        SoftAssertions all = new SoftAssertions();
        lessons().forEach(lesson -> {
            Set<String> said = stems(lesson.title() + " "
                    + lesson.passages().stream()
                            .map(passage -> passage.heading() + " " + passage.text())
                            .collect(Collectors.joining(" ")));
            for (Objective objective : lesson.objectives()) {
                Set<String> promised = stems(objective.text());
                long kept = promised.stream().filter(said::contains).count();
                all.assertThat(kept * 100 / promised.size())
                        .as(lesson.language() + " " + lesson.ref().value() + ": " + objective.text())
                        .isGreaterThanOrEqualTo(COVERED);
            }
        });
        all.assertAll();
    }

    /** The beginnings of all but the shortest words: in another form a word is the same. */
    private static Set<String> stems(String text) {
        return words(text).stream()
                .filter(word -> word.length() > 3)
                .map(word -> word.substring(0, 4))
                .collect(Collectors.toSet());
    }

    @Test
    void everyObjectiveIsCoveredByACheck() {
        List<String> uncovered = lessons()
                .flatMap(lesson -> lesson.objectives().stream()
                        .filter(objective -> lesson.checks().stream()
                                .noneMatch(check -> check.objective().equals(objective.id())))
                        .map(objective -> lesson.language() + " " + lesson.ref().value() + " " + objective.id()))
                .toList();
        assertThat(uncovered).isEmpty();
    }

    @Test
    void everyOutcomeIsServedByALesson() {
        for (Course course : COURSES) {
            Set<Integer> served = course.lessons().stream().map(Lesson::outcome).collect(Collectors.toSet());
            assertThat(served).as(course.id()).containsAll(course.outcomes().keySet());
        }
    }

    @Test
    void everyPictureHasWordsInItsPlace() {
        SoftAssertions all = new SoftAssertions();
        lessons()
                .filter(lesson -> lesson.html().contains("<figure"))
                .forEach(lesson -> all.assertThat(lesson.html())
                        .as(lesson.ref().value())
                        .doesNotContainPattern("class=\"drawing\"(?![^>]*aria-label)")
                        .doesNotContainPattern("class=\"drawing\"[^>]*aria-label=\"[^\"]{0,30}\""));
        all.assertAll();
    }

    @Test
    void everyPictureIsShownInALesson() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("courseware"))) {
            List<String> forgotten = files.filter(file -> file.toString().endsWith(".svg"))
                    .filter(file -> {
                        String svg = read(file);
                        return COURSEWARE.pictures().values().stream()
                                .noneMatch(picture -> svg.endsWith(picture.svg()));
                    })
                    .map(Path::toString)
                    .toList();
            assertThat(forgotten).isEmpty();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void noPassageSaysWhatAnotherSays() {
        Map<String, Set<String>> runs = new TreeMap<>();
        lessons().forEach(lesson -> {
            for (Passage passage : lesson.passages()) {
                List<String> words = words(passage.text());
                if (words.size() >= LONG_ENOUGH) {
                    runs.put(lesson.language() + " " + lesson.ref().value() + "#" + passage.anchor(), runs(words));
                }
            }
        });
        Map<String, List<String>> places = new HashMap<>();
        runs.forEach((place, all) -> all.forEach(
                run -> places.computeIfAbsent(run, key -> new ArrayList<>()).add(place)));
        Map<String, Integer> shared = new TreeMap<>();
        places.values().stream().filter(list -> list.size() > 1).forEach(list -> {
            for (String one : list) {
                list.stream()
                        .filter(other -> one.compareTo(other) < 0 && inOneLanguage(one, other))
                        .forEach(other -> shared.merge(one + " = " + other, 1, Integer::sum));
            }
        });
        List<String> alike = shared.entrySet().stream()
                .filter(pair -> {
                    String[] both = pair.getKey().split(" = ");
                    int least =
                            Math.min(runs.get(both[0]).size(), runs.get(both[1]).size());
                    return pair.getValue() >= ALIKE * least;
                })
                .map(Map.Entry::getKey)
                .toList();
        assertThat(alike).isEmpty();
    }

    /** A table of numbers and names is the same in both languages, and should be. */
    private static boolean inOneLanguage(String place, String other) {
        return place.startsWith(other.substring(0, other.indexOf(' ')));
    }

    @Test
    void theRightOptionIsNotBetrayedByItsPlaceOrLength() {
        List<Check> single = COURSES.stream()
                .flatMap(course -> course.checks().stream())
                .filter(check -> !check.isSeveral())
                .toList();
        long longest = single.stream()
                .filter(check -> {
                    int right = check.right().iterator().next();
                    int length = check.options().get(right).text().length();
                    return check.options().stream().allMatch(one -> one.text().length() <= length);
                })
                .count();
        assertThat(longest * 100 / single.size()).as("per cent").isLessThan(30);
        Map<Integer, Long> places = single.stream()
                .collect(Collectors.groupingBy(check -> check.right().iterator().next(), Collectors.counting()));
        assertThat(places.values())
                .allSatisfy(count -> assertThat(count * 100 / single.size())
                        .as("per cent in one place: " + places)
                        .isLessThan(30));
    }

    /** What a lesson consists of, as its markup begins it. */
    private static final List<String> BLOCKS = List.of(
            "<h2",
            "<figure",
            "<table",
            "class=\"box exercise",
            "class=\"box example",
            "class=\"box mistake",
            "class=\"box template",
            "class=\"model-answer");

    @Test
    void thePractitionerCourseIsWhollyInNorwegianToo() {
        Course course = COURSEWARE.find("practitioner", Language.NB).orElseThrow();
        assertThat(course.lessons()).allMatch(lesson -> lesson.language() == Language.NB);
        assertThat(course.templates()).allMatch(template -> template.language() == Language.NB);
    }

    /** A translation has the same lessons, objectives and questions, with the same right answers. */
    @Test
    void bothLanguagesTeachTheSame() {
        SoftAssertions all = new SoftAssertions();
        for (Course course : COURSES) {
            Course other = COURSEWARE.find(course.id(), Language.NB).orElseThrow();
            all.assertThat(other.lessons().stream().map(Lesson::ref))
                    .as(course.id())
                    .containsExactlyElementsOf(
                            course.lessons().stream().map(Lesson::ref).toList());
            for (Lesson lesson : other.lessons()) {
                if (lesson.language() == Language.NB) {
                    course.lesson(lesson.ref().id())
                            .ifPresent(original -> all.assertThat(skeleton(lesson))
                                    .as(lesson.ref().value())
                                    .isEqualTo(skeleton(original)));
                }
            }
        }
        all.assertAll();
    }

    private static List<Object> skeleton(Lesson lesson) {
        return List.of(
                lesson.outcome(),
                lesson.process(),
                lesson.objectives().stream().map(Objective::id).toList(),
                lesson.terms().size(),
                lesson.checks().stream()
                        .map(check -> check.ref() + " " + check.objective() + " " + check.right() + " of "
                                + check.options().size())
                        .toList(),
                BLOCKS.stream()
                        .map(block -> block + " " + lesson.html().split(block, -1).length)
                        .toList());
    }

    /**
     * For the eye: how long the courses are and how hard to read, by the grade of Flesch and Kincaid or, in Norwegian,
     * by the LIX of Björnsson.
     */
    @ParameterizedTest
    @EnumSource(Language.class)
    void lengthAndReadingLevelAreKnown(Language language) {
        for (Course course : COURSEWARE.in(language)) {
            if (course.lessons().stream().anyMatch(lesson -> lesson.language() != language)) {
                continue;
            }
            int total = 0;
            for (Unit unit : course.units()) {
                String text = unit.lessons().stream()
                        .flatMap(lesson -> lesson.passages().stream())
                        .map(Passage::text)
                        .collect(Collectors.joining(". "));
                int words = words(text).size();
                total += words;
                System.out.printf(
                        Locale.ROOT,
                        "%-16s %-32s %2d lessons %6d words, %4d minutes, %s %.1f%n",
                        course.id(),
                        unit.id(),
                        unit.lessons().size(),
                        words,
                        unit.minutes(),
                        language == Language.NB ? "LIX" : "grade",
                        language == Language.NB ? lix(text) : grade(text));
            }
            System.out.printf(
                    Locale.ROOT,
                    "%-16s %d words, %d checks%n",
                    course.id(),
                    total,
                    course.checks().size());
            assertThat(total).isGreaterThan(10_000);
        }
    }

    private static long sentences(String text) {
        return Arrays.stream(text.split("[.!?:]\\s|\\n"))
                .filter(one -> !one.isBlank())
                .count();
    }

    private static double lix(String text) {
        List<String> words = words(text);
        long longWords = words.stream().filter(word -> word.length() > 6).count();
        return (double) words.size() / sentences(text) + 100.0 * longWords / words.size();
    }

    private static double grade(String text) {
        List<String> words = words(text);
        long syllables = words.stream()
                .mapToLong(word -> Math.max(
                        1,
                        word.replaceAll("e$", "")
                                .replaceAll("[^aeiouy]+", " ")
                                .strip()
                                .split(" ")
                                .length))
                .sum();
        return 0.39 * words.size() / sentences(text) + 11.8 * syllables / words.size() - 15.59;
    }

    /** Each lesson in each language in which it is written. */
    private static Stream<Lesson> lessons() {
        return Stream.of(Language.values())
                .flatMap(language -> COURSEWARE.in(language).stream())
                .flatMap(course -> course.lessons().stream())
                .distinct();
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}0-9']+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static Set<String> runs(List<String> words) {
        Set<String> runs = new HashSet<>();
        for (int i = 0; i + RUN <= words.size(); i++) {
            runs.add(String.join(" ", words.subList(i, i + RUN)));
        }
        return runs;
    }
}
