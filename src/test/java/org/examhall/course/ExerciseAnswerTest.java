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

    private static final long SEEN = NOW.toEpochMilli();

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
        assertThat(answer.write("First.", SEEN, NOW)).isEmpty();
        assertThat(answer.write("First.\r\nSecond.", SEEN, NOW.plusSeconds(5))).isEmpty();
        assertThat(answer.getWords()).isEqualTo("First.\nSecond.");
        assertThat(answer.getSavedAt()).isEqualTo(NOW.plusSeconds(5));
        assertThat(answer.write("x".repeat(8001), SEEN, NOW)).contains(Refusal.of("exercise-too-long", 8000));
        assertThat(answer.getHandedInAt()).isNull();
    }

    @Test
    void whatAnotherWindowWroteMeanwhileIsNotOverwritten() {
        assertThat(answer.write("In the first window.", 0, NOW)).isEmpty();
        assertThat(answer.write("In the second, opened before.", 0, NOW.plusSeconds(3)))
                .contains(Refusal.of("exercise-changed"));
        assertThat(answer.getWords()).isEqualTo("In the first window.");
        assertThat(answer.write("In the first window.", 0, NOW.plusSeconds(4)))
                .as("the same again, as its acknowledgement was lost")
                .isEmpty();
        long seen = answer.getSavedAt().toEpochMilli();
        assertThat(answer.write("In the second, which has seen it.", seen, NOW.plusSeconds(5)))
                .isEmpty();
    }

    @Test
    void nothingIsNotHandedIn() {
        assertThat(answer.handIn(NOW)).contains(Refusal.of("exercise-empty"));
        answer.write("  \n", SEEN, NOW);
        assertThat(answer.handIn(NOW)).contains(Refusal.of("exercise-empty"));
        answer.attach("01file", "plan.odt", NOW);
        assertThat(answer.handIn(NOW)).isEmpty();
        assertThat(answer.getHandedFileName()).isEqualTo("plan.odt");
    }

    @Test
    void whatIsHandedInWaitsForTheTrainer() {
        answer.write("Mine.", SEEN, NOW);
        answer.handIn(NOW);
        assertThat(answer.getState()).isEqualTo(State.HANDED_IN);
        assertThat(answer.write("Other.", SEEN, NOW)).contains(Refusal.of("exercise-handed-in"));
        assertThat(answer.attach("", "", NOW)).contains(Refusal.of("exercise-handed-in"));
        assertThat(answer.handIn(NOW)).contains(Refusal.of("exercise-handed-in"));
    }

    @Test
    void askedToLookAgainTheLearnerGoesOnWhileTheTrainerKeepsWhatCame() {
        answer.write("Mine.", SEEN, NOW);
        answer.handIn(NOW);
        assertThat(answer.remark(false, " ", Actor.SYSTEM, NOW)).contains(Refusal.of("exercise-remark-missing"));
        assertThat(answer.remark(false, "And the second row?", Actor.SYSTEM, NOW))
                .isEmpty();
        assertThat(answer.getState()).isEqualTo(State.AGAIN);
        assertThat(answer.write("Mine, and the second row.", SEEN, NOW)).isEmpty();
        assertThat(answer.getHandedWords()).isEqualTo("Mine.");
        assertThat(answer.handIn(NOW.plusSeconds(9))).isEmpty();
        assertThat(answer.getHandedWords()).isEqualTo("Mine, and the second row.");
        assertThat(answer.getRemark()).isEqualTo("And the second row?");
    }

    @Test
    void whatIsAcceptedStaysAndTheTrainerMayThinkAgain() {
        assertThat(answer.remark(true, "", Actor.SYSTEM, NOW)).contains(Refusal.of("exercise-not-handed-in"));
        answer.write("Mine.", SEEN, NOW);
        answer.handIn(NOW);
        assertThat(answer.remark(true, "", Actor.SYSTEM, NOW)).isEmpty();
        assertThat(answer.getState()).isEqualTo(State.ACCEPTED);
        assertThat(answer.write("Other.", SEEN, NOW)).contains(Refusal.of("exercise-handed-in"));
        assertThat(answer.remark(false, "One thing after all", Actor.SYSTEM, NOW))
                .isEmpty();
        assertThat(answer.isOpen()).isTrue();
    }
}
