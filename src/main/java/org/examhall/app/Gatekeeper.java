package org.examhall.app;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.examhall.course.web.KeptLessons;
import org.examhall.site.web.VisitorPages;
import org.examhall.sitting.web.BrowserGate;
import org.jspecify.annotations.Nullable;

/**
 * Stands before every request: applies {@link Access}, refuses what was sent from another site, and sets the headers
 * that tell browsers what they may do with an answer.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class Gatekeeper extends HttpFilter {

    private static final String POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none';"
            + " base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    /** PrimeFaces adds the part about scripts, with a nonce of its own, to the pages it renders. */
    private static final String PAGE_POLICY = "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self';"
            + " connect-src 'self'; media-src 'self'; worker-src 'self'; frame-src 'none'; object-src 'none';"
            + " base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    @Inject
    Refuser refuser;

    @Inject
    BrowserGate gate;

    @Inject
    VisitorPages visitorPages;

    @Inject
    KeptLessons keptLessons;

    @Override
    protected void doFilter(HttpServletRequest asked, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = new InTheirLanguage(asked);
        String path = Access.pathOf(request);
        setHeaders(request, response, path);
        Optional<Access.Rule> rule = Access.ruleFor(request.getMethod(), path);
        if (rule.isEmpty()) {
            refuser.refuse(request, response, 404, "not-found");
            return;
        }
        boolean allowed = rule.get().isOpen() || rule.get().roles().stream().anyMatch(request::isUserInRole);
        if (!allowed) {
            turnAway(request, response, path);
            return;
        }
        if (!changesSomething(request) && isFormByAddress(request)) {
            refuser.refuse(request, response, 403, "foreign-origin");
            return;
        }
        if (changesSomething(request) && isForeign(request, path)) {
            refuser.refuse(request, response, 403, "foreign-origin");
            return;
        }
        if (changesSomething(request) && path.startsWith("/api/") && request.getContentType() == null) {
            // REST would take what does not say what it is for whatever a call takes.
            response.sendError(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
            return;
        }
        if (visitorPages.keeps(request, path)) {
            visitorPages.answer(request, response, path, chain);
            return;
        }
        gate.pass(
                request,
                response,
                path,
                (let, in) -> keptLessons.pass((HttpServletRequest) let, (HttpServletResponse) in, path, chain));
    }

    /** Only the page on which items are written shows a page in a frame, and only the preview lies in one. */
    private static String policyOf(String path) {
        return switch (path) {
            case "/bank/write.xhtml" -> PAGE_POLICY.replace("frame-src 'none'", "frame-src 'self'");
            case "/bank/preview.xhtml" -> PAGE_POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self'");
            default -> PAGE_POLICY;
        };
    }

    /**
     * The address of the page on which a forgotten password is replaced is as good as the password, so it is told to
     * nobody. The origin alone may be, because browsers that may not tell even that send the page's form as from
     * nowhere.
     */
    private static String referrerOf(String path) {
        return path.equals("/new-password.xhtml") ? "strict-origin" : "same-origin";
    }

    private static void setHeaders(HttpServletRequest request, HttpServletResponse response, String path) {
        boolean page = path.endsWith(".xhtml") || path.endsWith("/");
        response.setHeader("Content-Security-Policy", page ? policyOf(path) : POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", referrerOf(path));
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
        if (path.equals("/resources/exam/worker.js") || path.equals("/resources/course/worker.js")) {
            String scope = path.replace("/resources", "").replace("worker.js", "");
            response.setHeader("Service-Worker-Allowed", request.getContextPath() + scope);
        }
        boolean versioned = Access.isStatic(request) && request.getParameter("v") != null;
        if (versioned || path.startsWith("/resources/fonts/")) {
            response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
        } else if (!Access.isStatic(request)) {
            response.setHeader("Cache-Control", "no-store");
        }
    }

    private void turnAway(HttpServletRequest request, HttpServletResponse response, String path) throws IOException {
        boolean signedIn = request.getUserPrincipal() != null;
        if (path.startsWith("/api/") || signedIn) {
            refuser.refuse(request, response, signedIn ? 403 : 401, signedIn ? "not-allowed" : "signed-out");
        } else if (path.startsWith("/exam/")) {
            response.sendRedirect(request.getContextPath() + "/exam/");
        } else {
            String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
            String wanted = changesSomething(request) ? cameFrom(request) : path + query;
            String target = URLEncoder.encode(wanted, StandardCharsets.UTF_8);
            response.sendRedirect(request.getContextPath() + "/sign-in.xhtml?to=" + target);
        }
    }

    /**
     * The page on which a form was sent, so that its writer is there again after the sign-in; empty if it is not told.
     */
    private static String cameFrom(HttpServletRequest request) {
        String from = Objects.requireNonNullElse(request.getHeader("Referer"), "");
        try {
            URI page = URI.create(from);
            String path = Objects.requireNonNullElse(page.getRawPath(), "");
            boolean ours = Objects.equals(page.getRawAuthority(), request.getHeader("Host"))
                    && path.startsWith(request.getContextPath() + "/");
            String query = page.getRawQuery() == null ? "" : "?" + page.getRawQuery();
            return ours ? path.substring(request.getContextPath().length()) + query : "";
        } catch (IllegalArgumentException notAnAddress) {
            return "";
        }
    }

    /**
     * A form of Faces in an address: Faces would take it as if it had been sent, and whoever makes a link could make
     * somebody send it.
     */
    private static boolean isFormByAddress(HttpServletRequest request) {
        String query = Objects.requireNonNullElse(request.getQueryString(), "");
        try {
            return URLDecoder.decode(query, StandardCharsets.UTF_8).contains("jakarta.faces.ViewState");
        } catch (IllegalArgumentException malformed) {
            return query.contains("ViewState");
        }
    }

    private static boolean changesSomething(HttpServletRequest request) {
        String method = request.getMethod();
        return !method.equals("GET") && !method.equals("HEAD");
    }

    /** Browsers name the origin with every request that changes something; calls of scripts have to. */
    private static boolean isForeign(HttpServletRequest request, String path) {
        @Nullable String origin = request.getHeader("Origin");
        if (origin == null) {
            return path.startsWith("/api/");
        }
        try {
            String host = URI.create(origin).getRawAuthority();
            return host == null || !host.equals(request.getHeader("Host"));
        } catch (IllegalArgumentException notAnOrigin) {
            return true;
        }
    }
}
