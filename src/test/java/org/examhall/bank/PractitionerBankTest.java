package org.examhall.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.examhall.kernel.Language;
import org.junit.jupiter.api.Test;

/** The Practitioner bank. */
class PractitionerBankTest extends BankCraft {

    PractitionerBankTest() {
        super(BankFixture.practitioner());
    }

    @Test
    void describesItself() {
        assertThat(bank.name()).isEqualTo("practitioner");
        assertThat(bank.language()).isEqualTo(Language.EN);
        assertThat(bank.licence()).isEqualTo("Apache-2.0");
        assertThat(bank.content()).hasSizeGreaterThanOrEqualTo(320);
    }

    @Test
    void blueprintIsThatOfTheExam() {
        assertThat(blueprint.code()).isEqualTo("practitioner");
        assertThat(blueprint.questions()).isEqualTo(60);
        assertThat(blueprint.minutes()).isEqualTo(90);
        assertThat(blueprint.passMark()).isEqualTo(65);
        assertThat(blueprint.attempts()).isEqualTo(2);
        assertThat(blueprint.unitCode()).isEqualTo("F81L");
        assertThat(blueprint.level()).isEqualTo("34");
        assertThat(blueprint.outcomes()).containsOnlyKeys(1, 2, 3, 4);
        Map<Integer, Integer> byOutcome = new TreeMap<>();
        blueprint.sections().forEach(s -> byOutcome.merge(s.outcome(), s.select(), Integer::sum));
        assertThat(byOutcome).isEqualTo(Map.of(1, 15, 2, 15, 3, 15, 4, 15));
    }
}
