package org.examhall.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.examhall.account.AccountRef;
import org.examhall.account.Actor;
import org.examhall.kernel.Refusal;
import org.examhall.kernel.StoppedClock;
import org.examhall.partner.Accreditation.Standing;
import org.examhall.partner.Accreditation.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An accreditation admits to one exam, between two days, until it is withdrawn. */
class AccreditationTest {

    private static final AccountRef TRAINER = new AccountRef("01tra1ner00000000000000000");
    private static final Actor OFFICE = new Actor("01adm000000000000000000000", "Office");
    private static final Instant NOW = StoppedClock.MORNING;
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
    private static final LocalDate LAST = LocalDate.of(2027, 2, 28);

    private static Accreditation given(Standing standing) {
        return new Accreditation(
                new AccreditationRef("01accred1ted00000000000000"),
                TRAINER,
                "practitioner",
                standing,
                FIRST,
                LAST,
                OFFICE,
                NOW);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-28, COMING, false",
        "2026-03-01, CURRENT, true",
        "2027-02-28, CURRENT, true",
        "2027-03-01, LAPSED, false"
    })
    void itHoldsFromItsFirstDayToItsLast(LocalDate day, State state, boolean admits) {
        assertThat(given(Standing.ACCREDITED).stateOn(day)).isEqualTo(state);
        assertThat(given(Standing.ACCREDITED).admits("practitioner", day)).isEqualTo(admits);
    }

    @Test
    void itAdmitsToNoOtherExamAndNobodyInTraining() {
        assertThat(given(Standing.ACCREDITED).admits("advanced", FIRST)).isFalse();
        assertThat(given(Standing.ASSESSOR).admits("practitioner", FIRST)).isTrue();
        assertThat(given(Standing.CANDIDATE).admits("practitioner", FIRST)).isFalse();
    }

    @Test
    void withdrawnItHoldsOnNoDayAndIsWithdrawnOnce() {
        Accreditation accreditation = given(Standing.ACCREDITED);
        assertThat(accreditation.withdraw("The assessment was not passed.", OFFICE, NOW))
                .isEmpty();
        assertThat(accreditation.stateOn(FIRST)).isEqualTo(State.WITHDRAWN);
        assertThat(accreditation.admits("practitioner", FIRST)).isFalse();
        assertThat(accreditation.withdraw("Again.", OFFICE, NOW))
                .contains(Refusal.of("accreditation-withdrawn-already"));
    }

    @ParameterizedTest
    @CsvSource({
        "practitioner, 2026-03-01, 2027-03-01, ''",
        "practitioner, 2026-03-01, 2026-03-01, ''",
        "practitioner, 2026-03-01, 2027-03-02, accreditation-dates",
        "practitioner, 2026-03-01, 2026-02-28, accreditation-dates",
        "' ', 2026-03-01, 2026-04-01, accreditation-exam"
    })
    void itIsGivenForAnExamAndAtMostAYear(String exam, LocalDate from, LocalDate until, String refusal) {
        assertThat(Accreditations.refusal(TRAINER, exam, from, until, OFFICE).map(Refusal::code))
                .isEqualTo(refusal.isEmpty() ? Optional.empty() : Optional.of(refusal));
    }

    @Test
    void nobodyAccreditsThemselves() {
        Actor self = new Actor(TRAINER.value(), "Somebody");
        assertThat(Accreditations.refusal(TRAINER, "practitioner", FIRST, LAST, self))
                .contains(Refusal.of("accreditation-own"));
    }
}
