package org.examhall.course.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.examhall.course.Course;
import org.examhall.course.GlossaryEntry;
import org.jspecify.annotations.Nullable;

/** The words of a course and what they mean. */
@Named
@RequestScoped
public class GlossaryPage {

    @Inject
    CourseDoor courseDoor;

    private @Nullable String id;
    private String words = "";
    private List<GlossaryEntry> entries = List.of();

    public void open() throws IOException {
        Locale locale = courseDoor.language().locale();
        String sought = words.toLowerCase(locale);
        entries = courseDoor.enter(id).map(Course::glossary).orElse(List.of()).stream()
                .filter(entry -> (entry.term().term() + " " + entry.term().definition())
                        .toLowerCase(locale)
                        .contains(sought))
                .toList();
    }

    public List<GlossaryEntry> getEntries() {
        return entries;
    }

    public @Nullable String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = id;
    }

    public String getWords() {
        return words;
    }

    public void setWords(@Nullable String words) {
        this.words = words == null ? "" : words.strip();
    }
}
