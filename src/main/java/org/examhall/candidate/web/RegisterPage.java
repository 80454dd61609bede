package org.examhall.candidate.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.examhall.account.Current;
import org.examhall.account.web.Says;
import org.examhall.candidate.CandidateNumber;
import org.examhall.candidate.Candidates;
import org.examhall.kernel.Language;
import org.jspecify.annotations.Nullable;

/** Registers a candidate. */
@Named
@RequestScoped
public class RegisterPage {

    @Inject
    Candidates candidates;

    @Inject
    Current current;

    @Inject
    Says says;

    private String number = "";
    private String givenName = "";
    private String familyName = "";
    private String bornOn = "";
    private String language = Language.EN.tag();

    /** Leads to an empty form, because candidates are often registered one after the other. */
    public @Nullable String register() {
        String digits = CandidateNumber.normal(number);
        LocalDate born = date(bornOn);
        if (!digits.matches("[0-9]{9}")) {
            says.wrong("number", "register.number.length", digits.length());
        } else if (!CandidateNumber.isValid(digits)) {
            says.wrong("number", "register.number.check");
        }
        if (born == null) {
            says.wrong("bornOn", "register.born.wrong");
        }
        if (born == null || !CandidateNumber.isValid(digits)) {
            return null;
        }
        if (!says.unlessRefused(() -> candidates.register(
                new CandidateNumber(digits), givenName, familyName, born, Language.of(language), current.actor()))) {
            return null;
        }
        says.done("register.done", givenName.strip() + " " + familyName.strip(), digits);
        says.keep();
        return "/candidate/register.xhtml?faces-redirect=true";
    }

    private static @Nullable LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException notADate) {
            return null;
        }
    }

    public String getNumber() {
        return number;
    }

    public void setNumber(String number) {
        this.number = number;
    }

    public String getGivenName() {
        return givenName;
    }

    public void setGivenName(String givenName) {
        this.givenName = givenName;
    }

    public String getFamilyName() {
        return familyName;
    }

    public void setFamilyName(String familyName) {
        this.familyName = familyName;
    }

    public String getBornOn() {
        return bornOn;
    }

    public void setBornOn(String bornOn) {
        this.bornOn = bornOn;
    }

    public String getLanguage() {
        return language;
    }

    public void setLanguage(String language) {
        this.language = language;
    }
}
