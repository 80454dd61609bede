package org.examhall.course;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.examhall.account.AccountRef;
import org.examhall.kernel.Refusal;
import org.examhall.partner.VenueRef;
import org.jspecify.annotations.NullUnmarked;

/**
 * A course as it is given: at a venue, by a trainer, on certain days. Candidates are enrolled on it; from its first day
 * on, as the calendar of the venue has it, they can read the course. At its end stands a sitting, which is planned from
 * it once. A run that does not take place is cancelled, which closes the course to its candidates again.
 */
@Entity
@Table(name = "course_run")
@NullUnmarked // JPA fills the fields
public class CourseRun {

    /** The longest course there is takes three days, and may be spread over weeks. */
    static final int MOST_DAYS = 60;

    @Id
    private String id;

    private String course;

    @Column(name = "venue_id")
    private String venueId;

    @Column(name = "trainer_id")
    private String trainerId;

    @Column(name = "first_day")
    private LocalDate firstDay;

    @Column(name = "last_day")
    private LocalDate lastDay;

    @Column(name = "sitting_id")
    private String sittingId;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "cancelled_at")
    private Instant cancelledAt;

    @Column(name = "cancelled_reason")
    private String cancelledReason;

    @Version
    private long version;

    CourseRun() {}

    CourseRun(
            RunRef ref,
            String course,
            VenueRef venue,
            AccountRef trainer,
            LocalDate firstDay,
            LocalDate lastDay,
            Instant now) {
        this.id = ref.value();
        this.course = course;
        this.venueId = venue.value();
        this.trainerId = trainer.value();
        this.firstDay = firstDay;
        this.lastDay = lastDay;
        this.createdAt = now;
        this.cancelledReason = "";
    }

    /** Why a run cannot have these days, if so. */
    static Optional<Refusal> days(LocalDate first, LocalDate last) {
        return last.isBefore(first) || last.isAfter(first.plusDays(MOST_DAYS))
                ? Optional.of(Refusal.of("run-days", MOST_DAYS))
                : Optional.empty();
    }

    /** The run is given elsewhere, by somebody else or on other days. A sitting that was planned from it stays. */
    Optional<Refusal> change(VenueRef venue, AccountRef trainer, LocalDate first, LocalDate last) {
        Optional<Refusal> refusal = standing().or(() -> days(first, last));
        if (refusal.isEmpty()) {
            venueId = venue.value();
            trainerId = trainer.value();
            firstDay = first;
            lastDay = last;
        }
        return refusal;
    }

    /** The run does not take place. */
    Optional<Refusal> cancel(String reason, Instant now) {
        Optional<Refusal> refusal = standing();
        if (refusal.isEmpty()) {
            cancelledAt = now;
            cancelledReason = reason;
        }
        return refusal;
    }

    /** Why nothing can be done about the run any more, if so. */
    Optional<Refusal> standing() {
        return cancelledAt == null ? Optional.empty() : Optional.of(Refusal.of("run-cancelled"));
    }

    /** The exam at the end of the run has been planned. */
    Optional<Refusal> leadTo(String sitting) {
        if (cancelledAt != null) {
            return standing();
        }
        if (sittingId != null) {
            return Optional.of(Refusal.of("run-has-sitting"));
        }
        sittingId = sitting;
        return Optional.empty();
    }

    /** The days from the first to the last. */
    public List<LocalDate> getDays() {
        return firstDay.datesUntil(lastDay.plusDays(1)).toList();
    }

    public RunRef ref() {
        return new RunRef(id);
    }

    public String getId() {
        return id;
    }

    public String getCourse() {
        return course;
    }

    public VenueRef venue() {
        return new VenueRef(venueId);
    }

    public AccountRef trainer() {
        return new AccountRef(trainerId);
    }

    public LocalDate getFirstDay() {
        return firstDay;
    }

    public LocalDate getLastDay() {
        return lastDay;
    }

    /** The key of the sitting at its end; null while none is planned. */
    public String getSittingId() {
        return sittingId;
    }

    public Instant getCreatedAt() {
        return createdAt;
    }

    public boolean isCancelled() {
        return cancelledAt != null;
    }

    /** When it was cancelled; null while it stands. */
    public Instant getCancelledAt() {
        return cancelledAt;
    }

    /** Why it was cancelled; empty while it stands. */
    public String getCancelledReason() {
        return cancelledReason;
    }
}
