package org.examhall.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceTest {

    private final StoppedClock clock = StoppedClock.atMorning();

    @Test
    void freshKeysAreWellFormedAndNeverTheSame() {
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            String key = Reference.fresh(clock);
            assertThat(Reference.isWellFormed(key)).as(key).isTrue();
            keys.add(key);
        }
        assertThat(keys).hasSize(20_000);
    }

    @Test
    void aLaterKeySortsLater() {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            keys.add(Reference.fresh(clock));
            clock.passes(Duration.ofMillis(1 + i * 977L));
        }
        assertThat(keys).isSorted();
    }

    @Test
    void theTimeIsInTheFirstTenCharacters() {
        String digits = "0123456789abcdefghjkmnpqrstvwxyz";
        long time = 0;
        for (char c : Reference.fresh(clock).substring(0, 10).toCharArray()) {
            time = time * 32 + digits.indexOf(c);
        }
        assertThat(time).isEqualTo(clock.millis());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "01hx0000000000000000000000 ",
                "01hx000000000000000000000",
                "01hx00000000000000000000000",
                "01HX0000000000000000000000",
                "01hx000000000000000000000i",
                "01hx000000000000000000000l",
                "01hx000000000000000000000o",
                "01hx000000000000000000000u",
                "01hx0000000000000000000/..",
                "01hx000000000000000000000\u00e5",
                "01hx000000000000000000000\n",
                "01hx00000000000000000000' "
            })
    void otherTextIsNoKey(String text) {
        assertThat(Reference.isWellFormed(text)).isFalse();
        assertThatThrownBy(() -> Reference.requireForm(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
