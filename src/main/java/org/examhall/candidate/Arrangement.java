package org.examhall.candidate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.examhall.account.Actor;
import org.examhall.kernel.Refusal;
import org.jspecify.annotations.NullUnmarked;

/**
 * What a candidate is given so that the exam examines what they know and not what hinders them: extra time, rest
 * breaks, a way of reading, people who help. It is requested for a candidate, approved by a named person, holds until a
 * date, and may be withdrawn. Why it is needed is evidence, which is kept apart and shown only to who asks for it.
 */
@Entity
@NullUnmarked // JPA fills the fields
public class Arrangement {

    /** How far an arrangement has come. */
    public enum State {
        REQUESTED,
        APPROVED,
        /** Approved once, and its last day is past; nobody has to do anything for it. */
        EXPIRED,
        WITHDRAWN
    }

    @Id
    private String id;

    @Column(name = "candidate_id")
    private String candidateId;

    private String needs;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column(name = "valid_until")
    private LocalDate validUntil;

    @Column(name = "requested_at")
    private Instant requestedAt;

    @Column(name = "requested_by")
    private String requestedBy;

    @Column(name = "requested_by_name")
    private String requestedByName;

    @Column(name = "approved_at")
    private Instant approvedAt;

    @Column(name = "approved_by_name")
    private String approvedByName;

    @Column(name = "withdrawn_at")
    private Instant withdrawnAt;

    @Column(name = "withdrawn_by_name")
    private String withdrawnByName;

    @Version
    private long version;

    Arrangement() {}

    Arrangement(
            ArrangementRef ref,
            CandidateRef candidate,
            Needs needs,
            LocalDate validUntil,
            Actor requester,
            Instant now) {
        this.id = ref.value();
        this.candidateId = candidate.value();
        this.needs = needs.canonical();
        this.state = State.REQUESTED;
        this.validUntil = validUntil;
        this.requestedAt = now;
        this.requestedBy = requester.id();
        this.requestedByName = requester.name();
    }

    /** Grants what was requested; {@link ApprovalPolicy} has said that this person may. */
    void approve(Actor by, Instant now) {
        if (state != State.REQUESTED) {
            throw new IllegalStateException("only a request is approved");
        }
        state = State.APPROVED;
        approvedAt = now;
        approvedByName = by.name();
    }

    /** Takes a request or an approval back; entries made until then keep what was frozen into them. */
    Optional<Refusal> withdraw(Actor by, Instant now) {
        if (state == State.WITHDRAWN) {
            return Optional.of(Refusal.of("arrangement-withdrawn-already"));
        }
        state = State.WITHDRAWN;
        withdrawnAt = now;
        withdrawnByName = by.name();
        return Optional.empty();
    }

    /** The state as it is on a day. */
    public State stateOn(LocalDate day) {
        return state == State.APPROVED && validUntil.isBefore(day) ? State.EXPIRED : state;
    }

    public ArrangementRef ref() {
        return new ArrangementRef(id);
    }

    public String getId() {
        return id;
    }

    public CandidateRef candidate() {
        return new CandidateRef(candidateId);
    }

    public Needs needs() {
        return Needs.parse(needs);
    }

    /** The last day on which a sitting may be for it to hold there. */
    public LocalDate getValidUntil() {
        return validUntil;
    }

    boolean isRequestedBy(Actor actor) {
        return requestedBy.equals(actor.id());
    }

    public Instant getRequestedAt() {
        return requestedAt;
    }

    public String getRequestedByName() {
        return requestedByName;
    }

    /** When it was approved; null if it never was. */
    public Instant getApprovedAt() {
        return approvedAt;
    }

    public String getApprovedByName() {
        return approvedByName;
    }

    /** When it was withdrawn; null if it was not. */
    public Instant getWithdrawnAt() {
        return withdrawnAt;
    }

    public String getWithdrawnByName() {
        return withdrawnByName;
    }
}
