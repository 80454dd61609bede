package org.examhall.sitting;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.examhall.account.Actor;
import org.examhall.kernel.Refusal;
import org.jspecify.annotations.NullUnmarked;

/**
 * Somebody at a browser asks for a candidate's seat: to go on with an exam at another computer, or to come in by name
 * and without a keycode. The browser shows four digits, and so does the board, so that the invigilator sees at which
 * computer the one sits who asks. The browser holds a token from the beginning; only a yes makes a seat of it.
 */
@Entity
@Table(name = "seat_request")
@NullUnmarked // JPA fills the fields
class SeatRequest {

    /** After this time nobody is thought to wait any more. */
    static final Duration PATIENCE = Duration.ofMinutes(15);

    /** What is asked for. */
    enum Kind {
        /** With number and keycode: to go on here, and not where the exam is open. */
        MOVE,
        /** With a name chosen at the door of the room: to come in. */
        NAME
    }

    /** How far a request has come; one that nobody has decided in time is not stored as anything else. */
    enum State {
        ASKED,
        GRANTED,
        REFUSED
    }

    @Id
    private String id;

    @Column(name = "script_id")
    private String scriptId;

    @Column(name = "sitting_id")
    private String sittingId;

    @Column(name = "token_hash")
    private String tokenHash;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private String sign;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column(name = "asked_at")
    private Instant askedAt;

    @Column(name = "decided_at")
    private Instant decidedAt;

    @Column(name = "decided_by")
    private String decidedBy;

    SeatRequest() {}

    SeatRequest(String id, Script script, String tokenHash, Kind kind, String sign, Instant now) {
        this.id = id;
        this.scriptId = script.getId();
        this.sittingId = script.sitting().value();
        this.tokenHash = tokenHash;
        this.kind = kind;
        this.sign = sign;
        this.state = State.ASKED;
        this.askedAt = now;
    }

    /** Whether somebody still waits for the answer. */
    boolean isOpen(Instant now) {
        return state == State.ASKED && now.isBefore(askedAt.plus(PATIENCE));
    }

    /** Why this cannot be granted for a script that has come so far, if it cannot. */
    Optional<Refusal> objection(ScriptState script, Instant now) {
        if (!isOpen(now)) {
            return Optional.of(Refusal.of("seat-request-over"));
        }
        if (script == ScriptState.HANDED_IN) {
            return Optional.of(Refusal.of("handed-in-already"));
        }
        if (kind == Kind.NAME && script != ScriptState.EXPECTED) {
            return Optional.of(Refusal.of("candidate-present-already"));
        }
        return Optional.empty();
    }

    void grant(Actor by, Instant now) {
        decide(State.GRANTED, by, now);
    }

    void refuse(Actor by, Instant now) {
        decide(State.REFUSED, by, now);
    }

    private void decide(State outcome, Actor by, Instant now) {
        if (state != State.ASKED) {
            throw new IllegalStateException("decided already");
        }
        state = outcome;
        decidedAt = now;
        decidedBy = by.name();
    }

    String getId() {
        return id;
    }

    ScriptRef script() {
        return new ScriptRef(scriptId);
    }

    String tokenHash() {
        return tokenHash;
    }

    Kind kind() {
        return kind;
    }

    String sign() {
        return sign;
    }

    State state() {
        return state;
    }

    Instant askedAt() {
        return askedAt;
    }
}
