package org.examhall.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The colours that tokens.css promises to be readable on each other are: contrast by the formula of WCAG 2.2, relative
 * luminance of sRGB.
 */
class TokensTest {

    private static final Path TOKENS = Path.of("src/main/webapp/resources/house/tokens.css");
    private static final Pattern COLOUR = Pattern.compile("--([a-z-]+): (#[0-9a-f]{6});");
    private static final List<String> SURFACES =
            List.of("paper", "sheet", "accent-soft", "good-soft", "warn-soft", "bad-soft");

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void textIsReadableInEveryTheme(int theme) throws IOException {
        Map<String, String> colours = themes().get(theme);

        for (String text : List.of("ink", "ink-soft", "accent")) {
            SURFACES.forEach(surface -> assertContrast(colours, text, surface, 4.5));
        }
        for (String tone : List.of("good", "warn", "bad")) {
            List.of("paper", "sheet", tone + "-soft").forEach(surface -> assertContrast(colours, tone, surface, 4.5));
        }
        assertContrast(colours, "accent-ink", "accent", 4.5);
        assertContrast(colours, "sheet", "bad", 4.5);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void focusAndEdgesOfFieldsAreVisibleOnEverySurface(int theme) throws IOException {
        Map<String, String> colours = themes().get(theme);

        for (String line : List.of("focus", "line-strong")) {
            SURFACES.forEach(surface -> assertContrast(colours, line, surface, 3));
        }
    }

    @Test
    void darkIsTheSameByChoiceAndBySystem() throws IOException {
        assertThat(themes().get(1)).isEqualTo(themes().get(2));
    }

    /** Light, dark by the system, dark by choice, in the order of the file. */
    private static List<Map<String, String>> themes() throws IOException {
        List<Map<String, String>> themes = Pattern.compile("color-scheme: (light|dark);")
                .splitAsStream(Files.readString(TOKENS))
                .skip(1)
                .map(TokensTest::colours)
                .toList();
        assertThat(themes).hasSize(3);
        return themes;
    }

    private static Map<String, String> colours(String block) {
        Map<String, String> colours = new LinkedHashMap<>();
        Matcher colour = COLOUR.matcher(block);
        while (colour.find()) {
            colours.put(colour.group(1), colour.group(2));
        }
        return colours;
    }

    private static void assertContrast(Map<String, String> colours, String front, String back, double least) {
        double one = luminance(colours.get(front));
        double other = luminance(colours.get(back));
        double contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
        assertThat(contrast).as("%s on %s", front, back).isGreaterThanOrEqualTo(least);
    }

    private static double luminance(String colour) {
        int rgb = Integer.parseInt(colour.substring(1), 16);
        return 0.2126 * linear(rgb >> 16 & 255) + 0.7152 * linear(rgb >> 8 & 255) + 0.0722 * linear(rgb & 255);
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
