package org.examhall.bank.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import org.examhall.account.Current;
import org.examhall.account.web.Says;
import org.examhall.bank.ItemComparison;
import org.examhall.bank.Items;
import org.examhall.kernel.Refused;
import org.jspecify.annotations.Nullable;

/** Two versions of an item side by side. */
@Named
@RequestScoped
public class ComparePage {

    @Inject
    Items items;

    @Inject
    Current current;

    @Inject
    Says says;

    private String before = "";
    private String after = "";
    private @Nullable ItemComparison comparison;

    /** An address that names no two versions that this person may see is answered with 404. */
    public void look() throws IOException {
        try {
            comparison = items.compare(before, after, current.actor());
        } catch (Refused unknown) {
            says.notFound();
        }
    }

    public @Nullable ItemComparison getComparison() {
        return comparison;
    }

    public String getBefore() {
        return before;
    }

    public void setBefore(@Nullable String before) {
        this.before = before == null ? "" : before;
    }

    public String getAfter() {
        return after;
    }

    public void setAfter(@Nullable String after) {
        this.after = after == null ? "" : after;
    }
}
