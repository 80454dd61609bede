package org.examhall.kernel;

import java.util.Arrays;
import java.util.HexFormat;

/** A file as it is handed over: its name, its type, its bytes. */
@SuppressWarnings("ArrayRecordComponent") // bytes are what it is
public record FileContent(String name, String mediaType, byte[] bytes) {

    /** SHA-256 of the bytes, in hexadecimal. */
    public String digest() {
        return HexFormat.of().formatHex(Digest.sha256().digest(bytes));
    }

    /**
     * A name that came from outside, without folders, ending and whatever a header or a file system could take for
     * something else.
     *
     * @param otherwise what it is called if nothing is left
     */
    public static String stem(String name, String otherwise) {
        String last = name.replaceAll(".*[/\\\\]", "").replaceAll("\\.[A-Za-z0-9]{1,5}$", "");
        String plain = last.replaceAll("[^\\p{L}\\p{N} _-]", "-").strip();
        return plain.isEmpty() ? otherwise : plain.substring(0, Math.min(plain.length(), 100));
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
