package org.examhall.sitting;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

/** Something that a candidate's window noticed: what, when and for how long, and never what was written or copied. */
@Entity
@Table(name = "script_signal")
@NullUnmarked // JPA fills the fields
public class ScriptSignal {

    @Id
    private String id;

    @Column(name = "script_id")
    private String scriptId;

    @Column(name = "sitting_id")
    private String sittingId;

    @Enumerated(EnumType.STRING)
    private SignalKind kind;

    @Column(name = "happened_at")
    private Instant happenedAt;

    private long millis;

    @Column(name = "heard_at")
    private Instant heardAt;

    private String request;

    ScriptSignal() {}

    ScriptSignal(String id, Script script, HeardSignal heard, Instant now) {
        this.id = id;
        this.scriptId = script.getId();
        this.sittingId = script.sitting().value();
        this.kind = heard.kind();
        this.happenedAt = heard.at();
        this.millis = heard.lasted().toMillis();
        this.heardAt = now;
        this.request = heard.request();
    }

    public SignalKind getKind() {
        return kind;
    }

    public Instant getHappenedAt() {
        return happenedAt;
    }

    public Duration lasted() {
        return Duration.ofMillis(millis);
    }

    /** The name that the window gave it. */
    public String getRequest() {
        return request;
    }

    /** When the server heard of it; later than it happened by as long as the window had no network. */
    public Instant getHeardAt() {
        return heardAt;
    }
}
