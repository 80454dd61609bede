package org.examhall.candidate.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import org.examhall.account.web.Paging;
import org.examhall.candidate.Candidate;
import org.examhall.candidate.Candidates;
import org.examhall.kernel.Choice;
import org.jspecify.annotations.Nullable;

/** Finds candidates. */
@Named
@RequestScoped
public class CandidatesPage {

    private static final int SIZE = 25;

    @Inject
    Candidates candidates;

    private String words = "";
    private Candidates.Order order = Candidates.Order.NAME;
    private @Nullable String page;
    private @Nullable Paging paging;
    private @Nullable List<Candidate> found;

    public Paging getPaging() {
        if (paging == null) {
            paging = Paging.of(page, SIZE, candidates.count(words), Map.of("words", words, "order", order.name()));
        }
        return paging;
    }

    public List<Candidate> getFound() {
        if (found == null) {
            found = candidates.search(words, order, getPaging().skipped(), SIZE);
        }
        return found;
    }

    public List<Candidates.Order> getOrders() {
        return List.of(Candidates.Order.values());
    }

    public String getWords() {
        return words;
    }

    public void setWords(@Nullable String words) {
        this.words = words == null ? "" : words;
    }

    public String getOrder() {
        return order.name();
    }

    public void setOrder(@Nullable String name) {
        order = Choice.named(Candidates.Order.class, name).orElse(Candidates.Order.NAME);
    }

    public @Nullable String getPage() {
        return page;
    }

    public void setPage(@Nullable String page) {
        this.page = page;
    }
}
