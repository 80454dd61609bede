package org.examhall.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.examhall.account.AccountRef;
import org.examhall.account.Actor;
import org.examhall.candidate.CandidateRef;
import org.examhall.course.ExerciseAnswer.State;
import org.examhall.kernel.Refusal;
import org.examhall.kernel.StoppedClock;
import org.junit.jupiter.api.Test;

class ExerciseAnswerTest {

    private static final Instant NOW = StoppedClock.MORNING;

    private final ExerciseAnswer answer = new ExerciseAnswer(
            "01answer",
            new Enrolment(
                    "01enrolment",
                    new RunRef("01run"),
                    new CandidateRef("01cand"),
                    new AccountRef("01acct"),
                    Actor.SYSTEM,
                    NOW),
            new LessonRef("practitioner", "prb-02"),
            NOW);

    @Test
    void aDraftIsWrittenAsOftenAsOneLikes() {
        assertThat(answer.write("First.", NOW)).isEmpty();
        assertThat(answer.write("First.\r\nSecond.", NOW.plusSeconds(5))).isEmpty();
        assertThat(answer.getWords()).isEqualTo("First.\nSecond.");
        assertThat(answer.getSavedAt()).isEqualTo(NOW.plusSeconds(5));
        assertThat(answer.write("x".repeat(8001), NOW)).contains(Refusal.of("exercise-too-long", 8000));
        assertThat(answer.getHandedInAt()).isNull();
    }

    @Test
    void nothingIsNotHandedIn() {
        assertThat(answer.handIn(NOW)).contains(Refusal.of("exercise-empty"));
        answer.write("  \n", NOW);
        assertThat(answer.handIn(NOW)).contains(Refusal.of("exercise-empty"));
        answer.attach("01file", "plan.odt", NOW);
        assertThat(answer.handIn(NOW)).isEmpty();
        assertThat(answer.getHandedFileName()).isEqualTo("plan.odt");
    }

    @Test
    void whatIsHandedInWaitsForTheTrainer() {
        answer.write("Mine.", NOW);
        answer.handIn(NOW);
        assertThat(answer.getState()).isEqualTo(State.HANDED_IN);
        assertThat(answer.write("Other.", NOW)).contains(Refusal.of("exercise-handed-in"));
        assertThat(answer.attach("", "", NOW)).contains(Refusal.of("exercise-handed-in"));
        assertThat(answer.handIn(NOW)).contains(Refusal.of("exercise-handed-in"));
    }

    @Test
    void askedToLookAgainTheLearnerGoesOnWhileTheTrainerKeepsWhatCame() {
        answer.write("Mine.", NOW);
        answer.handIn(NOW);
        assertThat(answer.remark(false, " ", Actor.SYSTEM, NOW)).contains(Refusal.of("exercise-remark-missing"));
        assertThat(answer.remark(false, "And the second row?", Actor.SYSTEM, NOW))
                .isEmpty();
        assertThat(answer.getState()).isEqualTo(State.AGAIN);
        assertThat(answer.write("Mine, and the second row.", NOW)).isEmpty();
        assertThat(answer.getHandedWords()).isEqualTo("Mine.");
        assertThat(answer.handIn(NOW.plusSeconds(9))).isEmpty();
        assertThat(answer.getHandedWords()).isEqualTo("Mine, and the second row.");
        assertThat(answer.getRemark()).isEqualTo("And the second row?");
    }

    @Test
    void whatIsAcceptedStaysAndTheTrainerMayThinkAgain() {
        assertThat(answer.remark(true, "", Actor.SYSTEM, NOW)).contains(Refusal.of("exercise-not-handed-in"));
        answer.write("Mine.", NOW);
        answer.handIn(NOW);
        assertThat(answer.remark(true, "", Actor.SYSTEM, NOW)).isEmpty();
        assertThat(answer.getState()).isEqualTo(State.ACCEPTED);
        assertThat(answer.write("Other.", NOW)).contains(Refusal.of("exercise-handed-in"));
        assertThat(answer.remark(false, "One thing after all", Actor.SYSTEM, NOW))
                .isEmpty();
        assertThat(answer.isOpen()).isTrue();
    }
}
