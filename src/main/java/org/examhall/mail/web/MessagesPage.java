package org.examhall.mail.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.examhall.account.Current;
import org.examhall.account.web.Paging;
import org.examhall.account.web.Says;
import org.examhall.kernel.Choice;
import org.examhall.mail.Mail;
import org.examhall.mail.MailRef;
import org.examhall.mail.MailState;
import org.examhall.mail.Outbox;
import org.jspecify.annotations.Nullable;

/** What Examhall has written to people, whether it went out, and one message as it was written. */
@Named
@RequestScoped
public class MessagesPage {

    private static final int SIZE = 25;

    @Inject
    Outbox outbox;

    @Inject
    Current current;

    @Inject
    Says says;

    @Inject
    HttpServletRequest request;

    private String words = "";
    private @Nullable MailState state;
    private @Nullable String page;
    private @Nullable Mail chosen;
    private @Nullable Paging paging;
    private @Nullable List<Mail> found;

    /** An address that names no message is answered with 404; one without a name has the list. */
    public void open() throws IOException {
        if (request.getParameter("message") != null && getChosen() == null) {
            says.notFound();
        }
    }

    public @Nullable String send() {
        Mail mail = getChosen();
        if (mail == null) {
            return null;
        }
        MailRef ref = mail.ref();
        if (says.unlessRefused(() -> outbox.sendAgain(ref, current.actor()))) {
            says.done("mail.send.done");
        }
        says.keep();
        return "/mail/messages.xhtml?faces-redirect=true&message=" + ref.value();
    }

    public Paging getPaging() {
        if (paging == null) {
            paging = Paging.of(page, SIZE, outbox.count(words, state), Map.of("words", words, "state", getState()));
        }
        return paging;
    }

    public List<Mail> getFound() {
        if (found == null) {
            found = outbox.search(words, state, getPaging().skipped(), SIZE);
        }
        return found;
    }

    public List<MailState> getStates() {
        return List.of(MailState.values());
    }

    public boolean isSending() {
        return outbox.isSending();
    }

    /** Whether nothing is sent only because nobody has said where links are to lead. */
    public boolean isAddressMissing() {
        return outbox.isAddressMissing();
    }

    /** The message that the address names, or the form after it; null for the list. */
    public @Nullable Mail getChosen() {
        String key = request.getParameter("message");
        if (chosen == null && key != null) {
            chosen = outbox.find(new MailRef(key)).orElse(null);
        }
        return chosen;
    }

    /** Whether the chosen message can be sent by a person. */
    public boolean isSendable() {
        Mail mail = getChosen();
        return mail != null && outbox.isSending() && mail.getState().isStuck() && !mail.isForgotten();
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
        state = Choice.named(MailState.class, name).orElse(null);
    }

    public @Nullable String getPage() {
        return page;
    }

    public void setPage(@Nullable String page) {
        this.page = page;
    }
}
