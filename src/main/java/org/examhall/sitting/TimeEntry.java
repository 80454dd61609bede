package org.examhall.sitting;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
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

    TimeEntry() {}

    TimeEntry(String id, ScriptRef script, TimeKind kind, Duration time, Instant now, Actor by, String reason) {
        this.id = id;
        this.scriptId = script.value();
        this.kind = kind;
        this.millis = time.toMillis();
        this.enteredAt = now;
        this.actorName = by.name();
        this.reason = reason;
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

    public String getReason() {
        return reason;
    }
}
