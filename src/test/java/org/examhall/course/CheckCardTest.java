package org.examhall.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.examhall.account.AccountRef;
import org.examhall.kernel.StoppedClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckCardTest {

    private static final Instant NOW = StoppedClock.MORNING;
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    private final CheckCard card =
            new CheckCard("01card", new AccountRef("01acct"), new CheckRef("practitioner", "prb-02-c1"));

    @Test
    void whatWasRightFromTheStartEntersNoBox() {
        card.answer(true, NOW, TODAY);
        assertThat(card.getBox()).isZero();
        assertThat(card.getDueOn()).isNull();
        assertThat(card.isRight()).isTrue();
    }

    @Test
    void whatWasWrongIsDueTheNextDay() {
        card.answer(false, NOW, TODAY);
        assertThat(card.getBox()).isEqualTo(1);
        assertThat(card.isDue(TODAY)).isFalse();
        assertThat(card.isDue(TODAY.plusDays(1))).isTrue();
        assertThat(card.isDue(TODAY.plusDays(5))).isTrue();
    }

    /** Each right answer when it is due, then how long it waits. */
    @ParameterizedTest
    @CsvSource({"1, 2, 2", "2, 3, 4", "3, 4, 9", "4, 5, 20"})
    void eachRightAnswerThatWasDueMovesItABoxFurther(int right, int box, int days) {
        card.answer(false, NOW, TODAY);
        for (int i = 1; i < right; i++) {
            card.answer(true, NOW, card.getDueOn());
        }
        LocalDate day = card.getDueOn();
        card.answer(true, NOW, day);
        assertThat(card.getBox()).isEqualTo(box);
        assertThat(card.getDueOn()).isEqualTo(day.plusDays(days));
    }

    @Test
    void outOfTheLastBoxItIsLearned() {
        card.answer(false, NOW, TODAY);
        for (int i = 0; i < 5; i++) {
            card.answer(true, NOW, card.getDueOn());
        }
        assertThat(card.getBox()).isZero();
        assertThat(card.getDueOn()).isNull();
    }

    @Test
    void aRightAnswerBeforeItIsDueMovesNothing() {
        card.answer(false, NOW, TODAY);
        card.answer(true, NOW, TODAY);
        assertThat(card.getBox()).isEqualTo(1);
        assertThat(card.getDueOn()).isEqualTo(TODAY.plusDays(1));
    }

    @Test
    void aWrongAnswerSendsItBackToTheFirstBox() {
        card.answer(false, NOW, TODAY);
        card.answer(true, NOW, card.getDueOn());
        card.answer(true, NOW, card.getDueOn());
        LocalDate day = card.getDueOn();
        card.answer(false, NOW, day);
        assertThat(card.getBox()).isEqualTo(1);
        assertThat(card.getDueOn()).isEqualTo(day.plusDays(1));
        assertThat(card.getAnswers()).isEqualTo(4);
    }
}
