package org.examhall.sitting;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.examhall.account.Actor;
import org.jspecify.annotations.NullUnmarked;

/** One time that a script was locked because of its browser: since when, until when, and who let it go on and why. */
@Entity
@Table(name = "script_lock")
@NullUnmarked // JPA fills the fields
public class ScriptLock {

    @Id
    private String id;

    @Column(name = "script_id")
    private String scriptId;

    @Column(name = "sitting_id")
    private String sittingId;

    @Column(name = "locked_at")
    private Instant lockedAt;

    @Column(name = "unlocked_at")
    private Instant unlockedAt;

    @Column(name = "actor_name")
    private String actorName;

    private String reason;

    private int waived;

    ScriptLock() {}

    ScriptLock(String id, Script script, Instant now) {
        this.id = id;
        this.scriptId = script.getId();
        this.sittingId = script.sitting().value();
        this.lockedAt = now;
        this.actorName = "";
        this.reason = "";
    }

    void end(boolean waive, String why, Actor by, Instant now) {
        unlockedAt = now;
        waived = waive ? 1 : 0;
        reason = why;
        actorName = by.name();
    }

    public ScriptRef script() {
        return new ScriptRef(scriptId);
    }

    public Instant getLockedAt() {
        return lockedAt;
    }

    /** Empty while it lasts, and if the script was handed in before anybody had looked. */
    public Optional<Instant> unlockedAt() {
        return Optional.ofNullable(unlockedAt);
    }

    public String getActorName() {
        return actorName;
    }

    public String getReason() {
        return reason;
    }

    /** Whether the candidate was let go on in any browser. */
    public boolean isWaived() {
        return waived == 1;
    }
}
