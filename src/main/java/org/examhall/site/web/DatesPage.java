package org.examhall.site.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import org.examhall.site.Country;
import org.examhall.site.CourseDates;
import org.jspecify.annotations.Nullable;

/** When and where courses are given, narrowed down by course, country and month. */
@Named
@RequestScoped
public class DatesPage {

    @Inject
    CourseDates courseDates;

    @Inject
    Here here;

    private String course = "";
    private String country = "";
    private String month = "";
    private @Nullable List<CourseDates.Date> all;

    private List<CourseDates.Date> all() {
        if (all == null) {
            all = courseDates.coming();
        }
        return all;
    }

    public List<CourseDates.Date> getFound() {
        return CourseDates.find(all(), course, country, month);
    }

    /** Whether there is anything at all, narrowed down or not. */
    public boolean isAny() {
        return !all().isEmpty();
    }

    public List<Country> getCountries() {
        return all().stream().map(CourseDates.Date::country).distinct().sorted().toList();
    }

    public List<String> getMonths() {
        return all().stream()
                .map(date -> YearMonth.from(date.first()).toString())
                .distinct()
                .toList();
    }

    /** A month such as {@code 2027-03} in words. */
    public String words(String yearMonth) {
        return DateTimeFormatter.ofPattern("LLLL yyyy", here.getLanguage().locale())
                .format(YearMonth.parse(yearMonth));
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

    public String getMonth() {
        return month;
    }

    public void setMonth(@Nullable String month) {
        this.month = Objects.requireNonNullElse(month, "");
    }
}
