package org.examhall.sitting;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.examhall.kernel.FileContent;
import org.examhall.kernel.Refusal;

/**
 * Which files are taken as evidence: documents and pictures that every computer shows without running anything. What
 * they are is read from their first bytes, not from what their names claim.
 */
final class EvidenceFiles {

    /** In bytes. */
    static final int LARGEST = 5 * 1024 * 1024;

    private static final Map<String, byte[]> BEGINNINGS = Map.of(
            "application/pdf", "%PDF-".getBytes(StandardCharsets.US_ASCII),
            "image/png", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'},
            "image/jpeg", new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff});
    private static final Map<String, String> ENDINGS =
            Map.of("application/pdf", ".pdf", "image/png", ".png", "image/jpeg", ".jpg", "text/plain", ".txt");

    private EvidenceFiles() {}

    /** @throws org.examhall.kernel.Refused {@code evidence-size} or {@code evidence-kind} */
    static FileContent taken(String name, byte[] bytes) {
        if (bytes.length == 0 || bytes.length > LARGEST) {
            throw Refusal.of("evidence-size", LARGEST / 1024 / 1024).asException();
        }
        String type =
                typeOf(bytes).orElseThrow(() -> Refusal.of("evidence-kind").asException());
        return new FileContent(FileContent.stem(name, "evidence") + ENDINGS.get(type), type, bytes);
    }

    static Optional<String> typeOf(byte[] bytes) {
        for (Map.Entry<String, byte[]> one : BEGINNINGS.entrySet()) {
            byte[] beginning = one.getValue();
            if (Arrays.equals(Arrays.copyOf(bytes, beginning.length), beginning)) {
                return Optional.of(one.getKey());
            }
        }
        return isText(bytes) ? Optional.of("text/plain") : Optional.empty();
    }

    private static boolean isText(byte[] bytes) {
        for (byte one : bytes) {
            if (one >= 0 && one < ' ' && one != '\n' && one != '\r' && one != '\t') {
                return false;
            }
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException other) {
            return false;
        }
    }
}
