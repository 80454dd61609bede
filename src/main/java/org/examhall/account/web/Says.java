package org.examhall.account.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import java.io.IOException;
import org.examhall.kernel.Refused;
import org.examhall.kernel.Texts;
import org.jspecify.annotations.Nullable;

/** How beans speak to the person at the page: in the page's language, shown where the page shows its messages. */
@RequestScoped
public class Says {

    @Inject
    FacesContext faces;

    /** What was done. */
    public void done(String key, Object... arguments) {
        say(FacesMessage.SEVERITY_INFO, texts().get(key, arguments));
    }

    /** Does something; a refusal becomes a message. Returns whether it was done. */
    public boolean unlessRefused(Runnable deed) {
        try {
            deed.run();
            return true;
        } catch (Refused refused) {
            say(FacesMessage.SEVERITY_ERROR, texts().refusal(refused.refusal()));
            return false;
        }
    }

    /** A mistake in one field. */
    public void wrong(@Nullable String field, String key, Object... arguments) {
        faces.addMessage(field, new FacesMessage(FacesMessage.SEVERITY_ERROR, texts().get(key, arguments), null));
    }

    /** Keeps the messages for the page that follows a redirect. */
    public void keep() {
        faces.getExternalContext().getFlash().setKeepMessages(true);
    }

    /** Answers with 404: the address names nothing, or nothing of this person's. */
    public void notFound() throws IOException {
        faces.getExternalContext().responseSendError(404, "no such page");
        faces.responseComplete();
    }

    public Texts texts() {
        return Texts.in(faces.getViewRoot().getLocale());
    }

    private void say(FacesMessage.Severity severity, String text) {
        faces.addMessage(null, new FacesMessage(severity, text, null));
    }
}
