package org.examhall.course.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import org.examhall.account.Current;
import org.examhall.account.web.Paging;
import org.examhall.course.CourseSearch;
import org.examhall.course.Found;
import org.examhall.course.Hits;
import org.jspecify.annotations.Nullable;

/** Finds passages in the courses that one may read. */
@Named
@RequestScoped
public class SearchPage {

    private static final int LONGEST = 200;
    private static final int SIZE = 10;

    @Inject
    CourseSearch search;

    @Inject
    CourseDoor courseDoor;

    @Inject
    Current current;

    private String words = "";
    private @Nullable String page;
    private @Nullable Hits hits;

    private Hits hits() {
        if (hits == null) {
            int skipped = paging(CourseSearch.MOST).skipped();
            hits = search.find(words, courseDoor.language(), current.account(), skipped, SIZE);
        }
        return hits;
    }

    private Paging paging(int all) {
        return Paging.of(page, SIZE, all, Map.of("words", words));
    }

    public Paging getPaging() {
        return paging(hits().all());
    }

    public List<Found> getFound() {
        return hits().shown();
    }

    public @Nullable String getPage() {
        return page;
    }

    public void setPage(@Nullable String page) {
        this.page = page;
    }

    public String getWords() {
        return words;
    }

    public void setWords(@Nullable String words) {
        String all = words == null ? "" : words.strip();
        this.words = all.length() <= LONGEST ? all : all.substring(0, LONGEST);
    }
}
