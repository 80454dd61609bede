package org.examhall.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** One HTTP/1.1 response, as it came over the wire. */
final class Reply {

    private static final byte[] BLANK_LINE = {'\r', '\n', '\r', '\n'};

    private final byte[] bytes;
    private final int bodyAt;
    private final String head;

    private Reply(byte[] bytes, int bodyAt, String head) {
        this.bytes = bytes;
        this.bodyAt = bodyAt;
        this.head = head;
    }

    /** The response at the beginning of the buffer, or null while it is not complete. */
    static Reply readFrom(byte[] buffer, int length) {
        int blank = indexOf(buffer, length, BLANK_LINE, 0);
        if (blank < 0) {
            return null;
        }
        String head = new String(buffer, 0, blank + 2, StandardCharsets.ISO_8859_1);
        int bodyAt = blank + 4;
        int end;
        if (isChunked(head)) {
            end = endOfChunks(buffer, length, bodyAt);
        } else {
            String announced = header(head, "content-length");
            end = bodyAt + (announced.isEmpty() ? 0 : Integer.parseInt(announced));
        }
        return end < 0 || end > length ? null : new Reply(Arrays.copyOf(buffer, end), bodyAt, head);
    }

    private static boolean isChunked(String head) {
        return header(head, "transfer-encoding").equalsIgnoreCase("chunked");
    }

    private static int endOfChunks(byte[] buffer, int length, int from) {
        int at = from;
        while (true) {
            int size = chunkSize(buffer, length, at);
            if (size < 0) {
                return -1;
            }
            at = afterLine(buffer, length, at) + size + 2;
            if (at > length) {
                return -1;
            }
            if (size == 0) {
                return at;
            }
        }
    }

    private static int chunkSize(byte[] buffer, int length, int at) {
        int size = 0;
        for (int i = at; i < length; i++) {
            int digit = Character.digit(buffer[i], 16);
            if (digit < 0) {
                return afterLine(buffer, length, at) < 0 ? -1 : size;
            }
            size = size * 16 + digit;
        }
        return -1;
    }

    private static int afterLine(byte[] buffer, int length, int at) {
        for (int i = at; i + 1 < length; i++) {
            if (buffer[i] == '\r' && buffer[i + 1] == '\n') {
                return i + 2;
            }
        }
        return -1;
    }

    private static int indexOf(byte[] buffer, int length, byte[] wanted, int from) {
        for (int i = from; i <= length - wanted.length; i++) {
            if (Arrays.equals(buffer, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        return -1;
    }

    private static String header(String head, String name) {
        int at = head.toLowerCase(Locale.ROOT).indexOf("\r\n" + name + ":");
        if (at < 0) {
            return "";
        }
        int from = at + name.length() + 3;
        return head.substring(from, head.indexOf("\r\n", from)).strip();
    }

    int status() {
        return Integer.parseInt(head.substring(9, 12));
    }

    boolean closes() {
        return header(head, "connection").equalsIgnoreCase("close");
    }

    /** All of it, with its head, as it came. */
    int wireBytes() {
        return bytes.length;
    }

    String body() {
        try {
            byte[] body = isChunked(head) ? withoutChunks() : Arrays.copyOfRange(bytes, bodyAt, bytes.length);
            if (header(head, "content-encoding").equals("gzip")) {
                body = new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
            }
            return new String(body, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] withoutChunks() {
        ByteArrayOutputStream body = new ByteArrayOutputStream(bytes.length);
        int at = bodyAt;
        for (int size = chunkSize(bytes, bytes.length, at); size > 0; size = chunkSize(bytes, bytes.length, at)) {
            int from = afterLine(bytes, bytes.length, at);
            body.write(bytes, from, size);
            at = from + size + 2;
        }
        return body.toByteArray();
    }
}
