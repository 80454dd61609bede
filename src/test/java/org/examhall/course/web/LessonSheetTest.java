package org.examhall.course.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LessonSheetTest {

    private static final String PAGE = """
            <html lang="en" data-reader="0123abcd"><script src="/a.js" nonce="Zmlyc3Q="></script>
            <div class="signed-in">
              <p><span class="apart">Signed in as </span><a href="/account/me.xhtml">First Reader</a></p>
              <form><input type="hidden" name="primefaces.nonce" value="Zmlyc3Q="/></form>
            </div>
            """;

    private static String filled(String page, boolean holds) {
        LessonSheet.Gaps gaps = new LessonSheet.Gaps() {
            @Override
            public String value(String gap) {
                return "<" + gap + ">";
            }

            @Override
            public boolean holds(String condition) {
                return condition.equals("a") == holds;
            }
        };
        LessonSheet sheet = LessonSheet.of(page);
        byte[] filled = sheet.filled(gaps);
        try (GZIPInputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(sheet.zipped(gaps)))) {
            assertThat(unpacked.readAllBytes()).isEqualTo(filled);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new String(filled, StandardCharsets.UTF_8);
    }

    @Test
    void nothingOfTheReaderWhoCameFirstIsShownToTheNext() {
        assertThat(filled(PAGE, true))
                .contains(
                        "data-reader=\"<reader>\"",
                        "me.xhtml\"><name></a>",
                        "value=\"<nonce>\"",
                        "script src=\"/a.js\" nonce=\"<nonce>\"")
                .doesNotContain("0123abcd", "First Reader", "Zmlyc3Q=");
    }

    @Test
    void aGapHasItsValueAndAPartItsCondition() {
        String page = PAGE + "done: " + LessonSheet.gap("count") + LessonSheet.when("a") + " yes " + LessonSheet.end()
                + LessonSheet.when("!a") + " no " + LessonSheet.end() + "end";
        assertThat(filled(page, true)).contains("done: <count> yes end").doesNotContain(" no ");
        assertThat(filled(page, false)).contains("done: <count> no end").doesNotContain(" yes ");
    }

    @Test
    void aPageIsTheSameWhenItIsUnpacked() {
        Random random = new Random(7);
        StringBuilder page = new StringBuilder(PAGE);
        for (int size : new int[] {0, 1, 199, 200, 8_191, 8_192, 70_000, 200_000}) {
            random.ints(size, ' ', '~').forEach(sign -> page.append((char) sign));
            page.append(LessonSheet.gap("count")).append("æøå €".repeat(size));
        }
        assertThat(filled(page.toString(), true)).contains("<count>").endsWith("æøå €");
    }

    @ParameterizedTest
    @ValueSource(strings = {"data-reader", "signed-in", "primefaces.nonce"})
    void aPageThatNamesItsReaderInAnotherWayIsNoSheet(String word) {
        assertThatIllegalStateException().isThrownBy(() -> LessonSheet.of(PAGE.replace(word, "other")));
    }
}
