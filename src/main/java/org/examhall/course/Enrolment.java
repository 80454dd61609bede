package org.examhall.course;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.examhall.account.AccountRef;
import org.examhall.account.Actor;
import org.examhall.candidate.CandidateRef;
import org.examhall.kernel.Refusal;
import org.jspecify.annotations.NullUnmarked;

/**
 * A candidate on a run of a course, tied to the account with which they study. It notes on which days they were there,
 * and ends when they are taken off the run, which takes the course from them but not what they wrote in it.
 */
@Entity
@NullUnmarked // JPA fills the fields
public class Enrolment {

    @Id
    private String id;

    @Column(name = "run_id")
    private String runId;

    @Column(name = "candidate_id")
    private String candidateId;

    @Column(name = "account_id")
    private String accountId;

    @Column(name = "days_present")
    private String daysPresent;

    @Column(name = "enrolled_at")
    private Instant enrolledAt;

    @Column(name = "enrolled_by_name")
    private String enrolledByName;

    @Column(name = "withdrawn_at")
    private Instant withdrawnAt;

    @Version
    private long version;

    Enrolment() {}

    Enrolment(String id, RunRef run, CandidateRef candidate, AccountRef account, Actor by, Instant now) {
        this.id = id;
        this.runId = run.value();
        this.candidateId = candidate.value();
        this.accountId = account.value();
        this.daysPresent = "";
        this.enrolledAt = now;
        this.enrolledByName = by.name();
    }

    Optional<Refusal> withdraw(Instant now) {
        if (withdrawnAt != null) {
            return Optional.of(Refusal.of("enrolment-ended"));
        }
        withdrawnAt = now;
        return Optional.empty();
    }

    /** Somebody who was taken off the run is on it again. */
    void resume() {
        withdrawnAt = null;
    }

    /** Notes whether the candidate was there; the day is one of the run's, and not yet to come. */
    Optional<Refusal> attend(CourseRun run, LocalDate day, boolean present, LocalDate today) {
        Optional<Refusal> cancelled = run.standing();
        if (cancelled.isPresent()) {
            return cancelled;
        }
        if (!run.getDays().contains(day) || day.isAfter(today)) {
            return Optional.of(Refusal.of("attendance-day"));
        }
        Set<String> days = days();
        if (present) {
            days.add(day.toString());
        } else {
            days.remove(day.toString());
        }
        daysPresent = String.join(",", days);
        return Optional.empty();
    }

    private Set<String> days() {
        return Arrays.stream(daysPresent.split(","))
                .filter(day -> !day.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether attendance is noted for a day before the first or after the last of these. */
    boolean wasThereOutside(LocalDate first, LocalDate last) {
        return days().stream().map(LocalDate::parse).anyMatch(day -> day.isBefore(first) || day.isAfter(last));
    }

    public boolean wasThere(LocalDate day) {
        return days().contains(day.toString());
    }

    public String getId() {
        return id;
    }

    public RunRef run() {
        return new RunRef(runId);
    }

    public CandidateRef candidate() {
        return new CandidateRef(candidateId);
    }

    public AccountRef account() {
        return new AccountRef(accountId);
    }

    public Instant getEnrolledAt() {
        return enrolledAt;
    }

    public String getEnrolledByName() {
        return enrolledByName;
    }

    public boolean isWithdrawn() {
        return withdrawnAt != null;
    }
}
