package org.examhall.course;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.examhall.kernel.FileContent;
import org.examhall.kernel.Refusal;

/**
 * Which files are taken with an exercise: documents, sheets and pictures, none that brings macros along. What they are
 * is read from their content, not from what their names claim; of packed ones only the list of contents is read, so
 * that nothing is unpacked.
 */
final class ExerciseFiles {

    /** In bytes. */
    static final int LARGEST = 5 * 1024 * 1024;

    private static final byte[] PACKED = {'P', 'K', 3, 4};
    private static final Map<String, byte[]> BEGINNINGS = Map.of(
            "pdf", "%PDF-".getBytes(StandardCharsets.US_ASCII),
            "png", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'},
            "jpg", new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff});
    private static final Map<String, String> TYPES = Map.of(
            "pdf", "application/pdf",
            "png", "image/png",
            "jpg", "image/jpeg",
            "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "odt", "application/vnd.oasis.opendocument.text",
            "ods", "application/vnd.oasis.opendocument.spreadsheet");

    /** Where the first file of a package of the OpenDocument kind names its type (OASIS OpenDocument 1.3, part 2). */
    private static final int AT_NAME = 30;

    private static final String NAME = "mimetype";

    private ExerciseFiles() {}

    /** @throws org.examhall.kernel.Refused {@code exercise-file-size} or {@code exercise-file-kind} */
    static FileContent taken(String name, byte[] bytes) {
        if (bytes.length == 0 || bytes.length > LARGEST) {
            throw Refusal.of("exercise-file-size", LARGEST / 1024 / 1024).asException();
        }
        String ending = endingOf(bytes)
                .orElseThrow(() -> Refusal.of("exercise-file-kind").asException());
        return new FileContent(
                FileContent.stem(name, "exercise") + "." + ending, Objects.requireNonNull(TYPES.get(ending)), bytes);
    }

    private static Optional<String> endingOf(byte[] bytes) {
        Optional<String> plain = BEGINNINGS.entrySet().stream()
                .filter(one -> begins(bytes, 0, one.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
        return plain.isEmpty() && begins(bytes, 0, PACKED) ? packed(bytes) : plain;
    }

    private static boolean begins(byte[] bytes, int at, byte[] beginning) {
        return bytes.length >= at + beginning.length
                && Arrays.equals(bytes, at, at + beginning.length, beginning, 0, beginning.length);
    }

    private static Optional<String> packed(byte[] bytes) {
        Set<String> names = names(bytes);
        boolean macros = names.stream()
                .anyMatch(name -> name.endsWith("vbaProject.bin")
                        || name.startsWith("Basic/")
                        || name.startsWith("Scripts/")
                        || name.contains("/macrosheets/"));
        if (macros) {
            return Optional.empty();
        }
        if (names.contains("[Content_Types].xml")) {
            return names.contains("word/document.xml")
                    ? Optional.of("docx")
                    : names.contains("xl/workbook.xml") ? Optional.of("xlsx") : Optional.empty();
        }
        return names.contains("content.xml")
                ? Set.of("odt", "ods").stream()
                        .filter(ending ->
                                begins(bytes, AT_NAME, (NAME + TYPES.get(ending)).getBytes(StandardCharsets.US_ASCII)))
                        .findFirst()
                : Optional.empty();
    }

    /** The names in a package; none if it is not a sound one. */
    private static Set<String> names(byte[] bytes) {
        try {
            Path aside = Files.createTempFile("exercise-", ".zip");
            try {
                Files.write(aside, bytes);
                try (ZipFile zip = new ZipFile(aside.toFile())) {
                    return zip.stream().map(ZipEntry::getName).collect(Collectors.toSet());
                }
            } finally {
                Files.delete(aside);
            }
        } catch (ZipException broken) {
            return Set.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
