package org.examhall.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.examhall.kernel.Language;
import org.junit.jupiter.api.Test;

/** The bank of the open assessment Keep Safe Online. */
class InternetSafetyBankTest extends BankCraft {

    InternetSafetyBankTest() {
        super(BankFixture.internetSafety());
    }

    @Override
    int leastOfEachType() {
        return 1;
    }

    @Override
    int leastStimuli() {
        return 8;
    }

    @Test
    void describesItself() {
        assertThat(bank.name()).isEqualTo("internet-safety");
        assertThat(bank.language()).isEqualTo(Language.EN);
        assertThat(bank.licence()).isEqualTo("Apache-2.0");
        assertThat(bank.content()).hasSize(48);
    }

    @Test
    void blueprintIsThatOfTheAssessment() {
        assertThat(blueprint.code()).isEqualTo("internet-safety");
        assertThat(blueprint.title()).isEqualTo("Keep Safe Online");
        assertThat(blueprint.questions()).isEqualTo(20);
        assertThat(blueprint.minutes()).isEqualTo(30);
        assertThat(blueprint.passMark()).isEqualTo(70);
        assertThat(blueprint.attempts()).isEqualTo(99);
        Map<Integer, Integer> byOutcome = new TreeMap<>();
        blueprint.sections().forEach(s -> byOutcome.merge(s.outcome(), s.select(), Integer::sum));
        assertThat(byOutcome).isEqualTo(Map.of(1, 5, 2, 5, 3, 5, 4, 5));
    }

    /** The awarding body names a unit by six capitals and digits; what is not one can not be sent to it. */
    @Test
    void itIsNoUnitOfTheAwardingBody() {
        assertThat(blueprint.unitCode() + blueprint.level()).doesNotMatch("[A-Z0-9]{6}");
    }

    @Test
    void everyModuleHasItsSixItems() {
        assertThat(blueprint.sections()).hasSize(8);
        assertThat(blueprint.sections())
                .allSatisfy(section -> assertThat(section.pool()).hasSize(6));
    }

    @Test
    void aThirdOfTheItemsHangOnAStimulus() {
        long hanging =
                bank.content().stream().filter(item -> item.stimulus() != null).count();
        assertThat(3 * hanging).isGreaterThanOrEqualTo(bank.content().size());
    }

    @Test
    void papersAreOfferedInNorwegianToo() {
        assertThat(blueprint.languages()).containsExactly(Language.EN, Language.NB);
        assertThat(blueprint.in(Language.NB).title()).isEqualTo("Trygg på nett");
    }

    @Test
    void lengthDoesNotGiveTheKeyAwayInNorwegianEither() {
        int longest = 0;
        int shortest = 0;
        List<Item> singles = norwegian().stream()
                .filter(item -> item.type() == ItemType.SINGLE)
                .toList();
        for (Item item : singles) {
            int key = lengths(item, true).get(0);
            List<Integer> others = lengths(item, false);
            longest += key > others.get(others.size() - 1) ? 1 : 0;
            shortest += key < others.get(0) ? 1 : 0;
            int least = Math.min(key, others.get(0));
            int most = Math.max(key, others.get(others.size() - 1));
            if (least > 25) {
                assertThat(most).as(item.identifier()).isLessThanOrEqualTo(least * 8 / 5);
            }
        }
        assertThat(longest).isLessThan(singles.size() * 40 / 100);
        assertThat(shortest).isLessThan(singles.size() * 40 / 100);
    }

    @Test
    void everyNorwegianRationaleSaysSomething() {
        for (Item item : norwegian()) {
            for (String why : item.rationales().values()) {
                assertThat(why).as(item.identifier()).hasSizeBetween(15, 500);
            }
        }
    }

    private List<Item> norwegian() {
        return bank.items().stream()
                .map(content -> content.translations().get(Language.NB).item())
                .toList();
    }

    /** Lengths of the keys, or of the others, in rising order. */
    private static List<Integer> lengths(Item item, boolean key) {
        return item.lines().stream()
                .filter(line -> line.key() == key)
                .map(line -> Markup.textOf(line.html()).length())
                .sorted()
                .toList();
    }
}
