package org.examhall.course.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.examhall.account.Role;
import org.examhall.course.LessonRef;
import org.examhall.kernel.Language;

/** The lessons' pages that were read last, rendered once. A lesson never changes while the server runs. */
@ApplicationScoped
public class LessonSheets {

    private static final int MOST = 400;

    /** Those of which a page was kept once. */
    private final Set<LessonRef> lessons = ConcurrentHashMap.newKeySet();

    /**
     * For whom a page is the same but for its gaps.
     *
     * @param roles because the menu depends on them
     * @param handsIn whether the reader can hand in the exercise, on which nothing is written yet
     * @param tools whether the menu shows the process guides and the self-assessment
     */
    record Edition(LessonRef lesson, Language language, Set<Role> roles, boolean handsIn, boolean tools) {}

    private final Map<Edition, LessonSheet> sheets = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Edition, LessonSheet> eldest) {
            return size() > MOST;
        }
    };

    /** Whether a page of this lesson is kept for anybody; asked before anything that costs a query. */
    boolean keepsAny(LessonRef lesson) {
        return lessons.contains(lesson);
    }

    synchronized Optional<LessonSheet> find(Edition edition) {
        return Optional.ofNullable(sheets.get(edition));
    }

    synchronized void keep(Edition edition, LessonSheet sheet) {
        sheets.put(edition, sheet);
        lessons.add(edition.lesson());
    }
}
