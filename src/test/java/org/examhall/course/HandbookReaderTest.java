package org.examhall.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.examhall.kernel.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The guides and the self-assessment that ship: whole, in both languages, and leading only to what is there. */
class HandbookReaderTest {

    private static final Path CONTENT = Path.of("courseware");
    private static final Courseware COURSEWARE = CourseReader.read(CONTENT);
    private static final HandbookReader.Reading ENGLISH = HandbookReader.read(CONTENT, Language.EN);
    private static final HandbookReader.Reading NORWEGIAN = HandbookReader.read(CONTENT, Language.NB);

    private static HandbookReader.Reading in(Language language) {
        return language == Language.EN ? ENGLISH : NORWEGIAN;
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void nothingIsWrong(Language language) {
        assertThat(in(language).defects()).isEmpty();
    }

    @Test
    void bothLanguagesHaveTheSame() {
        assertThat(NORWEGIAN.guides().stream().map(HandbookReaderTest::frame))
                .containsExactlyElementsOf(
                        ENGLISH.guides().stream().map(HandbookReaderTest::frame).toList());
        assertThat(NORWEGIAN.questionnaire().processes().stream().map(HandbookReaderTest::frame))
                .containsExactlyElementsOf(ENGLISH.questionnaire().processes().stream()
                        .map(HandbookReaderTest::frame)
                        .toList());
    }

    private static List<Object> frame(Guide guide) {
        return List.of(
                guide.id(), guide.lesson(), guide.templates(), guide.html().split("<(h2|li|tr)").length);
    }

    private static List<Object> frame(Questionnaire.Subject process) {
        return List.of(process.id(), process.lesson());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyProcessHasAGuideEightQuestionsAndANextStepForEachLevel(Language language) {
        assertThat(in(language).questionnaire().processes()).hasSize(11).allSatisfy(process -> {
            assertThat(in(language).guides()).extracting(Guide::id).contains(process.id());
            assertThat(process.questions())
                    .hasSize(Questionnaire.LEVELS_ASKED * Questionnaire.QUESTIONS_A_LEVEL)
                    .doesNotHaveDuplicates();
            assertThat(process.next()).hasSize(Questionnaire.LEVELS_ASKED + 1).doesNotHaveDuplicates();
        });
    }

    @Test
    void lessonsAndTemplatesAreThere() {
        Stream.concat(
                        ENGLISH.guides().stream().flatMap(guide -> guide.lesson().stream()),
                        ENGLISH.questionnaire().processes().stream().flatMap(process -> process.lesson().stream()))
                .forEach(ref -> assertThat(
                                COURSEWARE.find(ref.course(), Language.EN).flatMap(course -> course.lesson(ref.id())))
                        .as(ref.value())
                        .isPresent());
        ENGLISH.guides().stream()
                .flatMap(guide -> guide.templates().stream())
                .forEach(ref -> assertThat(
                                COURSEWARE.find(ref.course(), Language.EN).flatMap(course -> course.template(ref.id())))
                        .as(ref.value())
                        .isPresent());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void aGuideSaysWhatForWhenWhoHowAndHowMuch(Language language) {
        assertThat(in(language).guides()).hasSize(11).allSatisfy(guide -> {
            assertThat(guide.html().split("<h2")).as(guide.id()).hasSize(8);
            assertThat(guide.html().replaceAll("<[^>]+>", " ").split("\\s+").length)
                    .as(guide.id())
                    .isBetween(300, 520);
        });
    }
}
