package org.examhall.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** What somebody may put to an exercise is told by what is in it. */
class ExerciseFilesTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvFileSource(resources = "/course/uploads.csv", delimiter = '|', quoteCharacter = '\0')
    void aFileIsTakenForWhatIsInIt(String name, String content, String taken) throws IOException {
        byte[] bytes = content.startsWith("hex ")
                ? HexFormat.of().parseHex(content.substring(4))
                : zip(content.substring(4).split(", "));
        if (taken.equals("-")) {
            assertThatThrownBy(() -> ExerciseFiles.taken(name, bytes)).hasMessage("exercise-file-kind");
        } else {
            assertThat(ExerciseFiles.taken(name, bytes).name()).isEqualTo(taken);
        }
    }

    /**
     * Files as {@code name} or {@code name=text}; the latter are stored as they are, as OpenDocument wants its first.
     */
    private static byte[] zip(String... files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String file : files) {
                String[] parts = file.split("=", 2);
                ZipEntry entry = new ZipEntry(parts[0]);
                byte[] text = (parts.length == 1 ? "x" : parts[1]).getBytes(StandardCharsets.US_ASCII);
                if (parts.length == 2) {
                    CRC32 sum = new CRC32();
                    sum.update(text);
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(text.length);
                    entry.setCrc(sum.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(text);
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void anEmptyFileAndOneThatIsTooLargeAreNotTaken() {
        assertThatThrownBy(() -> ExerciseFiles.taken("a.pdf", new byte[0])).hasMessage("exercise-file-size");
        assertThatThrownBy(() -> ExerciseFiles.taken("a.pdf", new byte[ExerciseFiles.LARGEST + 1]))
                .hasMessage("exercise-file-size");
    }
}
