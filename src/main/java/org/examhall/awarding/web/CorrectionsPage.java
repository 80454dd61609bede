package org.examhall.awarding.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.examhall.account.Current;
import org.examhall.account.Role;
import org.examhall.account.web.Says;
import org.examhall.awarding.Corrections;
import org.examhall.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** Results that were amended after they had gone out: the office tells the awarding body, and says so here. */
@Named
@RequestScoped
public class CorrectionsPage {

    @Inject
    Corrections corrections;

    @Inject
    Current current;

    @Inject
    HttpServletRequest request;

    @Inject
    Says says;

    private String note = "";

    public List<Corrections.Line> getLines() {
        return corrections.all();
    }

    public @Nullable String tell() {
        String amendment = Objects.requireNonNullElse(request.getParameter("amendment"), "");
        boolean done = says.unlessRefused(() -> {
            if (!current.is(Role.ADMINISTRATOR)) {
                throw Refusal.of("not-allowed").asException();
            }
            corrections.tell(amendment, note, current.actor());
        });
        if (!done) {
            return null;
        }
        says.done("corrections.done");
        says.keep();
        return "/awarding/corrections.xhtml?faces-redirect=true";
    }

    public String getNote() {
        return note;
    }

    public void setNote(@Nullable String note) {
        this.note = note == null ? "" : note;
    }
}
