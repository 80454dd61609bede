package org.examhall.site.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.examhall.account.Account;
import org.examhall.account.Current;
import org.examhall.account.web.Says;
import org.examhall.site.NewsMail;
import org.examhall.site.NewsWish;

/** A member chooses what news comes by mail. */
@Named
@RequestScoped
public class NewsMailPage {

    @Inject
    NewsMail mail;

    @Inject
    Current current;

    @Inject
    Here here;

    @Inject
    Says says;

    private boolean weekly;
    private boolean alerts;

    /** Shows what was chosen before. */
    public void open() {
        weekly = mail.wishOf(account().ref()).filter(NewsWish::isWeekly).isPresent();
        alerts = mail.wishOf(account().ref()).filter(NewsWish::isAlerts).isPresent();
    }

    public String save() {
        mail.choose(account().ref(), weekly, alerts, here.getLanguage());
        says.done("newsmail.saved");
        says.keep();
        return "/site/news-mail.xhtml?faces-redirect=true";
    }

    private Account account() {
        return current.account().orElseThrow();
    }

    public String getEmail() {
        return account().getEmail();
    }

    public boolean isWeekly() {
        return weekly;
    }

    public void setWeekly(boolean weekly) {
        this.weekly = weekly;
    }

    public boolean isAlerts() {
        return alerts;
    }

    public void setAlerts(boolean alerts) {
        this.alerts = alerts;
    }
}
