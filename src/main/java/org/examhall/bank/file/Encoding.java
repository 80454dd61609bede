package org.examhall.bank.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * In which encoding a text was written: as its byte order mark says, else UTF-16 where every other byte is nothing,
 * else UTF-8 if all of it is, else the Windows encoding of western Europe, which contains Latin-1.
 */
enum Encoding {
    UTF_8(StandardCharsets.UTF_8, 0),
    UTF_8_MARKED(StandardCharsets.UTF_8, 3),
    UTF_16LE(StandardCharsets.UTF_16LE, 0),
    UTF_16LE_MARKED(StandardCharsets.UTF_16LE, 2),
    UTF_16BE(StandardCharsets.UTF_16BE, 0),
    UTF_16BE_MARKED(StandardCharsets.UTF_16BE, 2),
    WESTERN(Charset.forName("windows-1252"), 0);

    private static final int LOOK = 512;

    private final Charset charset;
    private final int mark;

    Encoding(Charset charset, int mark) {
        this.charset = charset;
        this.mark = mark;
    }

    Charset charset() {
        return charset;
    }

    /** Finds the encoding of a file, which is read to its end where only that can tell. */
    static Encoding of(Path file) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(LOOK);
        }
        if (begins(start, 0xef, 0xbb, 0xbf)) {
            return UTF_8_MARKED;
        }
        if (begins(start, 0xff, 0xfe)) {
            return UTF_16LE_MARKED;
        }
        if (begins(start, 0xfe, 0xff)) {
            return UTF_16BE_MARKED;
        }
        if (everyOtherIsNothing(start, 1)) {
            return UTF_16LE;
        }
        if (everyOtherIsNothing(start, 0)) {
            return UTF_16BE;
        }
        return isUtf8(file) ? UTF_8 : WESTERN;
    }

    private static boolean begins(byte[] start, int... wanted) {
        for (int i = 0; i < wanted.length; i++) {
            if (i >= start.length || (start[i] & 0xff) != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether most characters are of the first 256, as two bytes. */
    private static boolean everyOtherIsNothing(byte[] start, int from) {
        int nothing = 0;
        for (int i = from; i < start.length; i += 2) {
            nothing += start[i] == 0 ? 1 : 0;
        }
        return start.length >= 8 && nothing * 4 > start.length;
    }

    private static boolean isUtf8(Path file) throws IOException {
        char[] piece = new char[8_192];
        try (Reader reader = new InputStreamReader(
                Files.newInputStream(file),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT))) {
            while (reader.read(piece) >= 0) {
                // only whether it can be read
            }
            return true;
        } catch (CharacterCodingException another) {
            return false;
        }
    }

    /** The text after its byte order mark. */
    Reader open(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), 65_536);
        in.skipNBytes(mark);
        return new InputStreamReader(in, charset);
    }
}
