package org.examhall.member.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.examhall.account.web.Paging;
import org.examhall.kernel.Choice;
import org.examhall.member.MemberFilter;
import org.examhall.member.MemberPrices;
import org.examhall.member.Membership;
import org.examhall.member.MembershipState;
import org.examhall.member.Memberships;
import org.jspecify.annotations.Nullable;

/** Finds memberships. */
@Named
@RequestScoped
public class MembersPage {

    private static final int SIZE = 25;

    @Inject
    Memberships memberships;

    @Inject
    MemberPrices prices;

    @Inject
    Clock clock;

    private String words = "";
    private @Nullable MemberFilter filter;
    private @Nullable String page;
    private @Nullable Paging paging;
    private @Nullable List<Memberships.Line> found;

    public Paging getPaging() {
        if (paging == null) {
            paging = Paging.of(
                    page, SIZE, memberships.count(words, filter), Map.of("words", words, "filter", getFilter()));
        }
        return paging;
    }

    public List<Memberships.Line> getFound() {
        if (found == null) {
            found = memberships.search(words, filter, getPaging().skipped(), SIZE);
        }
        return found;
    }

    public MembershipState state(Membership membership) {
        return membership.stateAt(clock.instant());
    }

    /** Whether the prices are examples, because nobody has set them. */
    public boolean isExample() {
        return prices.isExample();
    }

    public List<MemberFilter> getFilters() {
        return List.of(MemberFilter.values());
    }

    public String getWords() {
        return words;
    }

    public void setWords(@Nullable String words) {
        this.words = words == null ? "" : words;
    }

    public String getFilter() {
        return filter == null ? "" : filter.name();
    }

    public void setFilter(@Nullable String name) {
        filter = Choice.named(MemberFilter.class, name).orElse(null);
    }

    public @Nullable String getPage() {
        return page;
    }

    public void setPage(@Nullable String page) {
        this.page = page;
    }
}
