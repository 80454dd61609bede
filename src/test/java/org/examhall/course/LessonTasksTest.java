package org.examhall.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.examhall.kernel.Language;
import org.junit.jupiter.api.Test;

/** What is asked in a lesson's exercises stands by itself where it is handed in. */
class LessonTasksTest {

    private static final List<Lesson> LESSONS = CourseReader.read(Path.of("courseware"))
            .find("practitioner", Language.EN)
            .orElseThrow()
            .lessons();

    @Test
    void everyLessonWithAnExerciseHasItsTask() {
        assertThat(LESSONS)
                .allSatisfy(lesson -> assertThat(lesson.tasks().isEmpty())
                        .as(lesson.ref().value())
                        .isEqualTo(lesson.exercise().isEmpty()));
        assertThat(LESSONS).anyMatch(lesson -> !lesson.exercise().isEmpty());
    }

    @Test
    void theModelAnswerIsNotInIt() {
        assertThat(LESSONS)
                .allSatisfy(lesson -> assertThat(lesson.tasks())
                        .doesNotContain("model-answer", "<summary", "<section", "</section", "<form"));
    }
}
