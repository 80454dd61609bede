package org.examhall.bank.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.examhall.bank.Medium;

/** How pictures and sounds of questions are answered. */
public final class MediumAnswer {

    /** A drawing that somebody opens by itself stays a picture: it may load nothing and do nothing. */
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

    private MediumAnswer() {}

    /** The name that the address ends in; empty if it is none. */
    public static String name(HttpServletRequest request) {
        String path = request.getPathInfo();
        String name = path == null || path.isEmpty() ? "" : path.substring(1);
        return Medium.isName(name) ? name : "";
    }

    /** Sends a medium to somebody who may see it, to be kept no longer than an exam lasts; or says that there is none. */
    public static void send(Optional<Medium> found, HttpServletResponse response) throws IOException {
        if (found.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        Medium medium = found.get();
        response.setContentType(medium.type());
        response.setContentLength(medium.bytes().length);
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("Cache-Control", "private, max-age=43200, immutable");
        response.getOutputStream().write(medium.bytes());
    }
}
