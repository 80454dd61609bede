package org.examhall.account.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.examhall.account.Account;
import org.examhall.account.Accounts;
import org.examhall.account.Current;
import org.jspecify.annotations.Nullable;

/** One's own account: what it is, and a new password for it. */
@Named
@RequestScoped
public class MePage {

    @Inject
    Accounts accounts;

    @Inject
    Current current;

    @Inject
    Says says;

    private String present = "";
    private String wanted = "";
    private String again = "";

    public @Nullable String change() {
        if (!wanted.equals(again)) {
            says.wrong("again", "me.again.differs");
            return null;
        }
        if (!says.unlessRefused(() -> accounts.changePassword(getAccount().ref(), present, wanted))) {
            return null;
        }
        says.done("me.done");
        says.keep();
        return "/account/me.xhtml?faces-redirect=true";
    }

    public Account getAccount() {
        return current.account().orElseThrow();
    }

    public String getPresent() {
        return "";
    }

    public void setPresent(String present) {
        this.present = present;
    }

    public String getWanted() {
        return "";
    }

    public void setWanted(String wanted) {
        this.wanted = wanted;
    }

    public String getAgain() {
        return "";
    }

    public void setAgain(String again) {
        this.again = again;
    }
}
