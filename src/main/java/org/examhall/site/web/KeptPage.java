package org.examhall.site.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPOutputStream;
import org.examhall.kernel.Digest;
import org.examhall.kernel.Gzip;
import org.jspecify.annotations.Nullable;

/** A page that is kept ready, plain and compressed. */
final class KeptPage {

    private static final Duration FRESH = Duration.ofMinutes(1);

    private final String type;
    private final byte[] body;
    private final byte[] packed;
    private final String tag;
    private final Instant until;
    private final AtomicBoolean beingRenewed = new AtomicBoolean();

    KeptPage(String type, byte[] rendered, Instant now) {
        this.type = type;
        this.body = withoutNonces(type, rendered);
        this.packed = packed(body);
        this.tag = "W/\"" + HexFormat.of().formatHex(Digest.sha256().digest(body), 0, 12) + "\"";
        this.until = now.plus(FRESH);
    }

    /** PrimeFaces writes a nonce into each script's tag. All our scripts are files of our own and need none. */
    private static byte[] withoutNonces(String type, byte[] rendered) {
        return type.startsWith("text/html")
                ? new String(rendered, StandardCharsets.UTF_8)
                        .replaceAll("(<script[^>]*) nonce=\"[^\"]*\"", "$1")
                        .getBytes(StandardCharsets.UTF_8)
                : rendered;
    }

    private static byte[] packed(byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Whether it is out of date and nobody renews it yet: then who asks does. */
    boolean takesOver(Instant now) {
        return now.isAfter(until) && beingRenewed.compareAndSet(false, true);
    }

    /** A browser asks each time whether it is still the same; caches that many share need not for a minute. */
    void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "public, max-age=0, s-maxage=" + FRESH.toSeconds() + ", must-revalidate");
        response.setHeader("Vary", "Accept-Encoding, Accept-Language, Cookie");
        response.setHeader("ETag", tag);
        if (isKnown(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(type);
        boolean unpacks = Gzip.isTaken(request.getHeader("Accept-Encoding"));
        byte[] sent = unpacks ? packed : body;
        if (unpacks) {
            response.setHeader("Content-Encoding", "gzip");
        }
        response.setContentLength(sent.length);
        response.getOutputStream().write(sent);
    }

    private boolean isKnown(@Nullable String tags) {
        return tags != null && (tags.equals("*") || tags.contains(tag.substring(2)));
    }
}
