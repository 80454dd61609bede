package org.examhall.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.examhall.account.AccountRef;
import org.examhall.kernel.Language;
import org.examhall.kernel.StoppedClock;
import org.junit.jupiter.api.Test;

class LessonNotesTest {

    private static final Course COURSE = new Course(
            "c",
            Language.EN,
            "C",
            "",
            "",
            Course.Readers.LEARNERS,
            new TreeMap<>(),
            List.of(
                    new Unit("01-u", "U", 0, List.of(lesson("zeta"), lesson("beta"))),
                    new Unit("02-u", "V", 0, List.of(lesson("alpha")))),
            List.of());

    @Test
    void notesStandInTheOrderOfTheLessonsAndOfTheirText() {
        List<LessonNotes> groups = LessonNotes.of(
                COURSE,
                List.of(note("alpha", 1), note("beta", 2), note("zeta", 3), note("alpha", 40), note("zeta", 50)));
        assertThat(groups)
                .extracting(
                        group -> Objects.requireNonNull(group.lesson()).ref().id())
                .containsExactly("zeta", "beta", "alpha");
        assertThat(places(groups.get(0))).containsExactly(3, 50);
        assertThat(places(groups.get(2))).containsExactly(1, 40);
    }

    @Test
    void whatHasLostItsLessonIsKeptAtTheEnd() {
        List<LessonNotes> groups = LessonNotes.of(
                COURSE, List.of(note("dropped", 1), note("beta", 2), note("gone", 3), note("dropped", 4)));
        assertThat(groups).hasSize(2);
        assertThat(groups.get(1).lesson()).isNull();
        assertThat(places(groups.get(1))).containsExactly(1, 4, 3);
    }

    @Test
    void aCourseWithoutNotesHasNoGroups() {
        assertThat(LessonNotes.of(COURSE, List.of())).isEmpty();
    }

    private static List<Integer> places(LessonNotes group) {
        return group.notes().stream().map(note -> note.quotation().place()).toList();
    }

    private static StudyNote note(String lesson, int place) {
        return new StudyNote(
                lesson + place,
                new AccountRef("reader"),
                new LessonRef("c", lesson),
                new Quotation("words", "", "", place),
                "",
                StoppedClock.MORNING);
    }

    private static Lesson lesson(String id) {
        return new Lesson(
                new LessonRef("c", id),
                Language.EN,
                id,
                0,
                "",
                1,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                "");
    }
}
