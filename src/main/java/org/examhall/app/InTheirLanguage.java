package org.examhall.app;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.examhall.account.web.ChosenLanguage;
import org.examhall.kernel.Language;
import org.jspecify.annotations.Nullable;

/**
 * A request in the language that its address names ({@code lang=nb}, for search engines and feeds), or that its reader
 * has chosen, or else the one of ours that their browser prefers.
 */
final class InTheirLanguage extends HttpServletRequestWrapper {

    private static final String HEADER = "Accept-Language";

    /** In the query itself: asking for a parameter would read a body whose letters nobody has named yet. */
    private static final Pattern NAMED = Pattern.compile("(?:^|&)lang=(en|nb)(?:&|$)");

    private final Locale locale;

    InTheirLanguage(HttpServletRequest request) {
        super(request);
        String tag = chosen(request);
        locale = Language.of(tag == null ? request.getLocale().toLanguageTag() : tag)
                .locale();
    }

    private static @Nullable String chosen(HttpServletRequest request) {
        Matcher named = NAMED.matcher(Objects.requireNonNullElse(request.getQueryString(), ""));
        if (named.find()) {
            return named.group(1);
        }
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(ChosenLanguage.COOKIE)) {
                    return cookie.getValue();
                }
            }
        }
        return null;
    }

    @Override
    public Locale getLocale() {
        return locale;
    }

    @Override
    public Enumeration<Locale> getLocales() {
        return Collections.enumeration(List.of(locale));
    }

    @Override
    public @Nullable String getHeader(String name) {
        return name.equalsIgnoreCase(HEADER) ? locale.toLanguageTag() : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return name.equalsIgnoreCase(HEADER)
                ? Collections.enumeration(List.of(locale.toLanguageTag()))
                : super.getHeaders(name);
    }
}
