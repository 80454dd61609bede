package org.examhall.sitting.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dd.plist.NSDictionary;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.examhall.kernel.Digest;
import org.junit.jupiter.api.Test;

class SebFileTest {

    private static final String SALT = "4iLONVAc1yKWLxbe6Vbf2vWYQO6zIRAobKgc3f25LH8=";

    private static final NSDictionary SETTINGS = new SebSettings(
                    "https://exams.example.org",
                    true,
                    Digest.hex("let me out"),
                    true,
                    false,
                    true,
                    "FITS/1",
                    List.of("example.com/maps/*"),
                    SALT)
            .asDictionary();

    @Test
    void anOpenFileHoldsTheSettings() throws IOException {
        Map<String, Object> read = SebReader.open(SebFile.open(SETTINGS));
        assertThat(read)
                .containsEntry("startURL", "https://exams.example.org/exam/")
                .containsEntry("quitURL", "https://exams.example.org/exam/goodbye.xhtml")
                .containsEntry("hashedQuitPassword", Digest.hex("let me out"))
                .containsEntry("examKeySalt", SALT)
                .containsEntry("browserUserAgent", "FITS/1")
                .containsEntry("browserViewMode", 1L)
                .containsEntry("sebConfigPurpose", 0L)
                .containsEntry("removeBrowserProfile", false);
        assertThat(read.get("URLFilterRules").toString())
                .contains("expression=exams.example.org/*", "expression=example.com/maps/*");
    }

    @Test
    void theKeyOfTheSettingsIsThatOfTheFile() throws IOException {
        assertThat(Digest.hex(SebReader.form(SebReader.open(SebFile.open(SETTINGS)))))
                .isEqualTo(ConfigKey.of(SETTINGS));
    }

    @Test
    void aFileWithAPasswordHoldsTheSameSettings() throws IOException {
        byte[] file = SebFile.locked(SETTINGS, "blåbær til alle");
        assertThat(SebReader.open(file, "blåbær til alle")).isEqualTo(SebReader.open(SebFile.open(SETTINGS)));
        assertThat(SebFile.locked(SETTINGS, "blåbær til alle")).isNotEqualTo(file);
    }

    @Test
    void aWrongPasswordOpensNothing() {
        byte[] file = SebFile.locked(SETTINGS, "the right one");
        assertThatThrownBy(() -> SebReader.open(file, "the wrong one"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("wrong password");
    }

    @Test
    void aChangedByteIsNoticed() throws IOException {
        byte[] content = unpacked(SebFile.locked(SETTINGS, "the right one"));
        for (int at : List.of(4, 5, 6, 14, 22, 40, content.length - 1)) {
            byte[] changed = content.clone();
            changed[at] ^= 1;
            assertThatThrownBy(() -> SebReader.open(packed(changed), "the right one"))
                    .as("byte " + at)
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void noNameDiffersFromAnotherByCaseAloneAndNoTextHoldsAQuotationMark() throws IOException {
        Map<String, Object> read = SebReader.open(SebFile.open(SETTINGS));
        Map<String, String> seen = new HashMap<>();
        read.keySet()
                .forEach(name -> assertThat(seen.put(name.toLowerCase(Locale.ROOT), name))
                        .isNull());
        assertThat(read.keySet()).allMatch(name -> name.matches("[A-Za-z]+"));
        assertThat(read.values().toString()).doesNotContain("\"");
    }

    private static byte[] unpacked(byte[] content) throws IOException {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(content))) {
            return gzip.readAllBytes();
        }
    }

    private static byte[] packed(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }
}
