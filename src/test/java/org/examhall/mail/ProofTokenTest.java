package org.examhall.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Secrets that are sent to an address. */
class ProofTokenTest {

    @Test
    void tokensAreLongAndDifferentAndFitIntoAnAddress() {
        Set<String> tokens = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            tokens.add(ProofToken.fresh());
        }
        assertThat(tokens)
                .hasSize(1_000)
                .allMatch(token -> token.matches("[A-Za-z0-9_-]{43}"))
                .allMatch(ProofToken::isWritten);
        assertThat(ProofToken.digest("a")).hasSize(64).isNotEqualTo(ProofToken.digest("b"));
    }

    @Test
    void whatCannotBeOneIsNotLookedFor() {
        assertThat(ProofToken.isWritten(null)).isFalse();
        assertThat(ProofToken.isWritten("")).isFalse();
        assertThat(ProofToken.isWritten(ProofToken.fresh() + "A")).isFalse();
        assertThat(ProofToken.isWritten("'".repeat(43))).isFalse();
    }

    @Test
    void aTextWithoutItsSecretKeepsItsWords() {
        String token = ProofToken.fresh();

        assertThat(ProofToken.hidden("Follow https://fits.example/new-password.xhtml?token=" + token + "\n\nsoon"))
                .isEqualTo("Follow https://fits.example/new-password.xhtml?token=\u2026\n\nsoon");
    }
}
