package org.examhall.sitting;

import java.util.Arrays;
import java.util.HexFormat;
import org.examhall.kernel.Digest;

/** A file as it is handed over: its name, its type, its bytes. */
@SuppressWarnings("ArrayRecordComponent") // bytes are what it is
public record FileContent(String name, String mediaType, byte[] bytes) {

    /** SHA-256 of the bytes, in hexadecimal. */
    public String digest() {
        return HexFormat.of().formatHex(Digest.sha256().digest(bytes));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FileContent file
                && file.name.equals(name)
                && file.mediaType.equals(mediaType)
                && Arrays.equals(file.bytes, bytes);
    }

    @Override
    public int hashCode() {
        return digest().hashCode();
    }
}
