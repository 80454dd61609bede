package org.examhall.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.examhall.kernel.Language;
import org.examhall.kernel.Refused;
import org.examhall.kernel.StoppedClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The life of a message: it waits, is sent, put off, given up, or left in doubt. */
class MailTest {

    private static final Letter LETTER = new Letter("reader@school.example", Language.EN, "Welcome", "Good morning");
    private static final Delivery NO = new Delivery.Postponed("451 later");

    private final StoppedClock clock = StoppedClock.atMorning();

    private Mail waiting() {
        return new Mail(new MailRef("m"), "an occasion", LETTER, true, clock.instant());
    }

    private void passes(Duration time) {
        clock.passes(time);
    }

    private void tries(Mail mail, Delivery delivery) {
        mail.begin(clock.instant());
        mail.end(delivery, clock.instant());
    }

    @Test
    void keepsItsWordsButNotTheSecretOfItsLinkOnceItWasSent() {
        String token = ProofToken.fresh();
        Letter secret = new Letter("reader@school.example", Language.EN, "Welcome", "Follow /x?token=" + token);
        Mail mail = new Mail(new MailRef("m"), "an occasion", secret, true, clock.instant());
        tries(mail, NO);
        assertThat(mail.getText()).contains(token);

        tries(mail, new Delivery.Accepted());
        assertThat(mail.getText()).startsWith("Follow /x?token=").doesNotContain(token);
    }

    @Test
    void isDueAtOnceAndNotWhileItIsBeingSentOrWhenItIs() {
        Mail mail = waiting();
        assertThat(mail.isDue(clock.instant())).isTrue();

        mail.begin(clock.instant());
        assertThat(mail.isDue(clock.instant())).isFalse();

        mail.end(new Delivery.Accepted(), clock.instant());
        assertThat(mail.isDue(clock.instant().plus(Duration.ofDays(30)))).isFalse();
        assertThat(mail.getSentAt()).isEqualTo(StoppedClock.MORNING);
    }

    @Test
    void waitsLongerAfterEachFailureAndIsGivenUpAfterThreeDays() {
        Mail mail = waiting();
        int tries = 0;
        while (mail.getState() == MailState.WAITING) {
            passes(Duration.between(clock.instant(), mail.getNextAt()));
            tries(mail, NO);
            tries++;
        }

        assertThat(tries).isEqualTo(9);
        assertThat(mail.getState()).isEqualTo(MailState.FAILED);
        assertThat(Duration.between(StoppedClock.MORNING, clock.instant()))
                .isBetween(Duration.ofHours(70), Duration.ofHours(72));
        assertThat(mail.getProblem()).isEqualTo("451 later");
    }

    @Test
    void isGivenUpAtOnceWhenTheServerWillNeverTakeIt() {
        Mail mail = waiting();
        tries(mail, new Delivery.Rejected("550 no such user"));

        assertThat(mail.getState()).isEqualTo(MailState.FAILED);
    }

    @Test
    void isInDoubtWhenWhoeverSentItNeverCameBack() {
        Mail mail = waiting();
        mail.begin(clock.instant());
        mail.doubt(clock.instant());
        assertThat(mail.getState()).isEqualTo(MailState.SENDING);

        passes(Mail.LONGEST_SENDING);
        mail.doubt(clock.instant());
        assertThat(mail.getState()).isEqualTo(MailState.DOUBTFUL);
        assertThat(mail.isDue(clock.instant())).isFalse();

        mail.sendAgain(clock.instant());
        assertThat(mail.isDue(clock.instant())).isTrue();
    }

    @Test
    void isHeldWithoutAMailServerUntilSomebodyHasItSent() {
        Mail mail = new Mail(new MailRef("m"), "an occasion", LETTER, false, clock.instant());
        assertThat(mail.isDue(clock.instant())).isFalse();

        mail.sendAgain(clock.instant());
        assertThat(mail.isDue(clock.instant())).isTrue();
    }

    @Test
    void isNotSentAgainOnceItWasSentOrWhileItGoesByItself() {
        Mail mail = waiting();
        assertThatThrownBy(() -> mail.sendAgain(clock.instant())).isInstanceOf(Refused.class);

        tries(mail, new Delivery.Accepted());
        assertThatThrownBy(() -> mail.sendAgain(clock.instant())).isInstanceOf(Refused.class);
    }

    @Test
    void forgetsWhoItWentToAndWhatItSaid() {
        Mail mail = waiting();
        tries(mail, new Delivery.Accepted());
        mail.forget();

        assertThat(mail.getTo() + mail.getSubject() + mail.getText()).isEmpty();
        assertThat(mail.getOccasion()).isEqualTo("an occasion");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nobody",
                "two@a.example,b@b.example",
                "a@b.example\nBcc: c@d.example",
                "Name <a@b.example>",
                "a b@c.example",
                "@b.example",
                "a@"
            })
    void aLetterGoesToOneAddressAndNothingElse(String address) {
        assertThatThrownBy(() -> new Letter(address, Language.EN, "Subject", "Text"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSubjectIsOneLine() {
        assertThat(new Letter("a@b.example", Language.EN, "Good\r\nBcc: c@d.example", "Text").subject())
                .isEqualTo("Good Bcc: c@d.example");
    }
}
