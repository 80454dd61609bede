package org.examhall.account.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import org.examhall.kernel.Language;

/** The cookie in which a browser remembers the language of its pages. */
public final class ChosenLanguage {

    public static final String COOKIE = "examhall-language";

    private static final int ONE_YEAR = 365 * 24 * 60 * 60;

    private ChosenLanguage() {}

    public static Cookie cookie(Language language, HttpServletRequest request) {
        Cookie cookie = new Cookie(COOKIE, language.tag());
        cookie.setPath("/");
        cookie.setMaxAge(ONE_YEAR);
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        return cookie;
    }
}
