package org.examhall.sitting.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.dd.plist.NSDictionary;
import com.dd.plist.PropertyListParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.examhall.kernel.Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigKeyTest {

    /**
     * The names of a root dictionary in the order in which the documentation's example has them, as far as they matter.
     */
    private static final List<String> PUBLISHED_ORDER =
            List.of(("additionalResources allowAirPlay allowDownUploads allowedDisplayBuiltin allowedDisplaysMaxNumber"
                            + " allowFlashFullscreen allowWlan blacklistURLFilter browserMessagingSocket browserViewMode"
                            + " enableAltTab enableEsc enableF1 enableF10 enableF2 enableF9 enableJava examKeySalt"
                            + " hashedQuitPassword hideBrowserWindowToolbar ignoreQuitPassword minMacOSVersion oskBehavior"
                            + " permittedProcesses pinEmbeddedCertificates proxies proxySettingsPolicy quitURL startURL"
                            + " touchOptimized URLFilterEnable URLFilterEnableContentFilter URLFilterIgnoreList"
                            + " URLFilterMessage urlFilterRegex URLFilterRules urlFilterTrustedContent"
                            + " whitelistURLFilter zoomMode")
                    .split(" "));

    record Case(String title, String settings, String form, String key) {
        @Override
        public String toString() {
            return title;
        }
    }

    static Stream<Case> cases() throws IOException {
        try (InputStream file = ConfigKeyTest.class.getResourceAsStream("/sitting/config-keys.txt")) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("\n== "))
                    .skip(1)
                    .map(one -> one.split("\n"))
                    .map(lines -> new Case(lines[0], lines[1], lines[2], lines[3]));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void settingsHaveTheFormAndTheKeyOfTheDocumentation(Case one) throws Exception {
        String xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><plist version=\"1.0\"><dict>" + one.settings()
                + "</dict></plist>";
        NSDictionary settings = (NSDictionary) PropertyListParser.parse(xml.getBytes(StandardCharsets.UTF_8));
        assertThat(ConfigKey.json(settings)).isEqualTo(one.form());
        assertThat(ConfigKey.of(settings)).isEqualTo(one.key());
    }

    @Test
    void namesStandInTheOrderOfThePublishedExample() {
        NSDictionary settings = new NSDictionary();
        for (int i = 0; i < PUBLISHED_ORDER.size(); i++) {
            settings.put(PUBLISHED_ORDER.get((i * 17) % PUBLISHED_ORDER.size()), i % 2 == 0);
        }
        assertThat(settings.count()).isEqualTo(PUBLISHED_ORDER.size());
        assertThat(ConfigKey.json(settings)
                        .replaceAll("[{}\"]|:true|:false", "")
                        .split(","))
                .containsExactlyElementsOf(PUBLISHED_ORDER);
    }

    @Test
    void whatIsShownBelongsToOneAddressWithoutItsFragment() {
        String key = "a".repeat(64);
        String shown = Digest.hex("https://exams.example.org/exam/paper.xhtml?a=b" + key);
        assertThat(ConfigKey.shownFor("https://exams.example.org/exam/paper.xhtml?a=b#q3", key))
                .isEqualTo(shown);
        List<String> keys = List.of("b".repeat(64), key);
        assertThat(ConfigKey.matches(shown, "https://exams.example.org/exam/paper.xhtml?a=b", keys))
                .isTrue();
        assertThat(ConfigKey.matches(shown, "https://exams.example.org/exam/paper.xhtml", keys))
                .isFalse();
        assertThat(ConfigKey.matches(shown, "https://exams.example.org/exam/paper.xhtml?a=b", keys.subList(0, 1)))
                .isFalse();
    }
}
