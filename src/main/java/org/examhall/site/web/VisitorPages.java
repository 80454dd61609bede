package org.examhall.site.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import org.examhall.account.Address;
import org.examhall.site.SiteChanged;
import org.jspecify.annotations.Nullable;

/**
 * The public pages as visitors get them. Who is not signed in sees what every visitor sees in their language, so a page
 * is rendered once a minute and answered from memory in between, with a tag by which a browser learns that it has it
 * already. While one request renders anew, others are given what there was. What the office changes is shown at once.
 */
@ApplicationScoped
public class VisitorPages {

    private static final Set<String> PAGES = Set.of(
            "/",
            "/index.xhtml",
            "/courses.xhtml",
            "/about.xhtml",
            "/dates.xhtml",
            "/trainers.xhtml",
            "/partner.xhtml",
            "/case.xhtml",
            "/news.xhtml",
            "/article.xhtml",
            "/news.atom",
            "/sitemap.xml",
            "/robots.txt",
            "/accessibility.xhtml",
            "/privacy.xhtml");

    private static final int LONGEST_QUERY = 200;
    private static final String POLICY = "Content-Security-Policy";

    @Inject
    Clock clock;

    @Inject
    Address address;

    /** Whose page it is: those of two languages or two addresses differ. */
    private record Key(
            String language,
            String origin,
            String path,
            @Nullable String query) {}

    private final KeptPages<Key> kept = new KeptPages<>();

    /** Whether this request is a visitor's, for a page that is kept. */
    public boolean keeps(HttpServletRequest request, String path) {
        boolean reading =
                request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        return reading
                && PAGES.contains(path)
                && request.getSession(false) == null
                && (request.getQueryString() == null || request.getQueryString().length() <= LONGEST_QUERY);
    }

    /** Answers it: from memory, or by rendering the page. */
    public void answer(HttpServletRequest request, HttpServletResponse response, String path, FilterChain chain)
            throws IOException, ServletException {
        Key key = new Key(request.getLocale().toLanguageTag(), address.of(request), path, request.getQueryString());
        KeptPage page = kept.find(key);
        String policy = Objects.requireNonNullElse(response.getHeader(POLICY), "") + "; script-src 'self'";
        if (page != null && !page.takesOver(clock.instant())) {
            response.setHeader(POLICY, policy);
            page.send(request, response);
            return;
        }
        Overheard overheard = new Overheard(response);
        long begun = kept.changes();
        try {
            chain.doFilter(reading(request), overheard);
        } finally {
            kept.forget(key);
        }
        if (!overheard.isWhole()) {
            overheard.release();
            return;
        }
        response.setHeader(POLICY, policy);
        KeptPage fresh = new KeptPage(overheard.type(), overheard.body(), clock.instant());
        kept.keep(key, fresh, begun);
        fresh.send(request, response);
    }

    /** Whoever asks for the head only has the page rendered, too; the server leaves its body out. */
    private static HttpServletRequest reading(HttpServletRequest request) {
        return new HttpServletRequestWrapper(request) {
            @Override
            public String getMethod() {
                return "GET";
            }
        };
    }

    void forgetAll(@Observes(during = TransactionPhase.AFTER_SUCCESS) SiteChanged changed) {
        kept.forgetAll();
    }
}
