package org.examhall.app.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.examhall.account.Account;
import org.examhall.account.Current;
import org.examhall.account.Role;
import org.examhall.account.web.SignInPage;
import org.examhall.kernel.Waiting;
import org.examhall.sitting.Agenda;
import org.examhall.sitting.Sitting;
import org.jspecify.annotations.Nullable;

/** What the administrator has to do today; everybody else is sent to where their work is. */
@Named
@RequestScoped
public class TodayPage {

    private static final int DAYS = 7;

    @Inject
    Current current;

    @Inject
    Agenda agenda;

    @Inject
    Event<Waiting> question;

    private @Nullable List<Waiting.Line> waiting;
    private @Nullable List<Coming> coming;

    /** A sitting of the next days. */
    public record Coming(Sitting sitting, long entered) {}

    public @Nullable String arrive() {
        Account account = current.account().orElseThrow();
        return account.roles().contains(Role.ADMINISTRATOR)
                ? null
                : SignInPage.landing(account) + "?faces-redirect=true";
    }

    public List<Waiting.Line> getWaiting() {
        if (waiting == null) {
            Waiting asked = new Waiting();
            question.fire(asked);
            waiting = asked.lines();
        }
        return waiting;
    }

    public List<Coming> getComing() {
        if (coming == null) {
            coming = agenda.coming(DAYS).stream()
                    .map(sitting -> new Coming(sitting, agenda.entered(sitting)))
                    .toList();
        }
        return coming;
    }
}
