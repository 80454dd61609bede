package org.examhall.course.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.examhall.account.Account;
import org.examhall.account.Current;
import org.examhall.course.LessonRef;
import org.examhall.course.LessonVisits;
import org.examhall.kernel.Language;
import org.jspecify.annotations.Nullable;

/**
 * Lessons' pages that were rendered before, answered without rendering them again: who opens one costs the questions
 * whether they may and how far they are, and the filling of the gaps. What is not kept, or not for this reader, goes on
 * to {@link LessonPage}, which says why or renders it.
 */
@ApplicationScoped
public class KeptLessons {

    private static final String PAGE = "/course/lesson.xhtml";

    /** In the query itself: who asks for a parameter takes away from Faces the choice of its letters. */
    private static final Pattern LESSON = Pattern.compile("(?:^|&)lesson=([a-z0-9.-]+)(?:&|$)");

    @Inject
    LessonVisits visits;

    @Inject
    LessonSheets sheets;

    @Inject
    Current current;

    /** Answers a request that the access rules have let through, or lets it go on. */
    public void pass(HttpServletRequest request, HttpServletResponse response, String path, FilterChain chain)
            throws IOException, ServletException {
        boolean answered = path.equals(PAGE) && request.getMethod().equals("GET") && answer(request, response);
        if (!answered) {
            chain.doFilter(request, response);
        }
    }

    private boolean answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Matcher named = LESSON.matcher(Objects.requireNonNullElse(request.getQueryString(), ""));
        Optional<LessonRef> lesson = named.find() ? LessonRef.parse(named.group(1)) : Optional.empty();
        Account reader = current.account().orElse(null);
        if (lesson.isEmpty() || reader == null || !sheets.keepsAny(lesson.get())) {
            return false;
        }
        Language language = Language.of(request.getLocale().toLanguageTag());
        LessonVisits.@Nullable Visit visit =
                visits.visit(lesson.get(), language, reader).orElse(null);
        if (visit == null || visit.written()) {
            return false;
        }
        LessonSheets.Edition edition =
                new LessonSheets.Edition(lesson.get(), language, reader.roles(), visit.handsIn(), visit.tools());
        LessonSheet sheet = sheets.find(edition).orElse(null);
        if (sheet == null) {
            return false;
        }
        String nonce =
                Base64.getEncoder().encodeToString(UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
        response.addHeader("Content-Security-Policy", "script-src 'self' 'nonce-" + nonce + "'");
        sheet.send(new LessonGaps(visit.course(), visit.lesson(), visit.progress(), reader, nonce), request, response);
        return true;
    }
}
