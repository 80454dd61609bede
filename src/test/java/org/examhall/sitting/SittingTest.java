package org.examhall.sitting;

import static org.assertj.core.api.Assertions.assertThat;

import org.examhall.account.AccountRef;
import org.examhall.account.Actor;
import org.examhall.entry.SittingRef;
import org.examhall.kernel.Refusal;
import org.examhall.kernel.StoppedClock;
import org.examhall.partner.VenueFixture;
import org.junit.jupiter.api.Test;

class SittingTest {

    private static final Actor TRAINER = new Actor("01tra1ner00000000000000000", "Trainer");

    private final StoppedClock clock = StoppedClock.atMorning();

    private Sitting planned() {
        return new Sitting(
                new SittingRef("01s1tt1ng00000000000000000"),
                "Practitioner",
                "practitioner",
                VenueFixture.oslo(),
                clock.instant(),
                new AccountRef(TRAINER.id()));
    }

    private Sitting open() {
        Sitting sitting = planned();
        assertThat(sitting.open(clock.instant())).isEmpty();
        return sitting;
    }

    @Test
    void theDoorHasACodeWhileTheSittingIsOpen() {
        Sitting sitting = open();
        DoorCode first = sitting.openDoor(DoorCode.fresh());
        assertThat(sitting.openDoor(DoorCode.fresh())).as("made once").isEqualTo(first);
        assertThat(sitting.close(0, clock.instant())).isEmpty();
        assertThat(sitting.door()).isEmpty();
    }

    @Test
    void anEvacuationKnowsSinceWhenWhyAndByWhom() {
        Sitting sitting = open();
        assertThat(sitting.evacuation()).isEmpty();
        assertThat(sitting.evacuate("fire alarm", TRAINER, clock.instant())).isEmpty();
        assertThat(sitting.evacuation())
                .contains(new Sitting.Evacuation(StoppedClock.MORNING, "fire alarm", "Trainer"));
        assertThat(sitting.goOn()).isEmpty();
        assertThat(sitting.evacuation()).isEmpty();
    }

    @Test
    void aRoomIsEvacuatedOnceAtATimeAndOnlyWhileTheSittingIsOpen() {
        assertThat(planned().evacuate("fire alarm", TRAINER, clock.instant()))
                .map(Refusal::code)
                .contains("sitting-not-open");
        Sitting sitting = open();
        assertThat(sitting.goOn()).map(Refusal::code).contains("not-evacuated");
        sitting.evacuate("fire alarm", TRAINER, clock.instant());
        assertThat(sitting.evacuate("fire alarm", TRAINER, clock.instant()))
                .map(Refusal::code)
                .contains("evacuated-already");
    }

    @Test
    void aSittingIsNotClosedOverAnEvacuation() {
        Sitting sitting = open();
        sitting.evacuate("fire alarm", TRAINER, clock.instant());
        assertThat(sitting.close(0, clock.instant())).map(Refusal::code).contains("evacuation-lasts");
        sitting.goOn();
        assertThat(sitting.close(0, clock.instant())).isEmpty();
    }

    /** So nothing that ends a sitting can cut off a longer allowance. */
    @Test
    void aSittingIsNotClosedWhileAClockRunsOrStandsStill() {
        Sitting sitting = open();
        assertThat(sitting.close(1, clock.instant())).map(Refusal::code).contains("sitting-still-writing");
        assertThat(sitting.getState()).isEqualTo(Sitting.State.OPEN);
        assertThat(sitting.close(0, clock.instant())).isEmpty();
    }
}
