package org.examhall.sitting;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import org.examhall.account.Actor;
import org.examhall.entry.SittingRef;
import org.jspecify.annotations.NullUnmarked;

/**
 * A venue tries its computers before the day: the trainer begins it and opens its link on every computer, on which
 * somebody answers sample questions while the page cuts itself off from the network. It runs out by itself.
 */
@Entity
@NullUnmarked // JPA fills the fields
public class Rehearsal {

    /** How long the link is good. */
    static final Duration OPEN = Duration.ofHours(6);

    /** How many sample questions there are. */
    public static final int QUESTIONS = 6;

    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final SecureRandom RANDOM = new SecureRandom();

    @Id
    private String id;

    @Column(name = "sitting_id")
    private String sittingId;

    @Column(name = "venue_id")
    private String venueId;

    private String code;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "open_until")
    private Instant openUntil;

    @Column(name = "actor_name")
    private String actorName;

    @Version
    private long version;

    Rehearsal() {}

    Rehearsal(String id, Sitting sitting, Actor by, Instant now) {
        this.id = id;
        this.sittingId = sitting.getId();
        this.venueId = sitting.venue().value();
        this.code = freshCode();
        this.startedAt = now;
        this.openUntil = now.plus(OPEN);
        this.actorName = by.name();
    }

    /** Twelve characters (60 bits) of the alphabet of keycodes. */
    private static String freshCode() {
        StringBuilder code = new StringBuilder(12);
        for (int i = 0; i < 12; i++) {
            code.append(DIGITS.charAt(RANDOM.nextInt(32)));
        }
        return code.toString();
    }

    /** Nobody else comes in, and nothing more is taken. */
    void end(Instant now) {
        if (isOpen(now)) {
            openUntil = now;
        }
    }

    public boolean isOpen(Instant now) {
        return now.isBefore(openUntil);
    }

    public String getId() {
        return id;
    }

    public SittingRef sitting() {
        return new SittingRef(sittingId);
    }

    public String getVenueId() {
        return venueId;
    }

    public String getCode() {
        return code;
    }

    /** As it is shown: {@code K7QD-M3XP-0ZB4}. */
    public String getShownCode() {
        return code.substring(0, 4) + "-" + code.substring(4, 8) + "-" + code.substring(8);
    }

    public Instant getStartedAt() {
        return startedAt;
    }

    public Instant getOpenUntil() {
        return openUntil;
    }

    public String getActorName() {
        return actorName;
    }
}
