package org.examhall.sitting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.examhall.entry.SittingRef;
import org.examhall.kernel.Refusal;
import org.examhall.sitting.file.ConfigKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ClosedBookTest {

    private static final String KEY = "0123456789abcdef".repeat(4);

    private final ClosedBook book = new ClosedBook(new SittingRef("01s1tt1ng00000000000000000"), new byte[32]);

    private static SafeBrowserTerms terms(String address, String suffix, List<String> allowed, List<String> keys) {
        return new SafeBrowserTerms(address, true, true, "", true, false, true, suffix, allowed, keys);
    }

    private static SafeBrowserTerms usual() {
        return terms("https://exams.example.org", "", List.of(), List.of());
    }

    private static Optional<String> code(Optional<Refusal> refusal) {
        return refusal.map(Refusal::code);
    }

    @Test
    void usuallyAnyBrowserWillDo() {
        assertThat(book.isSafeBrowser()).isFalse();
        assertThat(book.isFullScreen()).isTrue();
        assertThat(book.thresholds()).isEqualTo(Thresholds.USUAL);
        assertThat(book.getConfigKey()).isEmpty();
    }

    @Test
    void whoAsksForTheBrowserGetsTheKeyOfItsSettings() {
        assertThat(book.require(usual(), Sitting.State.PLANNED)).isEmpty();
        assertThat(book.isSafeBrowser()).isTrue();
        assertThat(book.getConfigKey())
                .isEqualTo(ConfigKey.of(book.settings().asDictionary()))
                .hasSize(64);
    }

    @Test
    void otherSettingsAreAnotherKey() {
        book.require(usual(), Sitting.State.PLANNED);
        String before = book.getConfigKey();
        book.require(terms("https://exams.example.org", "FITS", List.of(), List.of()), Sitting.State.PLANNED);
        assertThat(book.getConfigKey()).isNotEqualTo(before);
    }

    @Test
    void theKeysOfBuildsAreNotPartOfTheSettings() {
        book.require(usual(), Sitting.State.PLANNED);
        String before = book.getConfigKey();
        assertThat(book.accept(List.of(KEY), Sitting.State.OPEN)).isEmpty();
        assertThat(book.getConfigKey()).isEqualTo(before);
        assertThat(book.terms().examKeys()).containsExactly(KEY);
    }

    @ParameterizedTest
    @EnumSource(
            value = Sitting.State.class,
            names = {"OPEN", "CLOSED"})
    void theSettingsAreFixedOnceCandidatesMayHaveThem(Sitting.State state) {
        assertThat(code(book.require(usual(), state))).contains("seb-fixed");
        assertThat(book.isSafeBrowser()).isFalse();
    }

    @Test
    void theDemandCanBeDroppedUntilTheSittingIsClosed() {
        book.require(usual(), Sitting.State.PLANNED);
        assertThat(code(book.drop(Sitting.State.CLOSED))).contains("sitting-closed");
        assertThat(book.drop(Sitting.State.OPEN)).isEmpty();
        assertThat(book.isSafeBrowser()).isFalse();
    }

    @Test
    void aPasswordIsKeptUntilThereIsAnother() {
        SafeBrowserTerms with = new SafeBrowserTerms(
                "https://exams.example.org", true, true, "let me out", true, false, true, "", List.of(), List.of());
        book.require(with, Sitting.State.PLANNED);
        String hash = book.settings().quitPassword();
        assertThat(hash).hasSize(64).doesNotContain("let");
        book.require(usual(), Sitting.State.PLANNED);
        assertThat(book.settings().quitPassword()).isEqualTo(hash);
        assertThat(book.terms().quitPassword()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "exams.example.org",
        "https://exams.example.org/",
        "https://Exams.example.org",
        "https://exams.example.org/exam",
        "ftp://exams.example.org",
        "https://exams.example.org:123456",
        "https://user@exams.example.org",
        "'https://exams.example.org '",
    })
    void anAddressIsSchemeAndHostAlone(String address) {
        assertThat(code(book.require(terms(address, "", List.of(), List.of()), Sitting.State.PLANNED)))
                .contains("seb-address-wrong");
    }

    @ParameterizedTest
    @CsvSource({"http://127.0.0.1:8080", "https://exams.example.org:8443", "http://localhost"})
    void aPortMayBeNamed(String address) {
        assertThat(book.require(terms(address, "", List.of(), List.of()), Sitting.State.PLANNED))
                .isEmpty();
    }

    @Test
    void noTextHoldsAQuotationMarkOrWhatLooksLikeMarkup() {
        String address = "https://exams.example.org";
        assertThat(code(terms(address, "a\"b", List.of(), List.of()).refusal())).contains("seb-suffix-wrong");
        assertThat(code(terms(address, "", List.of("example.org/\"*"), List.of())
                        .refusal()))
                .contains("seb-allowed-wrong");
        assertThat(code(terms(address, "", List.of("a b"), List.of()).refusal()))
                .contains("seb-allowed-wrong");
        assertThat(code(terms(address, "", List.of(), List.of("abc")).refusal()))
                .contains("seb-keys-wrong");
    }

    @ParameterizedTest
    @CsvSource({"0,5,3,3", "3,0,3,3", "3,601,3,3", "3,5,100,3", "3,5,3,-1"})
    void thresholdsHaveBounds(int awayTimes, int awaySeconds, int fullScreenTimes, int copyTimes) {
        Thresholds wished = new Thresholds(awayTimes, awaySeconds, fullScreenTimes, copyTimes);
        assertThat(code(book.watch(false, wished))).contains("thresholds-out-of-range");
        assertThat(book.thresholds()).isEqualTo(Thresholds.USUAL);
        assertThat(book.isFullScreen()).isTrue();
    }
}
