package org.examhall.site.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.examhall.account.Current;
import org.examhall.account.web.Says;
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
    Says says;

    private @Nullable List<ContactMessage> all;

    public String answered(ContactMessage message) {
        if (says.unlessRefused(() -> messages.answered(message.getId(), current.actor()))) {
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
