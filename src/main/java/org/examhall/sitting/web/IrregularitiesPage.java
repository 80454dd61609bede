package org.examhall.sitting.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import org.examhall.account.AccountRef;
import org.examhall.account.Current;
import org.examhall.account.Role;
import org.examhall.account.web.Paging;
import org.examhall.entry.SittingRef;
import org.examhall.kernel.Reference;
import org.examhall.sitting.CaseSearch;
import org.examhall.sitting.IrregularityCases;
import org.examhall.sitting.Sitting;
import org.examhall.sitting.Sittings;
import org.jspecify.annotations.Nullable;

/** Irregularities: all to the office and the verifier, those of their own sittings to a trainer. */
@Named
@RequestScoped
public class IrregularitiesPage {

    private static final int SIZE = 25;

    @Inject
    IrregularityCases cases;

    @Inject
    Sittings sittings;

    @Inject
    Current current;

    private String state = "";
    private String sitting = "";
    private @Nullable String page;
    private @Nullable Paging paging;
    private @Nullable List<IrregularityCases.Line> found;

    private boolean isReader() {
        return current.is(Role.ADMINISTRATOR) || current.is(Role.VERIFIER);
    }

    private CaseSearch search() {
        Boolean open = state.isEmpty() ? null : Boolean.valueOf(state.equals("open"));
        return new CaseSearch(
                sitting.isEmpty() ? null : new SittingRef(sitting),
                open,
                isReader() ? null : new AccountRef(current.actor().id()));
    }

    public Paging getPaging() {
        if (paging == null) {
            paging = Paging.of(page, SIZE, cases.count(search()), Map.of("state", state, "sitting", sitting));
        }
        return paging;
    }

    public List<IrregularityCases.Line> getFound() {
        if (found == null) {
            found = cases.search(search(), getPaging().skipped(), SIZE);
        }
        return found;
    }

    public List<Sitting> getSittings() {
        return isReader() ? sittings.all() : sittings.of(current.actor());
    }

    public boolean isSearched() {
        return !state.isEmpty() || !sitting.isEmpty();
    }

    public String getState() {
        return state;
    }

    public void setState(@Nullable String wanted) {
        state = wanted != null && (wanted.equals("open") || wanted.equals("decided")) ? wanted : "";
    }

    public String getSitting() {
        return sitting;
    }

    public void setSitting(@Nullable String key) {
        sitting = key != null && Reference.isWellFormed(key) ? key : "";
    }

    public @Nullable String getPage() {
        return page;
    }

    public void setPage(@Nullable String page) {
        this.page = page;
    }
}
