package org.examhall.marking.web;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.examhall.marking.GivenMark;

/** Reads what the form on the marking page says: the fields {@code c0}, {@code c1} and so on are the criteria. */
final class Judgements {

    private static final int MOST = 40;
    private static final String MARKS = "\\d{1,3}(\\.\\d{1,2})?";

    private Judgements() {}

    /** What is no number is left out, so that the marks are found to be missing. */
    static GivenMark.Judgement read(HttpServletRequest request) {
        List<BigDecimal> criteria = new ArrayList<>();
        for (int i = 0; i < MOST && given(request, "c" + i).matches(MARKS); i++) {
            criteria.add(new BigDecimal(given(request, "c" + i)));
        }
        return new GivenMark.Judgement(
                criteria,
                plain(given(request, "note")),
                given(request, "referred").equals("true"),
                plain(given(request, "why")));
    }

    private static String given(HttpServletRequest request, String name) {
        return Objects.requireNonNullElse(request.getParameter(name), "");
    }

    /** Forms send a line's end as two characters; neither database keeps a NUL. */
    private static String plain(String text) {
        return text.replace("\r\n", "\n").replace("\0", "");
    }
}
