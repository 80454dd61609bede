package org.examhall.awarding.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.examhall.awarding.AwardingFixture;
import org.examhall.awarding.NumberedLine;
import org.examhall.awarding.RecordLayout;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExportFileTest {

    private static final String NAME = "results.csv";
    private static final int LINES = 1_037;
    private static final int CHUNK = 100;
    private static final RecordLayout LAYOUT = AwardingFixture.ours();
    private static final List<NumberedLine> ALL =
            IntStream.rangeClosed(1, LINES).mapToObj(AwardingFixture::numbered).toList();

    @TempDir
    Path folder;

    private byte[] undisturbed;

    @BeforeEach
    void writeUndisturbed() throws IOException {
        Path other = folder.resolve("undisturbed");
        Written end;
        try (ExportFile file = ExportFile.open(other, NAME, LAYOUT, AwardingFixture.BATCH, null)) {
            end = writeFrom(file, Integer.MAX_VALUE);
        }
        ExportFile.seal(other, NAME, LAYOUT, AwardingFixture.BATCH, end);
        undisturbed = Files.readAllBytes(other.resolve(NAME));
    }

    /** Writes chunks from where the file is, at most so many, and returns the last checkpoint. */
    private static Written writeFrom(ExportFile file, int chunks) throws IOException {
        Written checkpoint = file.written();
        for (int i = 0; i < chunks && checkpoint.line() < LINES; i++) {
            file.write(chunk(checkpoint.line()));
            checkpoint = file.checkpoint();
        }
        return checkpoint;
    }

    private static List<NumberedLine> chunk(int after) {
        return ALL.subList(after, Math.min(after + CHUNK, LINES));
    }

    private Written finish(Written checkpoint) throws IOException {
        try (ExportFile file = ExportFile.open(folder, NAME, LAYOUT, AwardingFixture.BATCH, checkpoint)) {
            return writeFrom(file, Integer.MAX_VALUE);
        }
    }

    @Test
    void sealedFileHasHeaderLinesTrailerAndItsDigestBesideIt() throws IOException {
        ExportFile.Sealed sealed = ExportFile.seal(folder, NAME, LAYOUT, AwardingFixture.BATCH, finish(null));
        List<String> lines = Files.readAllLines(folder.resolve(NAME));
        assertThat(lines).hasSize(LINES + 2);
        assertThat(lines.get(0)).startsWith("H,7,");
        long hash = ALL.stream()
                .mapToLong(line -> Long.parseLong(line.line().candidateNumber()))
                .sum();
        assertThat(lines.get(LINES + 1)).startsWith("T," + LINES + ",").endsWith("," + hash);
        assertThat(Files.readString(folder.resolve(NAME + ".sha256"))).isEqualTo(sealed.sha256() + "  " + NAME + "\n");
        assertThat(ExportFile.digest(folder.resolve(NAME))).isEqualTo(sealed.sha256());
        assertThat(sealed.bytes()).isEqualTo(Files.size(folder.resolve(NAME)));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrder(NAME, NAME + ".sha256", "undisturbed");
        }
    }

    /** What may have happened to the file after the checkpoint that is known. */
    enum After {
        NOTHING,
        CHUNK_WITHOUT_CHECKPOINT,
        PART_OF_A_LINE,
        GARBAGE
    }

    @ParameterizedTest
    @EnumSource(After.class)
    void crashAfterAnyChunkLeavesNoTrace(After after) throws IOException {
        for (int chunks = 0; chunks <= LINES / CHUNK; chunks++) {
            Written checkpoint;
            try (ExportFile file = ExportFile.open(folder, NAME, LAYOUT, AwardingFixture.BATCH, null)) {
                writeFrom(file, chunks);
                checkpoint = file.checkpoint();
                if (after == After.CHUNK_WITHOUT_CHECKPOINT && checkpoint.line() < LINES) {
                    file.write(chunk(checkpoint.line()));
                }
            }
            if (after == After.PART_OF_A_LINE) {
                append("R,9999,1234");
            } else if (after == After.GARBAGE) {
                append("\u0000".repeat(5_000));
            }
            Written end = finish(Written.of(checkpoint.text()));
            ExportFile.seal(folder, NAME, LAYOUT, AwardingFixture.BATCH, end);
            assertThat(Files.readAllBytes(folder.resolve(NAME)))
                    .as("after chunk %d", chunks)
                    .isEqualTo(undisturbed);
        }
    }

    private void append(String text) throws IOException {
        Files.writeString(ExportFile.part(folder, NAME), text, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    }

    @Test
    void checkpointIsATextThatGivesTheSameCheckpointAgain() throws IOException {
        Written end = finish(null);
        assertThat(end.totals().marks().scale()).isPositive();
        assertThat(Written.of(end.text())).isEqualTo(end);
    }

    @Test
    void startedAnewItForgetsWhatWasThere() throws IOException {
        try (ExportFile file = ExportFile.open(folder, NAME, LAYOUT, AwardingFixture.BATCH, null)) {
            writeFrom(file, 4);
        }
        ExportFile.seal(folder, NAME, LAYOUT, AwardingFixture.BATCH, finish(null));
        assertThat(Files.readAllBytes(folder.resolve(NAME))).isEqualTo(undisturbed);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 20})
    void crashWhileSealingIsRepeated(int trailerBytes) throws IOException {
        Written end = finish(null);
        append("T,1037,999999999999".substring(0, Math.min(trailerBytes, 19)));
        ExportFile.Sealed first = ExportFile.seal(folder, NAME, LAYOUT, AwardingFixture.BATCH, end);
        Files.delete(folder.resolve(NAME + ".sha256"));
        ExportFile.Sealed again = ExportFile.seal(folder, NAME, LAYOUT, AwardingFixture.BATCH, end);
        assertThat(again).isEqualTo(first);
        assertThat(Files.readAllBytes(folder.resolve(NAME))).isEqualTo(undisturbed);
        assertThat(folder.resolve(NAME + ".sha256")).exists();
    }

    @Test
    void fileShorterThanItsCheckpointIsNotWrittenOn() throws IOException {
        Written checkpoint;
        try (ExportFile file = ExportFile.open(folder, NAME, LAYOUT, AwardingFixture.BATCH, null)) {
            checkpoint = writeFrom(file, 3);
        }
        try (var channel = Files.newByteChannel(ExportFile.part(folder, NAME), StandardOpenOption.WRITE)) {
            channel.truncate(checkpoint.bytes() - 1);
        }
        assertThat(ExportFile.holds(folder, NAME, checkpoint.bytes())).isFalse();
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> ExportFile.open(folder, NAME, LAYOUT, AwardingFixture.BATCH, checkpoint));
    }

    @Test
    void sealedFileOfAnotherLengthIsNotTakenForThisOne() throws IOException {
        Written end = finish(null);
        ExportFile.seal(folder, NAME, LAYOUT, AwardingFixture.BATCH, end);
        Files.writeString(folder.resolve(NAME), "more", StandardOpenOption.APPEND);
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> ExportFile.seal(folder, NAME, LAYOUT, AwardingFixture.BATCH, end));
    }

    @Test
    void lineOutOfSequenceIsNotWritten() throws IOException {
        try (ExportFile file = ExportFile.open(folder, NAME, LAYOUT, AwardingFixture.BATCH, null)) {
            file.write(chunk(0));
            assertThatIllegalStateException().isThrownBy(() -> file.write(chunk(0)));
            assertThatIllegalStateException().isThrownBy(() -> file.write(chunk(200)));
            assertThat(file.written().line()).isEqualTo(CHUNK);
        }
    }
}
