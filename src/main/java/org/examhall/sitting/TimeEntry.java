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
import org.jspecify.annotations.NullUnmarked;

/**
 * One line of a candidate's time ledger. The end of the exam is its start plus the sum of the ledger; lines are added,
 * never changed, so the ledger explains any clock.
 */
@Entity
@Table(name = "time_entry")
@NullUnmarked // JPA fills the fields
public class TimeEntry {

    @Id
    private String id;

    @Column(name = "script_id")
    private String scriptId;

    @Enumerated(EnumType.STRING)
    private TimeKind kind;

    private long millis;

    @Column(name = "entered_at")
    private Instant enteredAt;

    @Column(name = "actor_name")
    private String actorName;

    private String reason;

    /** What the board called the wish; null for lines that nobody wished for. */
    private String request;

    TimeEntry() {}

    TimeEntry(String id, ScriptRef script, TimeKind kind, Duration time, Instant now, Actor by, String reason) {
        this(id, script, new Grant(kind, time, now, by, reason, null));
    }

    TimeEntry(String id, ScriptRef script, Grant grant) {
        this.id = id;
        this.scriptId = script.value();
        this.kind = grant.kind();
        this.millis = grant.time().toMillis();
        this.enteredAt = grant.at();
        this.actorName = grant.by().name();
        this.reason = grant.why();
        this.request = grant.request();
    }

    public ScriptRef script() {
        return new ScriptRef(scriptId);
    }

    public TimeKind getKind() {
        return kind;
    }

    public Duration time() {
        return Duration.ofMillis(millis);
    }

    public Instant getEnteredAt() {
        return enteredAt;
    }

    public String getActorName() {
        return actorName;
    }

    /** What the board called the wish; empty for lines that nobody wished for. */
    public Optional<String> request() {
        return Optional.ofNullable(request);
    }

    public String getReason() {
        return reason;
    }
}
