package org.examhall.course;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.examhall.account.Account;
import org.examhall.kernel.Language;

/** Search over the courses that somebody may read. */
@ApplicationScoped
public class CourseSearch {

    /** As many passages can be leafed through; who finds more needs other words. */
    public static final int MOST = 100;

    @Inject
    Courses courses;

    @Inject
    Readers readers;

    private final Map<Language, LessonIndex> indexes = new EnumMap<>(Language.class);

    /**
     * The passages with all these words, the best first; none in courses that are not for this reader.
     *
     * @param skipped so many of the best are left out
     * @param size the most that are shown
     */
    public Hits find(String words, Language language, Optional<Account> reader, int skipped, int size) {
        Set<String> readable =
                readers.readable(reader, language).stream().map(Course::id).collect(Collectors.toSet());
        return index(language).find(words, readable, skipped, size);
    }

    private synchronized LessonIndex index(Language language) {
        return indexes.computeIfAbsent(language, key -> new LessonIndex(key, courses.in(key)));
    }
}
