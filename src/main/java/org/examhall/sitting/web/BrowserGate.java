package org.examhall.sitting.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.examhall.account.web.Address;
import org.examhall.kernel.Refusal;
import org.examhall.kernel.Texts;
import org.examhall.sitting.SafeBrowsers;
import org.examhall.sitting.ScriptRef;
import org.examhall.sitting.SeatHolder;
import org.examhall.sitting.Seats;
import org.examhall.sitting.ShownBrowser;
import org.jspecify.annotations.Nullable;

/**
 * Lets candidates in only by the browser that their sitting asks for. A browser shows what it is by the headers of Safe
 * Exam Browser, which stand for the address of the request itself; or, where the browser's engine sends none, by what
 * its JavaScript tells the page, which the page sends along and which stands for the page's address.
 *
 * <p>Before the paper is open, the wrong browser gets an explanation and the settings. While somebody writes, answers
 * that it sends are saved; then the script is locked until the invigilator has looked. Who hands in from there is taken
 * at their word, and it is in the audit trail; a locked script is closed by the clock or the invigilator.
 */
@ApplicationScoped
public class BrowserGate {

    private static final String CONFIG = "X-SafeExamBrowser-ConfigKeyHash";
    private static final String EXAM = "X-SafeExamBrowser-RequestHash";
    private static final String PAGE = "X-Examhall-Page";
    private static final String PAGE_CONFIG = "X-Examhall-Config-Key";
    private static final String PAGE_EXAM = "X-Examhall-Exam-Key";

    private static final String EXPLANATION = "/exam/safe-browser.xhtml";
    private static final Set<String> PAGES = Set.of("/exam/check-in.xhtml", "/exam/waiting.xhtml", "/exam/paper.xhtml");

    @Inject
    SafeBrowsers browsers;

    @Inject
    SeatHolder seat;

    @Inject
    Address address;

    /** Lets a request go on, or answers it. */
    public void pass(HttpServletRequest request, HttpServletResponse response, String path, FilterChain chain)
            throws IOException, ServletException {
        boolean call = path.startsWith("/api/scripts/");
        boolean concerned = (call || PAGES.contains(path)) && seat.present();
        if (!concerned || !browsers.of(seat.script()).safeBrowser()) {
            chain.doFilter(request, response);
            return;
        }
        ScriptRef script = seat.script();
        String token = token(request);
        if (browsers.accepts(script, shown(request))) {
            if (!browsers.hasProved(token)) {
                browsers.prove(token);
            }
            chain.doFilter(request, response);
        } else if (call) {
            answer(request, response, script, path.substring(path.lastIndexOf('/') + 1), chain);
        } else if (browsers.hasProved(token) || browsers.standing(script) == SafeBrowsers.Standing.WAIVED) {
            chain.doFilter(request, response);
        } else if (browsers.standing(script) == SafeBrowsers.Standing.OVER) {
            chain.doFilter(request, response);
        } else {
            response.sendRedirect(request.getContextPath() + EXPLANATION);
        }
    }

    /** A call of a browser that is not the sitting's. */
    private void answer(
            HttpServletRequest request, HttpServletResponse response, ScriptRef script, String call, FilterChain chain)
            throws IOException, ServletException {
        SafeBrowsers.Standing standing = browsers.standing(script);
        boolean free = standing == SafeBrowsers.Standing.OVER || standing == SafeBrowsers.Standing.WAIVED;
        boolean waits =
                standing == SafeBrowsers.Standing.BEFORE && call.equals("pulse") && browsers.hasProved(token(request));
        if (free || waits) {
            chain.doFilter(request, response);
        } else if (standing == SafeBrowsers.Standing.BEFORE || call.equals("safe-browser")) {
            refuse(request, response, "safe-browser-needed");
        } else if (call.equals("pulse")) {
            browsers.lock(script);
            chain.doFilter(request, response);
        } else if (call.equals("answers") && standing == SafeBrowsers.Standing.WRITING) {
            chain.doFilter(request, response); // saved first: nobody loses an answer for a browser
            browsers.lock(script);
        } else if (call.equals("hand-in") && standing == SafeBrowsers.Standing.WRITING) {
            browsers.noticeHandIn(script);
            chain.doFilter(request, response);
        } else {
            browsers.lock(script);
            refuse(request, response, "script-locked");
        }
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, String code)
            throws IOException {
        response.setStatus(423);
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.getWriter()
                .write(Json.createObjectBuilder()
                        .add("reason", code)
                        .add("text", Texts.in(request.getLocale()).refusal(Refusal.of(code)))
                        .build()
                        .toString());
    }

    private ShownBrowser shown(HttpServletRequest request) {
        @Nullable String config = request.getHeader(CONFIG);
        @Nullable String page = request.getHeader(PAGE);
        // What a page of another site was told stands for that page's address, and says nothing about ours.
        if (config == null
                && page != null
                && page.startsWith(address.origin(request) + request.getContextPath() + "/")) {
            return new ShownBrowser(page, request.getHeader(PAGE_CONFIG), request.getHeader(PAGE_EXAM));
        }
        return new ShownBrowser(address.of(request), config, request.getHeader(EXAM));
    }

    private static String token(HttpServletRequest request) {
        if (request.getCookies() != null) {
            for (Cookie cookie : request.getCookies()) {
                if (cookie.getName().equals(Seats.COOKIE)) {
                    return cookie.getValue();
                }
            }
        }
        return "";
    }
}
