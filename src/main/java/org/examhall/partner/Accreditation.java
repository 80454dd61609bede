package org.examhall.partner;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.examhall.account.AccountRef;
import org.examhall.account.Actor;
import org.examhall.kernel.Refusal;
import org.jspecify.annotations.NullUnmarked;

/**
 * That a trainer has been found fit for an exam and the course before it. It holds for some time, since trainers are
 * assessed again every year, and lapses by itself when nobody renews it; it can be withdrawn before. Who is still on
 * the way has one, too, and does not invigilate yet.
 */
@Entity
@NullUnmarked // JPA fills the fields
public class Accreditation {

    /** How far a trainer has come with an exam. */
    public enum Standing {
        /** Has been trained and passed the exam; the first delivery is still to be assessed. */
        CANDIDATE(false),
        /** Gives the course and invigilates the exam. */
        ACCREDITED(true),
        /** Assesses other trainers, too. */
        ASSESSOR(true);

        private final boolean invigilates;

        Standing(boolean invigilates) {
            this.invigilates = invigilates;
        }

        public boolean invigilates() {
            return invigilates;
        }
    }

    /** What an accreditation is on a day. */
    public enum State {
        COMING,
        CURRENT,
        LAPSED,
        WITHDRAWN
    }

    @Id
    private String id;

    @Column(name = "account_id")
    private String accountId;

    /** The code of the blueprint. */
    private String exam;

    @Enumerated(EnumType.STRING)
    private Standing standing;

    @Column(name = "valid_from")
    private LocalDate validFrom;

    @Column(name = "valid_until")
    private LocalDate validUntil;

    @Column(name = "given_at")
    private Instant givenAt;

    @Column(name = "given_by_name")
    private String givenByName;

    @Column(name = "withdrawn_at")
    private Instant withdrawnAt;

    @Column(name = "withdrawn_by_name")
    private String withdrawnByName;

    @Column(name = "withdrawn_reason")
    private String withdrawnReason;

    @Version
    private long version;

    Accreditation() {}

    Accreditation(
            AccreditationRef ref,
            AccountRef trainer,
            String exam,
            Standing standing,
            LocalDate from,
            LocalDate until,
            Actor by,
            Instant now) {
        this.id = ref.value();
        this.accountId = trainer.value();
        this.exam = exam;
        this.standing = standing;
        this.validFrom = from;
        this.validUntil = until;
        this.givenAt = now;
        this.givenByName = by.name();
    }

    /** Takes it back: from now on it holds on no day, not even on those before. */
    Optional<Refusal> withdraw(String reason, Actor by, Instant now) {
        if (withdrawnAt != null) {
            return Optional.of(Refusal.of("accreditation-withdrawn-already"));
        }
        withdrawnAt = now;
        withdrawnByName = by.name();
        withdrawnReason = reason;
        return Optional.empty();
    }

    public State stateOn(LocalDate day) {
        if (withdrawnAt != null) {
            return State.WITHDRAWN;
        }
        if (day.isBefore(validFrom)) {
            return State.COMING;
        }
        return day.isAfter(validUntil) ? State.LAPSED : State.CURRENT;
    }

    /** Whether the trainer may invigilate this exam on this day. */
    public boolean admits(String wanted, LocalDate day) {
        return exam.equals(wanted) && standing.invigilates() && stateOn(day) == State.CURRENT;
    }

    public AccreditationRef ref() {
        return new AccreditationRef(id);
    }

    public String getId() {
        return id;
    }

    public AccountRef trainer() {
        return new AccountRef(accountId);
    }

    /** The code of the blueprint. */
    public String getExam() {
        return exam;
    }

    public Standing getStanding() {
        return standing;
    }

    public LocalDate getValidFrom() {
        return validFrom;
    }

    /** The last day on which it holds. */
    public LocalDate getValidUntil() {
        return validUntil;
    }

    public Instant getGivenAt() {
        return givenAt;
    }

    public String getGivenByName() {
        return givenByName;
    }

    /** When it was withdrawn; null if it was not. */
    public Instant getWithdrawnAt() {
        return withdrawnAt;
    }

    public String getWithdrawnByName() {
        return withdrawnByName;
    }

    public String getWithdrawnReason() {
        return withdrawnReason;
    }
}
