package org.examhall.site.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import org.examhall.site.LostTime;
import org.jspecify.annotations.Nullable;

/** What incidents cost a school, reckoned from figures in the address, so that a result can be sent to somebody. */
@Named
@RequestScoped
public class CasePage {

    private int incidents = 15;
    private int minutes = 40;
    private int people = 5;
    private int hands = 30;
    private int again = 40;
    private int weeks = 39;

    /** With what the fields begin; as an example it says so on the page. */
    public LostTime getTime() {
        return new LostTime(incidents, minutes, people, hands, again, weeks);
    }

    private static int figure(@Nullable String text, int otherwise) {
        return text != null && text.strip().matches("[0-9]{1,6}") ? Integer.parseInt(text.strip()) : otherwise;
    }

    public String getIncidents() {
        return Integer.toString(incidents);
    }

    public void setIncidents(@Nullable String text) {
        incidents = figure(text, incidents);
    }

    public String getMinutes() {
        return Integer.toString(minutes);
    }

    public void setMinutes(@Nullable String text) {
        minutes = figure(text, minutes);
    }

    public String getPeople() {
        return Integer.toString(people);
    }

    public void setPeople(@Nullable String text) {
        people = figure(text, people);
    }

    public String getHands() {
        return Integer.toString(hands);
    }

    public void setHands(@Nullable String text) {
        hands = figure(text, hands);
    }

    public String getAgain() {
        return Integer.toString(again);
    }

    public void setAgain(@Nullable String text) {
        again = figure(text, again);
    }

    public String getWeeks() {
        return Integer.toString(weeks);
    }

    public void setWeeks(@Nullable String text) {
        weeks = figure(text, weeks);
    }
}
