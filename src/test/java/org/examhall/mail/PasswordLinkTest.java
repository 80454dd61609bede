package org.examhall.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.examhall.account.AccountRef;
import org.examhall.kernel.Refused;
import org.examhall.kernel.StoppedClock;
import org.junit.jupiter.api.Test;

/** Links by which somebody chooses a new password. */
class PasswordLinkTest {

    private static final String MARK = "0123456789abcdef";

    private final StoppedClock clock = StoppedClock.atMorning();
    private final PasswordLink link =
            new PasswordLink("l", new AccountRef("a"), MARK, ProofToken.fresh(), clock.instant());

    private boolean works() {
        return link.refusal(MARK, clock.instant()).isEmpty();
    }

    @Test
    void aLinkWorksOnce() {
        link.use(MARK, clock.instant());

        assertThat(works()).isFalse();
        assertThatThrownBy(() -> link.use(MARK, clock.instant())).isInstanceOf(Refused.class);
    }

    @Test
    void aLinkWorksForAnHour() {
        clock.passes(Duration.ofHours(1).minusMillis(1));
        assertThat(works()).isTrue();

        clock.passes(Duration.ofMillis(1));
        assertThat(works()).isFalse();
        assertThatThrownBy(() -> link.use(MARK, clock.instant())).isInstanceOf(Refused.class);
    }

    @Test
    void aLaterLinkTakesItsPlace() {
        link.withdraw(clock.instant());

        assertThat(works()).isFalse();
    }

    @Test
    void aPasswordThatWasChangedMeanwhileEndsIt() {
        assertThat(link.refusal("fedcba9876543210", clock.instant())).isPresent();
        assertThatThrownBy(() -> link.use("fedcba9876543210", clock.instant())).isInstanceOf(Refused.class);
    }
}
