package org.examhall.site.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Objects;
import org.examhall.site.Country;
import org.examhall.site.Register;
import org.examhall.site.RegisterPace;
import org.jspecify.annotations.Nullable;

/** The public register of trainers, searched by name, place, course and country. */
@Named
@RequestScoped
public class FindTrainerPage {

    private static final int TOO_MANY_REQUESTS = 429;

    @Inject
    Register register;

    @Inject
    RegisterPace registerPace;

    @Inject
    Here here;

    @Inject
    FacesContext faces;

    private String words = "";
    private String course = "";
    private String country = "";
    private boolean hasty;
    private List<Register.Listed> all = List.of();

    /** Looks into the register, unless the same place has asked too often. */
    public void search() {
        hasty = !registerPace.admits(here.origin());
        if (hasty) {
            faces.getExternalContext().setResponseStatus(TOO_MANY_REQUESTS);
            faces.getExternalContext().setResponseHeader("Retry-After", "60");
        } else {
            all = register.listed();
        }
    }

    public List<Register.Listed> getFound() {
        return Register.find(all, words, course, country);
    }

    public boolean isHasty() {
        return hasty;
    }

    /** Whether anybody stands in it at all. */
    public boolean isAny() {
        return !all.isEmpty();
    }

    public List<Country> getCountries() {
        return all.stream().map(Register.Listed::country).distinct().sorted().toList();
    }

    public String getWords() {
        return words;
    }

    public void setWords(@Nullable String words) {
        this.words = Objects.requireNonNullElse(words, "");
    }

    public String getCourse() {
        return course;
    }

    public void setCourse(@Nullable String course) {
        this.course = Objects.requireNonNullElse(course, "");
    }

    public String getCountry() {
        return country;
    }

    public void setCountry(@Nullable String country) {
        this.country = Objects.requireNonNullElse(country, "");
    }
}
