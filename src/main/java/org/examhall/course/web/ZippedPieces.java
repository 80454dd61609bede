package org.examhall.course.web;

import java.io.ByteArrayOutputStream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes what browsers unpack as one gzip file (RFC 1952) from pieces that were packed before, and short ones that are
 * not packed at all.
 */
final class ZippedPieces {

    /** The head of a file without a name or a time. */
    private static final byte[] HEAD = {0x1f, (byte) 0x8b, Deflater.DEFLATED, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    /** An empty block that says that it is the last (RFC 1951, 3.2.3 and 3.2.6). */
    private static final byte[] LAST = {0x03, 0x00};

    /** The longest block that is not packed, bytes (RFC 1951, 3.2.4). */
    private static final int LONGEST = 0xffff;

    private final ByteArrayOutputStream file;
    private final CRC32 sum = new CRC32();
    private int length;

    /** @param room bytes */
    ZippedPieces(int room) {
        file = new ByteArrayOutputStream(room);
        file.writeBytes(HEAD);
    }

    /** Packs a piece, so that it ends with a whole byte and others can follow. */
    static byte[] packed(byte[] piece) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            deflater.setInput(piece);
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            byte[] part = new byte[8192];
            int size;
            do {
                size = deflater.deflate(part, 0, part.length, Deflater.SYNC_FLUSH);
                packed.write(part, 0, size);
            } while (size == part.length);
            return packed.toByteArray();
        } finally {
            deflater.end();
        }
    }

    /**
     * Adds a piece that was packed.
     *
     * @param piece as it is
     * @param packed the same, {@link #packed}
     */
    void add(byte[] piece, byte[] packed) {
        file.writeBytes(packed);
        count(piece);
    }

    /** Adds a piece as it is. */
    void add(byte[] piece) {
        for (int from = 0; from < piece.length; from += LONGEST) {
            int size = Math.min(LONGEST, piece.length - from);
            file.write(0);
            little(size, 2);
            little(~size, 2);
            file.write(piece, from, size);
        }
        count(piece);
    }

    /** The whole file. */
    byte[] end() {
        file.writeBytes(LAST);
        little((int) sum.getValue(), 4);
        little(length, 4);
        return file.toByteArray();
    }

    private void count(byte[] piece) {
        sum.update(piece);
        length += piece.length;
    }

    private void little(int number, int bytes) {
        for (int i = 0; i < bytes; i++) {
            file.write(number >>> (8 * i));
        }
    }
}
