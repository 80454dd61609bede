package org.examhall.account.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.examhall.kernel.FileContent;
import org.examhall.kernel.Refused;

/** How kept files are answered: to be saved, never shown within the site, whatever they may be. */
public final class KeptFileAnswer {

    private KeptFileAnswer() {}

    /** What the address names. */
    public static String key(HttpServletRequest request) {
        String path = request.getPathInfo();
        return path == null || path.isEmpty() ? "" : path.substring(1);
    }

    public static void send(FileContent file, HttpServletResponse response) throws IOException {
        String encoded = URLEncoder.encode(file.name(), StandardCharsets.UTF_8).replace("+", "%20");
        response.setContentType(file.mediaType());
        response.setContentLength(file.bytes().length);
        response.setHeader("Content-Disposition", "attachment; filename*=UTF-8''" + encoded);
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(file.bytes());
    }

    /** A file whose bytes are not those that were kept is not handed out. */
    public static void refuse(Refused refused, HttpServletResponse response) throws IOException {
        boolean damaged = refused.refusal().code().equals("file-damaged");
        response.sendError(damaged ? HttpServletResponse.SC_INTERNAL_SERVER_ERROR : HttpServletResponse.SC_NOT_FOUND);
    }
}
