package org.examhall.sitting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.examhall.account.AccountRef;
import org.examhall.account.Actor;
import org.examhall.entry.SittingRef;
import org.examhall.kernel.StoppedClock;
import org.examhall.partner.VenueFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** What a rehearsal says of a computer, and what it says of the room. */
class RehearsalTest {

    private static final Instant NOW = StoppedClock.MORNING;

    private static Rehearsal rehearsal() {
        Sitting sitting = new Sitting(
                new SittingRef("01s1tt1ng00000000000000000"),
                "Practitioner",
                "practitioner",
                VenueFixture.oslo(),
                NOW.plus(Duration.ofDays(3)),
                new AccountRef("01tra1ner00000000000000000"));
        return new Rehearsal("01rehearsa0000000000000000", sitting, new Actor("01tra1ner", "Trainer"), NOW);
    }

    private static RehearsalComputer computer(String name) {
        return new RehearsalComputer("01c0mputer0000000000000000", rehearsal(), name, "a browser", NOW);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/sitting/rehearsal.csv")
    void eachThingThatIsMeasuredHasItsFinding(
            boolean browserFits,
            boolean storageWorks,
            boolean secure,
            long clockOff,
            long roundTrip,
            int lost,
            int width,
            int cut,
            int givenWhileCut,
            long catchUp,
            boolean arrived,
            String findings) {
        Measured measured = new Measured(
                browserFits, storageWorks, secure, clockOff, roundTrip, lost, width, cut, givenWhileCut, catchUp);
        List<Finding> expected = findings == null
                ? List.of()
                : Arrays.stream(findings.split(" ")).map(Finding::valueOf).toList();
        assertThat(measured.findings(arrived)).isEqualTo(expected);
    }

    @Test
    void aComputerThatCameToItsEndKeepsWhatWasFound() {
        RehearsalComputer computer = computer("PC 1");
        assertThat(computer.isDone()).isFalse();
        computer.settle(new Measured(true, true, false, 0, 20, 0, 1280, 20, 3, 300), false, NOW);
        assertThat(computer.isDone()).isTrue();
        assertThat(computer.findings()).containsExactly(Finding.ANSWERS_MISSING, Finding.NOT_SECURE);
        assertThat(computer.isUnfit()).isTrue();
        assertThat(computer.getMeasured()).isEqualTo("clock+0ms trip20ms lost0 width1280 cut20s given3 back300ms");
    }

    @Test
    void stepsNeverGoBackAndTheLastIsNotReachedBySayingSo() {
        RehearsalComputer computer = computer("PC 1");
        computer.reached(RehearsalComputer.Step.CUT, NOW);
        computer.reached(RehearsalComputer.Step.ANSWERING, NOW);
        computer.reached(RehearsalComputer.Step.DONE, NOW);
        assertThat(computer.getStep()).isEqualTo(RehearsalComputer.Step.CUT);
    }

    @ParameterizedTest
    @CsvSource({
        "'', 3, NOT_TRIED",
        "open, 3, NOT_TRIED",
        "fit fit fit, 3, READY",
        "fit fit fit, 0, READY",
        "fit fit remarks, 3, REMARKS",
        "fit fit, 3, TOO_FEW",
        "fit fit open, 3, UNFINISHED",
        "fit unfit open, 3, NOT_READY",
        "unfit fit fit, 3, NOT_READY"
    })
    void theRoomIsAsGoodAsItsComputers(String states, long candidates, RoomVerdict verdict) {
        List<RehearsalComputer> computers = new ArrayList<>();
        for (String state : states.isEmpty() ? new String[0] : states.split(" ")) {
            RehearsalComputer one = computer("PC " + computers.size());
            if (!state.equals("open")) {
                one.settle(
                        new Measured(
                                true, !state.equals("unfit"), !state.equals("remarks"), 0, 20, 0, 1280, 20, 3, 300),
                        true,
                        NOW);
            }
            computers.add(one);
        }
        assertThat(RoomVerdict.of(computers, candidates)).isEqualTo(verdict);
    }

    @Test
    void theCodeIsLongAndRunsOut() {
        Rehearsal rehearsal = rehearsal();
        assertThat(rehearsal.getCode())
                .matches("[0-9A-HJKMNP-TV-Z]{12}")
                .isNotEqualTo(rehearsal().getCode());
        assertThat(rehearsal.getShownCode().replace("-", "")).isEqualTo(rehearsal.getCode());
        assertThat(rehearsal.isOpen(NOW.plus(Rehearsal.OPEN).minusMillis(1))).isTrue();
        assertThat(rehearsal.isOpen(NOW.plus(Rehearsal.OPEN))).isFalse();
        rehearsal.end(NOW.plusSeconds(5));
        assertThat(rehearsal.isOpen(NOW.plusSeconds(5))).isFalse();
        rehearsal.end(NOW.plusSeconds(50));
        assertThat(rehearsal.getOpenUntil()).isEqualTo(NOW.plusSeconds(5));
    }
}
