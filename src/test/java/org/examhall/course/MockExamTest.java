package org.examhall.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.examhall.account.AccountRef;
import org.examhall.bank.Response;
import org.examhall.kernel.Language;
import org.examhall.kernel.Refusal;
import org.examhall.kernel.StoppedClock;
import org.junit.jupiter.api.Test;

class MockExamTest {

    private static final Course COURSE = CourseReader.read(Path.of("courseware"))
            .find("practitioner", Language.EN)
            .orElseThrow();
    private static final List<Check> CHECKS = COURSE.checks().subList(0, 3);
    private static final Instant BEGUN = StoppedClock.MORNING;
    private static final Instant END = BEGUN.plus(Duration.ofMinutes(5));

    private final MockExam mock =
            new MockExam(new MockRef("01mock"), new AccountRef("01acct"), COURSE, CHECKS, Duration.ofMinutes(5), BEGUN);

    @Test
    void itsTimeRunsAndALastAnswerMayBeOnItsWay() {
        assertThat(mock.takes(END.minusSeconds(1))).isTrue();
        assertThat(mock.takes(END.plusSeconds(9))).isTrue();
        assertThat(mock.takes(END.plusSeconds(10))).isFalse();
        assertThat(mock.isOver(END.plusSeconds(9))).isFalse();
        assertThat(mock.isOver(END.plusSeconds(10))).isTrue();
    }

    @Test
    void whatIsHandedInStaysAsItIs() {
        mock.handIn(2, BEGUN.plusSeconds(60));
        mock.handIn(0, BEGUN.plusSeconds(90));
        assertThat(mock.getRightAnswers()).isEqualTo(2);
        assertThat(mock.getPercent()).isEqualTo(66);
        assertThat(mock.getHandedInAt()).isEqualTo(BEGUN.plusSeconds(60));
        assertThat(mock.takes(BEGUN.plusSeconds(61))).isFalse();
    }

    @Test
    void itNeverEndsLaterThanItsTime() {
        mock.handIn(0, END.plusSeconds(3600));
        assertThat(mock.getHandedInAt()).isEqualTo(END);
    }

    @Test
    void twentyADayAreEnough() {
        Instant now = BEGUN.plus(Duration.ofDays(1));
        List<MockExam> old = Collections.nCopies(Mocks.A_DAY, begun(now.minus(Duration.ofDays(1))));
        List<MockExam> fresh = Collections.nCopies(Mocks.A_DAY - 1, begun(now.minusSeconds(60)));
        List<MockExam> all = new ArrayList<>(old);
        all.addAll(fresh);
        assertThat(Mocks.tooMany(all, now)).isEmpty();
        all.add(begun(now));
        assertThat(Mocks.tooMany(all, now)).contains(Refusal.of("mock-often", Mocks.A_DAY));
    }

    private static MockExam begun(Instant at) {
        return new MockExam(new MockRef("m"), new AccountRef("a"), COURSE, CHECKS, Duration.ofMinutes(5), at);
    }

    @Test
    void theReviewShowsWhatWasGivenAndWhatItWasWorth() {
        Set<Integer> right = CHECKS.get(0).right();
        Set<Integer> wrong = Set.of(CHECKS.get(1).right().contains(0) ? 1 : 0);
        MockReview review = MockReview.of(mock, COURSE, Map.of(1, right, 2, wrong));
        assertThat(review.getRight()).isEqualTo(1);
        assertThat(review.getQuestions())
                .extracting(MockReview.Question::isAnswered)
                .containsExactly(true, true, false);
        assertThat(review.lines("others").stream()
                        .mapToInt(PracticeState.Line::questions)
                        .sum())
                .isEqualTo(3);
        assertThat(review.lines("others").stream()
                        .mapToInt(PracticeState.Line::right)
                        .sum())
                .isEqualTo(1);
    }

    @Test
    void anAnswerChoosesOptionsThatThereAre() {
        Check check = CHECKS.get(0);
        String last = MockAnswer.identifier(check.options().size() - 1);
        assertThat(MockAnswer.fits(Response.NONE, check)).isTrue();
        assertThat(MockAnswer.fits(Response.of("RESPONSE", "A", last), check)).isTrue();
        assertThat(MockAnswer.fits(Response.of("RESPONSE", "Z"), check)).isFalse();
        assertThat(MockAnswer.fits(Response.of("GAP", "A"), check)).isFalse();
        assertThat(MockAnswer.places(Response.of("RESPONSE", "C", "A"))).containsExactly(0, 2);
    }

    @Test
    void ofTwoWindowsTheNewerAnswerStands() {
        MockAnswer answer = new MockAnswer(mock.ref(), new MockAnswer.Given(1, 5, Response.of("RESPONSE", "A")));
        assertThat(answer.take(new MockAnswer.Given(1, 5, Response.of("RESPONSE", "B"))))
                .isFalse();
        assertThat(answer.given().response()).isEqualTo(Response.of("RESPONSE", "A"));
        assertThat(answer.take(new MockAnswer.Given(1, 6, Response.NONE))).isTrue();
        assertThat(answer.given().response()).isEqualTo(Response.NONE);
    }
}
