package org.examhall.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.examhall.bank.ItemPolicy.Hands;
import org.examhall.kernel.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;

class ItemPolicyTest {

    private static final Hands WRITER = new Hands(true, false, false);
    private static final Hands REVIEWER = new Hands(false, true, false);
    private static final Hands KEEPER = new Hands(false, false, true);
    private static final Hands WRITING_KEEPER = new Hands(true, false, true);
    private static final Hands STRANGER = new Hands(false, false, false);

    @ParameterizedTest(name = "{0}, {1}")
    @CsvFileSource(resources = "/bank/item-states.csv")
    void whatComesOfADeedIsAsTheTableSays(
            ItemState state,
            ItemVerb verb,
            String writer,
            String reviewer,
            String keeper,
            String writingKeeper,
            String stranger) {
        assertThat(outcome(state, verb, WRITER)).as("writer").isEqualTo(writer);
        assertThat(outcome(state, verb, REVIEWER)).as("reviewer").isEqualTo(reviewer);
        assertThat(outcome(state, verb, KEEPER)).as("keeper").isEqualTo(keeper);
        assertThat(outcome(state, verb, WRITING_KEEPER))
                .as("keeper who has written")
                .isEqualTo(writingKeeper);
        assertThat(outcome(state, verb, STRANGER)).as("author without a part").isEqualTo(stranger);
    }

    private static String outcome(ItemState state, ItemVerb verb, Hands hands) {
        Optional<Refusal> objection = ItemPolicy.objection(state, verb, hands);
        return objection
                .map(Refusal::code)
                .orElseGet(() -> state.after(verb).orElseThrow().name());
    }

    @Test
    void theTableHasEveryStateAndVerb() throws IOException {
        long rows = Files.readAllLines(Path.of("src/test/resources/bank/item-states.csv")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\\s*,\\s*")[0] + line.split("\\s*,\\s*")[1])
                .distinct()
                .count();
        assertThat(rows).isEqualTo((long) ItemState.values().length * ItemVerb.values().length);
    }

    @ParameterizedTest
    @EnumSource(ItemState.class)
    void anItemThatIsOrWasInUseIsSeenByThoseWhoKeepTheBankAlone(ItemState state) {
        assertThat(ItemPolicy.maySee(state, KEEPER)).isTrue();
        assertThat(ItemPolicy.maySee(state, WRITER)).isEqualTo(state.isUnderWay());
        assertThat(ItemPolicy.maySee(state, REVIEWER)).isEqualTo(state.isUnderWay());
        assertThat(ItemPolicy.maySee(state, STRANGER)).isFalse();
    }
}
