package org.examhall.candidate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import org.examhall.account.AccountRef;
import org.examhall.account.Actor;
import org.examhall.kernel.Refusal;
import org.jspecify.annotations.NullUnmarked;

/**
 * What ties a trainer to a candidate so that the trainer should not be the one who invigilates. Giving the course
 * before the exam is no such tie: that is what trainers do.
 */
@Entity
@NullUnmarked // JPA fills the fields
public class Interest {

    /** What sort of tie. */
    public enum Kind {
        /** Family, or a close friend. */
        RELATION,
        /** Teaches the candidate elsewhere, in a school or privately. */
        TEACHES,
        /** Works with, for or above the candidate. */
        WORK,
        OTHER
    }

    @Id
    private String id;

    @Column(name = "account_id")
    private String accountId;

    @Column(name = "candidate_id")
    private String candidateId;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private String note;

    @Column(name = "declared_at")
    private Instant declaredAt;

    @Column(name = "declared_by_name")
    private String declaredByName;

    @Column(name = "ended_at")
    private Instant endedAt;

    @Column(name = "ended_by_name")
    private String endedByName;

    @Version
    private long version;

    Interest() {}

    Interest(String id, AccountRef trainer, CandidateRef candidate, Kind kind, String note, Actor by, Instant now) {
        this.id = id;
        this.accountId = trainer.value();
        this.candidateId = candidate.value();
        this.kind = kind;
        this.note = note;
        this.declaredAt = now;
        this.declaredByName = by.name();
    }

    /** The tie is no more; whatever it kept from happening until now stays as it was. */
    Optional<Refusal> end(Actor by, Instant now) {
        if (endedAt != null) {
            return Optional.of(Refusal.of("interest-ended-already"));
        }
        endedAt = now;
        endedByName = by.name();
        return Optional.empty();
    }

    public String getId() {
        return id;
    }

    public AccountRef trainer() {
        return new AccountRef(accountId);
    }

    public CandidateRef candidate() {
        return new CandidateRef(candidateId);
    }

    public Kind getKind() {
        return kind;
    }

    public String getNote() {
        return note;
    }

    public Instant getDeclaredAt() {
        return declaredAt;
    }

    public String getDeclaredByName() {
        return declaredByName;
    }

    /** When it ended; null while it stands. */
    public Instant getEndedAt() {
        return endedAt;
    }

    public String getEndedByName() {
        return endedByName;
    }
}
