package org.examhall.member;

import static org.assertj.core.api.Assertions.assertThat;

import org.examhall.kernel.Language;
import org.examhall.kernel.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a stranger may say of themselves in a message of ours. */
class ApplicantTest {

    private static Applicant applicant(String email, String name, MembershipKind kind, String school) {
        return new Applicant(email, name, kind, school, MemberCountry.GB, Language.EN);
    }

    @Test
    void namesAreOneLine() {
        Applicant applicant = applicant(
                " a@b.example ", "A\r\n\r\nPay\u2028here", MembershipKind.SCHOOL, "\tHill\u0000 School\u0085");

        assertThat(applicant.email()).isEqualTo("a@b.example");
        assertThat(applicant.name()).isEqualTo("A Pay here");
        assertThat(applicant.school()).isEqualTo("Hill School");
        assertThat(applicant.defect()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "nobody,      A Reader,           Hill School,     join-email",
        "a@b.example, A Reader,           '',              join-school",
        "a@b.example, https://x.example,  Hill School,     join-words",
        "a@b.example, Go to WWW.x.example, Hill School,    join-words",
        "a@b.example, A Reader,           me@x.example,    join-words"
    })
    void whatWouldLeadSomewhereIsRefused(String email, String name, String school, String code) {
        assertThat(applicant(email, name, MembershipKind.SCHOOL, school).defect())
                .map(Refusal::code)
                .contains(code);
    }
}
