package org.examhall.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.examhall.kernel.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlueprintTextTest {

    private static final Blueprint.Section RULED = StockFixture.ruled(
            1, 3, new Rule("desk", "passwords \"and\" more", Set.of(ItemType.SINGLE, ItemType.ORDER), 300, 850));
    private static final Blueprint.Section LISTED =
            StockFixture.listed(2, 2, List.of(StockFixture.ref(1), StockFixture.ref(2)));

    @Test
    void whatIsKeptIsReadBackTheSame() {
        Blueprint kept = BlueprintText.hashed(StockFixture.blueprint(
                List.of(RULED, LISTED),
                new Terms(
                        Terms.Mode.FIXED,
                        new Terms.Band(620, 700),
                        new Terms.Limit(5, 90, 20),
                        List.of(StockFixture.ref(7)),
                        Long.MIN_VALUE)));
        assertThat(BlueprintText.read(BlueprintText.write(kept), "exam")).isEqualTo(kept);
        assertThat(BlueprintText.hashed(kept)).isEqualTo(kept);
        assertThat(BlueprintText.hashed(kept.passingAt(64)).hash()).isNotEqualTo(kept.hash());
    }

    @Test
    void theBlueprintsThatShipAreKeptWhole() {
        for (Blueprint shipped :
                List.of(BankFixture.blueprint(), BankFixture.advanced().plans().get(0))) {
            Blueprint kept = BlueprintText.hashed(shipped);
            assertThat(kept.sections()).isEqualTo(shipped.sections());
            assertThat(kept.outcomes()).isEqualTo(shipped.outcomes());
            assertThat(BlueprintText.write(kept)).hasSizeLessThan(32_000);
            assertThat(BlueprintRules.objection(kept)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0,   65, 2, blueprint-numbers",
        "601, 65, 2, blueprint-numbers",
        "60,   0, 2, blueprint-numbers",
        "60, 101, 2, blueprint-numbers",
        "60,  65, 0, blueprint-numbers",
        "60,  65, 2, ''"
    })
    void numbersMakeSense(int minutes, int passMark, int attempts, String reason) {
        Blueprint sound = StockFixture.blueprint(List.of(RULED), Terms.NONE);
        Blueprint changed = new Blueprint(
                sound.code(),
                sound.bank(),
                sound.hash(),
                sound.title(),
                sound.unitCode(),
                sound.level(),
                minutes,
                passMark,
                attempts,
                sound.languages(),
                sound.outcomes(),
                sound.sections(),
                sound.terms());
        assertThat(BlueprintRules.objection(changed).map(Refusal::code).orElse(""))
                .isEqualTo(reason);
    }

    @Test
    void sectionsAndTermsMakeSense() {
        assertThat(objection(List.of(), Terms.NONE)).isEqualTo("blueprint-sections");
        assertThat(objection(List.of(StockFixture.listed(1, 2, List.of())), Terms.NONE))
                .isEqualTo("blueprint-section");
        assertThat(objection(List.of(StockFixture.ruled(3, 2, StockFixture.any())), Terms.NONE))
                .isEqualTo("blueprint-section");
        assertThat(objection(List.of(StockFixture.ruled(1, 2, new Rule("", "", Set.of(), 700, 600))), Terms.NONE))
                .isEqualTo("blueprint-section");
        assertThat(objection(List.of(RULED), StockFixture.terms(new Terms.Band(700, 620), null)))
                .isEqualTo("blueprint-band");
        assertThat(objection(List.of(RULED), StockFixture.terms(null, new Terms.Limit(5, 0, 0))))
                .isEqualTo("blueprint-limit");
        assertThat(objection(List.of(RULED), StockFixture.fixed(List.of(StockFixture.ref(1)), 1)))
                .isEqualTo("blueprint-form");
        assertThat(objection(
                        List.of(RULED, LISTED), StockFixture.terms(new Terms.Band(620, 700), new Terms.Limit(5, 9, 0))))
                .isEmpty();
    }

    private static String objection(List<Blueprint.Section> sections, Terms terms) {
        return BlueprintRules.objection(StockFixture.blueprint(sections, terms))
                .map(Refusal::code)
                .orElse("");
    }
}
