package org.examhall.candidate.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import org.examhall.account.web.Paging;
import org.examhall.account.web.Says;
import org.examhall.candidate.Arrangement;
import org.examhall.candidate.Arrangements;
import org.examhall.kernel.Choice;
import org.jspecify.annotations.Nullable;

/** Lists access arrangements: what is granted and until when, never why. */
@Named
@RequestScoped
public class ArrangementsPage {

    private static final int SIZE = 25;

    @Inject
    Arrangements arrangements;

    @Inject
    Says says;

    private String words = "";
    private Arrangement.@Nullable State state;
    private @Nullable String page;
    private @Nullable Paging paging;
    private @Nullable List<Arrangements.Line> found;

    public Paging getPaging() {
        if (paging == null) {
            paging = Paging.of(
                    page, SIZE, arrangements.count(words, state), Map.of("words", words, "state", getState()));
        }
        return paging;
    }

    public List<Arrangements.Line> getFound() {
        if (found == null) {
            found = arrangements.search(words, state, getPaging().skipped(), SIZE);
        }
        return found;
    }

    /** What is granted, in one line. */
    public String needs(Arrangement arrangement) {
        return arrangement.needs().line(says.texts());
    }

    public Arrangement.State state(Arrangement arrangement) {
        return arrangement.stateOn(arrangements.today());
    }

    public List<Arrangement.State> getStates() {
        return List.of(Arrangement.State.values());
    }

    public boolean isSearched() {
        return !words.isEmpty() || state != null;
    }

    public String getWords() {
        return words;
    }

    public void setWords(@Nullable String words) {
        this.words = words == null ? "" : words;
    }

    public String getState() {
        return state == null ? "" : state.name();
    }

    public void setState(@Nullable String name) {
        state = Choice.named(Arrangement.State.class, name).orElse(null);
    }

    public @Nullable String getPage() {
        return page;
    }

    public void setPage(@Nullable String page) {
        this.page = page;
    }
}
