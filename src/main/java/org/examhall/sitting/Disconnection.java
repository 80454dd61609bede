package org.examhall.sitting;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.examhall.account.Actor;
import org.examhall.kernel.Refusal;
import org.jspecify.annotations.NullUnmarked;

/**
 * A time in which nothing was heard from a candidate who was writing. When the window is heard again, the time that the
 * clock ran meanwhile is proposed for giving back. It stays a proposal: the paper goes on without a connection, so
 * whether the candidate could work is for a human to say, who gives the time back or dismisses it with a reason.
 */
@Entity
@NullUnmarked // JPA fills the fields
public class Disconnection {

    /** How long nothing has to be heard before it is noted: shorter ones cost nobody anything. */
    public static final Duration WORTH = Duration.ofSeconds(30);

    /** How far a disconnection has come. */
    public enum State {
        /** Nothing has been heard yet. */
        LASTS,
        /** Over, and nobody has decided. */
        PROPOSED,
        GIVEN,
        DISMISSED
    }

    @Id
    private String id;

    @Column(name = "script_id")
    private String scriptId;

    @Column(name = "silent_since")
    private Instant silentSince;

    @Column(name = "heard_again")
    private Instant heardAgain;

    @Column(name = "lost_millis")
    private long lostMillis;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column(name = "decided_at")
    private Instant decidedAt;

    @Column(name = "decided_by")
    private String decidedBy;

    private String reason;

    @Version
    private long version;

    Disconnection() {}

    Disconnection(String id, ScriptRef script, Instant silentSince) {
        this.id = id;
        this.scriptId = script.value();
        this.silentSince = silentSince;
        this.state = State.LASTS;
    }

    /**
     * The window is heard again, or the script is closed.
     *
     * @param lost how long the clock ran meanwhile
     * @return whether that is worth a proposal
     */
    boolean end(Instant now, Duration lost) {
        heardAgain = now;
        lostMillis = lost.toMillis();
        state = State.PROPOSED;
        return lost.compareTo(WORTH) >= 0;
    }

    /** The time has been given back. */
    Optional<Refusal> give(Instant now, Actor by) {
        return decide(State.GIVEN, now, by, "");
    }

    /** The time is not given back, and why. */
    Optional<Refusal> dismiss(Instant now, Actor by, String why) {
        return decide(State.DISMISSED, now, by, why);
    }

    private Optional<Refusal> decide(State decision, Instant now, Actor by, String why) {
        if (state == State.LASTS) {
            return Optional.of(Refusal.of("disconnection-lasts"));
        }
        if (state != State.PROPOSED) {
            return Optional.of(Refusal.of("disconnection-decided"));
        }
        state = decision;
        decidedAt = now;
        decidedBy = by.name();
        reason = why;
        return Optional.empty();
    }

    public String getId() {
        return id;
    }

    public ScriptRef script() {
        return new ScriptRef(scriptId);
    }

    public Instant getSilentSince() {
        return silentSince;
    }

    public Optional<Instant> heardAgain() {
        return Optional.ofNullable(heardAgain);
    }

    /** How long the clock ran meanwhile. */
    public Duration lost() {
        return Duration.ofMillis(lostMillis);
    }

    public State getState() {
        return state;
    }

    public Optional<Instant> decidedAt() {
        return Optional.ofNullable(decidedAt);
    }

    /** Who decided; null while nobody has. */
    public String getDecidedBy() {
        return decidedBy;
    }

    /** Why it was dismissed; null or empty otherwise. */
    public String getReason() {
        return reason;
    }
}
