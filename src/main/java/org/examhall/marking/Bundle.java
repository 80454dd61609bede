package org.examhall.marking;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import org.examhall.account.Actor;
import org.jspecify.annotations.NullUnmarked;

/**
 * Answers to one question that a marker has in hand: nobody else gets them meanwhile. It is handed in, or hands itself
 * in when it has been left lying.
 */
@Entity
@Table(name = "marking_bundle")
@NullUnmarked // JPA fills the fields
public class Bundle {

    /** How long a bundle may be left lying before others can take what is not marked of it. */
    static final Duration HOLD = Duration.ofMinutes(45);

    @Id
    private String id;

    @Column(name = "account_id")
    private String accountId;

    @Column(name = "account_name")
    private String accountName;

    @Column(name = "item_version_id")
    private String itemVersion;

    @Column(name = "taken_at")
    private Instant takenAt;

    @Column(name = "held_until")
    private Instant heldUntil;

    @Column(name = "closed_at")
    private Instant closedAt;

    @Version
    private long version;

    Bundle() {}

    Bundle(String id, String itemVersion, Actor by, Instant now) {
        this.id = id;
        this.accountId = by.id();
        this.accountName = by.name();
        this.itemVersion = itemVersion;
        this.takenAt = now;
        this.heldUntil = now.plus(HOLD);
    }

    /** Its marker is at work. */
    void touch(Instant now) {
        heldUntil = now.plus(HOLD);
    }

    void close(Instant now) {
        closedAt = now;
    }

    /** Whether it has been left lying for too long. */
    boolean isLeft(Instant now) {
        return isOpen() && !heldUntil.isAfter(now);
    }

    boolean isOpen() {
        return closedAt == null;
    }

    public String getId() {
        return id;
    }

    Actor holder() {
        return new Actor(accountId, accountName);
    }

    public String getName() {
        return accountName;
    }

    public String getItemVersion() {
        return itemVersion;
    }

    public Instant getTakenAt() {
        return takenAt;
    }

    public Instant getHeldUntil() {
        return heldUntil;
    }
}
