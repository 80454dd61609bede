package org.examhall.sitting;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.examhall.bank.Response;
import org.examhall.kernel.Refusal;
import org.jspecify.annotations.NullUnmarked;

/**
 * An answer that arrived after the end. It stays here whatever becomes of it, with both clocks: when its computer says
 * it was given, and when it arrived. It counts if it is shown to have been given in time, or if a person says so.
 */
@Entity
@Table(name = "held_answer")
@NullUnmarked // JPA fills the fields
public class HeldAnswer {

    /** What has become of it. */
    public enum State {
        /** Waits for a person. */
        HELD,
        /** Counts: it was shown to have been given in time. */
        PROVEN,
        /** Counts: a person decided so. */
        ACCEPTED,
        /** Does not count: a person decided so. */
        REFUSED
    }

    @Id
    private String id;

    @Column(name = "script_id")
    private String scriptId;

    private int position;
    private long revision;
    private String response;

    @Column(name = "arrived_at")
    private Instant arrivedAt;

    @Enumerated(EnumType.STRING)
    private State state;

    @Enumerated(EnumType.STRING)
    private HeldReason reason;

    @Column(name = "said_at")
    private Instant saidAt;

    @Column(name = "given_at")
    private Instant givenAt;

    @Column(name = "decided_at")
    private Instant decidedAt;

    @Column(name = "decided_by")
    private String decidedBy;

    @Column(name = "decided_why")
    private String decidedWhy;

    HeldAnswer() {}

    HeldAnswer(String id, ScriptRef script, GivenAnswer answer, HeldReason reason, Instant now) {
        this.id = id;
        this.scriptId = script.value();
        this.position = answer.position();
        this.revision = answer.revision();
        this.response = answer.response().json();
        this.arrivedAt = now;
        this.state = State.HELD;
        this.reason = reason;
    }

    boolean is(GivenAnswer answer) {
        return position == answer.position()
                && revision == answer.revision()
                && response.equals(answer.response().json());
    }

    boolean waits() {
        return state == State.HELD;
    }

    /** What its window has said about when it was given. */
    void hear(Claim claim) {
        saidAt = Instant.ofEpochMilli(claim.said());
    }

    /** It was given in time. */
    void prove(long at, Instant now) {
        state = State.PROVEN;
        givenAt = Instant.ofEpochMilli(at);
        decidedAt = now;
    }

    /** Why it is not known to have been given in time. What was known before about when it was given stays known. */
    void hold(Timeliness.Unproven why) {
        reason = why.reason();
        if (why.at() != null) {
            givenAt = Instant.ofEpochMilli(why.at());
        }
    }

    /** A person decides. */
    Optional<Refusal> decide(boolean counts, String why, String by, Instant now) {
        if (!waits()) {
            return Optional.of(Refusal.of("held-decided-already"));
        }
        state = counts ? State.ACCEPTED : State.REFUSED;
        decidedAt = now;
        decidedBy = by;
        decidedWhy = why;
        return Optional.empty();
    }

    public String getId() {
        return id;
    }

    public ScriptRef script() {
        return new ScriptRef(scriptId);
    }

    public int getPosition() {
        return position;
    }

    public long getRevision() {
        return revision;
    }

    Response response() {
        return Response.parse(response);
    }

    public State getState() {
        return state;
    }

    public HeldReason getReason() {
        return reason;
    }

    public Instant getArrivedAt() {
        return arrivedAt;
    }

    /** What the computer's own clock showed; empty if its window said nothing. */
    public Optional<Instant> saidAt() {
        return Optional.ofNullable(saidAt);
    }

    /** When it was given by the server's clock, proven or reckoned from the last sample; empty if nobody can say. */
    public Optional<Instant> givenAt() {
        return Optional.ofNullable(givenAt);
    }

    public Optional<Instant> decidedAt() {
        return Optional.ofNullable(decidedAt);
    }

    public Optional<String> decidedBy() {
        return Optional.ofNullable(decidedBy);
    }

    public Optional<String> decidedWhy() {
        return Optional.ofNullable(decidedWhy);
    }
}
