package org.examhall.site;

import static org.assertj.core.api.Assertions.assertThat;

import org.examhall.kernel.Refusal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContactMessageTest {

    @ParameterizedTest
    @CsvSource({
        "somebody@school.example, Hello, ''",
        "' somebody@school.example ', Hello, ''",
        "somebody, Hello, contact-email",
        "somebody@school, Hello, contact-email",
        "'a@b.example, c@d.example', Hello, contact-email",
        "'a@b.example\nBcc: c@d.example', Hello, contact-email",
        "<a@b.example>, Hello, contact-email",
        "somebody@school.example, ' ', contact-words",
    })
    void aMessageHasAnAddressToAnswerAndSomethingToSay(String email, String words, String refused) {
        assertThat(ContactMessages.defect(email, words).map(Refusal::code).orElse(""))
                .isEqualTo(refused);
    }
}
