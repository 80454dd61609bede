package org.examhall.account.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Shows instants in a zone that the text names, and spans in hours and minutes. */
@Named
@RequestScoped
public class Times {

    @Inject
    FacesContext faces;

    private Locale locale() {
        Locale locale = faces.getViewRoot().getLocale();
        return locale.getLanguage().equals("en") ? Locale.UK : locale;
    }

    /** {@code 22 Nov 2026, 10:00 GMT}; empty for no instant. */
    public String show(@Nullable Instant instant, @Nullable String zone) {
        if (instant == null) {
            return "";
        }
        ZoneId id = ZoneId.of(zone == null || zone.isEmpty() ? "UTC" : zone);
        return DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm zzz", locale()).format(instant.atZone(id));
    }

    public String date(@Nullable LocalDate date) {
        return date == null
                ? ""
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                        .withLocale(locale())
                        .format(date);
    }

    /** {@code 1 h 52 min}. */
    public String span(Duration time) {
        long minutes = time.toMinutes();
        if (minutes < 60) {
            return minutes + " min";
        }
        return minutes % 60 == 0 ? minutes / 60 + " h" : minutes / 60 + " h " + minutes % 60 + " min";
    }
}
