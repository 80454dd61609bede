package org.examhall.account.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** How pictures and sounds that belong to a question are answered. */
public final class MediumAnswer {

    /** A drawing that somebody opens by itself stays a picture: it may load nothing and do nothing. */
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

    private MediumAnswer() {}

    /** The last part of the address. */
    public static String name(HttpServletRequest request) {
        String path = request.getPathInfo();
        return path == null || path.isEmpty() ? "" : path.substring(1);
    }

    /** Sends a medium to somebody who may see it, to be kept no longer than an exam lasts. */
    public static void send(String type, byte[] bytes, HttpServletResponse response) throws IOException {
        response.setContentType(type);
        response.setContentLength(bytes.length);
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("Cache-Control", "private, max-age=43200, immutable");
        response.getOutputStream().write(bytes);
    }
}
