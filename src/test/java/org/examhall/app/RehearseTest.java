package org.examhall.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RehearseTest {

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8080", "http://localhost:8081/", "http://[::1]:8080"})
    void aServerOnThisMachineIsTriedWithoutAsking(String address) {
        assertThat(Rehearse.address(Map.of("address", address))).hasToString(address.replaceFirst("/$", ""));
    }

    @Test
    void aServerElsewhereIsTriedOnlyWhenToldSo() {
        assertThatThrownBy(() -> Rehearse.address(Map.of("address", "http://192.0.2.7:8080")))
                .hasMessageContaining("--elsewhere yes");
        assertThat(Rehearse.address(Map.of("address", "http://192.0.2.7:8080", "elsewhere", "yes")))
                .hasToString("http://192.0.2.7:8080");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:8080", "ftp://127.0.0.1", "http://"})
    void anAddressThatIsNoneIsRefused(String address) {
        assertThatThrownBy(() -> Rehearse.address(Map.of("address", address))).isInstanceOfAny(RuntimeException.class);
    }

    @Test
    void aWrongOptionEndsTheCommandWithTwo() throws InterruptedException {
        assertThat(Rehearse.run(new String[] {"--candidates", "0"}, Map.of())).isEqualTo(2);
        assertThat(Rehearse.run(new String[] {"--password", "secret"}, Map.of()))
                .isEqualTo(2);
    }

    private static RehearseFigures figures(long paper, long save, int failed) {
        RehearseFigures figures = new RehearseFigures();
        for (int i = 0; i < 1_000; i++) {
            figures.papers.took(TimeUnit.MILLISECONDS.toNanos(i == 0 ? paper : 100));
            figures.saves.took(TimeUnit.MILLISECONDS.toNanos(i < 20 ? save : 5));
            figures.pulses.took(TimeUnit.MILLISECONDS.toNanos(5));
        }
        for (int i = 0; i < failed; i++) {
            figures.saves.failed();
        }
        figures.finished(600, 0);
        return figures;
    }

    @Test
    void aServerThatKeepsTheTimesIsFit() {
        assertThat(figures(RehearseFigures.SLOWEST_PAPER, RehearseFigures.SLOW_SAVE, 3)
                        .objections())
                .isEmpty();
    }

    @Test
    void whatStandsAgainstAServerIsSaid() {
        assertThat(figures(RehearseFigures.SLOWEST_PAPER + 1, RehearseFigures.SLOW_SAVE + 1, 4)
                        .objections())
                .hasSize(3);
        RehearseFigures lost = figures(1, 1, 0);
        lost.finished(60, 1);
        lost.unfinished();
        assertThat(lost.objections()).hasSize(2).first().asString().startsWith("1 acknowledged answers were lost");
    }
}
