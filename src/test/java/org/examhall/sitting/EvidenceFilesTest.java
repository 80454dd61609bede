package org.examhall.sitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.examhall.kernel.FileContent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is taken as evidence is told by what is in it. */
class EvidenceFilesTest {

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void documentsPicturesAndTextAreTaken() {
        assertThat(EvidenceFiles.typeOf(ascii("%PDF-1.7 ..."))).contains("application/pdf");
        assertThat(EvidenceFiles.typeOf(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0}))
                .contains("image/png");
        assertThat(EvidenceFiles.typeOf(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0}))
                .contains("image/jpeg");
        assertThat(EvidenceFiles.typeOf("Det ringte, sa Åse.\r\n".getBytes(StandardCharsets.UTF_8)))
                .contains("text/plain");
    }

    @Test
    void whatRunsOrHidesIsNot() {
        assertThatThrownBy(() -> EvidenceFiles.taken("a.pdf", new byte[] {'M', 'Z', 0, 1}))
                .hasMessage("evidence-kind");
        assertThatThrownBy(() -> EvidenceFiles.taken("a.txt", new byte[] {(byte) 0xc3, 0x28}))
                .hasMessage("evidence-kind");
    }

    @Test
    void anEmptyOneAndOneThatIsTooLargeAreNotTaken() {
        assertThatThrownBy(() -> EvidenceFiles.taken("a.txt", new byte[0])).hasMessage("evidence-size");
        assertThatThrownBy(() -> EvidenceFiles.taken("a.txt", new byte[EvidenceFiles.LARGEST + 1]))
                .hasMessage("evidence-size");
    }

    @ParameterizedTest
    @CsvSource({
        "photo.png,                photo",
        "C:\\fakepath\\photo.jpeg, photo",
        "../../etc/passwd,         passwd",
        "notat fra Åse.txt,        notat fra Åse",
        "'a\"; filename=b.exe',    a-- filename-b",
        ".txt,                     evidence"
    })
    void theNameIsMadeHarmless(String given, String safe) {
        assertThat(FileContent.stem(given, "evidence")).isEqualTo(safe);
    }

    @Test
    void theEndingIsThatOfWhatItIs() {
        assertThat(EvidenceFiles.taken("photo.html", ascii("%PDF-1.7")).name()).isEqualTo("photo.pdf");
    }
}
