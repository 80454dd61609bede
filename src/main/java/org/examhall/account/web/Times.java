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
import org.examhall.kernel.Language;
import org.jspecify.annotations.Nullable;

/** Shows instants in a zone that the text names, and spans in hours and minutes. */
@Named
@RequestScoped
public class Times {

    @Inject
    FacesContext faces;

    private Locale locale() {
        return Language.writing(faces.getViewRoot().getLocale());
    }

    /** {@code 22 Nov 2026, 10:00 GMT}; empty for no instant. */
    public String show(@Nullable Instant instant, @Nullable String zone) {
        return format(instant, zone, "d MMM yyyy, HH:mm zzz");
    }

    /** {@code 22 Nov 2026, 10:00:05 GMT}, where seconds matter; empty for no instant. */
    public String exact(@Nullable Instant instant, @Nullable String zone) {
        return format(instant, zone, "d MMM yyyy, HH:mm:ss zzz");
    }

    /** {@code 10:00 GMT}, where the day is known; empty for no instant. */
    public String ofDay(@Nullable Instant instant, @Nullable String zone) {
        return format(instant, zone, "HH:mm zzz");
    }

    private String format(@Nullable Instant instant, @Nullable String zone, String pattern) {
        if (instant == null) {
            return "";
        }
        ZoneId id = ZoneId.of(zone == null || zone.isEmpty() ? "UTC" : zone);
        return DateTimeFormatter.ofPattern(pattern, locale()).format(instant.atZone(id));
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

    /** So many minutes as {@code 1 h 52 min}. */
    public String minutes(int minutes) {
        return span(Duration.ofMinutes(minutes));
    }

    /** {@code 1 h 52 min 5 s}, where seconds matter; less than a second is rounded down. */
    public String exactSpan(Duration time) {
        int seconds = time.toSecondsPart();
        if (seconds == 0) {
            return span(time);
        }
        return (time.toMinutes() == 0 ? "" : span(time) + " ") + seconds + " s";
    }
}
