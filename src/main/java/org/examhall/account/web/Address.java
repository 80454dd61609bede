package org.examhall.account.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * The address of a request as the browser wrote it, letter by letter. Scheme: behind a proxy
 * ({@code examhall.behind-proxy}) that of {@code X-Forwarded-Proto}, which the proxy itself has written, otherwise that
 * of the connection. Host and port: the {@code Host} header, which the proxy hands on. Path and query: undecoded.
 */
@ApplicationScoped
public class Address {

    private final boolean behindProxy = ConfigProvider.getConfig()
            .getOptionalValue("examhall.behind-proxy", Boolean.class)
            .orElse(false);

    /** Scheme and host, without a slash at the end; the port only where the browser names it. */
    public String origin(HttpServletRequest request) {
        @Nullable String host = request.getHeader("Host");
        return scheme(request) + "://" + (host == null ? request.getServerName() : host);
    }

    private String scheme(HttpServletRequest request) {
        @Nullable String via = behindProxy ? request.getHeader("X-Forwarded-Proto") : null;
        return via != null && (via.equals("https") || via.equals("http")) ? via : request.getScheme();
    }

    /** The whole address; what follows a {@code #} never leaves the browser. */
    public String of(HttpServletRequest request) {
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        return origin(request) + request.getRequestURI() + query;
    }
}
