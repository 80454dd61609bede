package org.examhall.site.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.examhall.account.Current;
import org.examhall.account.web.Pressed;
import org.examhall.account.web.Says;
import org.examhall.kernel.InTurn;
import org.examhall.site.ContactMessage;
import org.examhall.site.ContactMessages;
import org.jspecify.annotations.Nullable;

/** What visitors have written, until somebody has answered and the time to keep it is over. */
@Named
@RequestScoped
public class ContactMessagesPage {

    @Inject
    ContactMessages messages;

    @Inject
    Current current;

    @Inject
    Pressed pressed;

    @Inject
    Says says;

    private @Nullable List<ContactMessage> all;

    /** Notes that the message whose button was pressed has been answered. */
    public String answer() {
        String message = pressed.key("answered");
        Runnable deed = () -> InTurn.of(message, () -> messages.answered(message, current.actor()));
        if (says.unlessRefused(deed)) {
            says.done("messages.answered.done");
        }
        says.keep();
        return "/site/messages.xhtml?faces-redirect=true";
    }

    public List<ContactMessage> getAll() {
        if (all == null) {
            all = messages.all();
        }
        return all;
    }

    public int getMonths() {
        return messages.months();
    }
}
