package org.examhall.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.examhall.account.AccountRef;
import org.examhall.kernel.Language;
import org.examhall.kernel.StoppedClock;
import org.junit.jupiter.api.Test;

class PracticeStateTest {

    private static final Course COURSE = CourseReader.read(Path.of("courseware"))
            .find("practitioner", Language.EN)
            .orElseThrow();
    private static final List<Check> CHECKS = COURSE.checks();
    private static final Instant NOW = StoppedClock.MORNING;
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    private static CheckCard answered(int check, boolean right, int daysAgo) {
        CheckCard card = new CheckCard(
                "01card" + check, new AccountRef("01acct"), CHECKS.get(check).ref());
        card.answer(right, NOW.minus(Duration.ofDays(daysAgo)), TODAY.minusDays(daysAgo));
        return card;
    }

    private static PracticeState state(CheckCard... cards) {
        return new PracticeState(COURSE, List.of(cards), TODAY);
    }

    @Test
    void whatIsDueIsAskedFirst() {
        assertThat(state(answered(3, false, 1), answered(0, true, 1)).next("", null))
                .contains(CHECKS.get(3));
    }

    @Test
    void thenWhatWasNeverAsked() {
        assertThat(state(answered(0, true, 1), answered(1, false, 0)).next("", null))
                .contains(CHECKS.get(2));
    }

    @Test
    void aQuestionIsNotAskedTwiceInARow() {
        assertThat(state().next("", CHECKS.get(0).ref())).contains(CHECKS.get(1));
    }

    @Test
    void aTopicAsksOnlyItsOwnQuestions() {
        Unit unit = COURSE.units().get(2);
        Check next = state().next(unit.id(), null).orElseThrow();
        assertThat(unit.lessons()).anyMatch(lesson -> lesson.checks().contains(next));
        assertThat(state().next("no-such-unit", null)).isEmpty();
    }

    @Test
    void theTopicOfWhatIsDueIsEmptyWhenNothingIs() {
        PracticeState waiting = state(answered(3, false, 0));
        assertThat(waiting.next(PracticeState.DUE, null)).isEmpty();
        assertThat(waiting.getNextDue()).contains(TODAY.plusDays(1));
        assertThat(state(answered(3, false, 1)).next(PracticeState.DUE, null)).contains(CHECKS.get(3));
    }

    @Test
    void readinessCountsWhatWasNeverTriedAsNotKnown() {
        List<PracticeState.Line> lines =
                state(answered(0, true, 0), answered(1, false, 0)).getTopics();
        PracticeState.Line first = lines.get(0);
        assertThat(first.answered()).isEqualTo(2);
        assertThat(first.right()).isEqualTo(1);
        assertThat(first.percent()).isEqualTo(100 / first.questions());
        assertThat(lines.stream().mapToInt(PracticeState.Line::questions).sum()).isEqualTo(CHECKS.size());
    }
}
