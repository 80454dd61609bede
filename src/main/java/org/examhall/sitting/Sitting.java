package org.examhall.sitting;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.examhall.account.AccountRef;
import org.examhall.account.Actor;
import org.examhall.entry.SittingRef;
import org.examhall.kernel.Refusal;
import org.examhall.partner.Venue;
import org.examhall.partner.VenueRef;
import org.jspecify.annotations.NullUnmarked;

/**
 * One exam, at one venue, at one time, under one invigilator. It is planned; opened by the invigilator when the room is
 * ready, which draws the papers; and closed when everybody has finished.
 */
@Entity
@NullUnmarked // JPA fills the fields
public class Sitting {

    /** How long before its time a sitting may be opened: papers are not drawn long before they are needed. */
    static final Duration EARLIEST_OPENING = Duration.ofHours(2);

    /** How far a sitting has come. */
    public enum State {
        PLANNED,
        OPEN,
        CLOSED
    }

    @Id
    private String id;

    private String title;
    private String blueprint;

    @Column(name = "venue_id")
    private String venueId;

    @Column(name = "venue_name")
    private String venueName;

    private String zone;

    @Column(name = "scheduled_at")
    private Instant scheduledAt;

    @Column(name = "invigilator_id")
    private String invigilatorId;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column(name = "opened_at")
    private Instant openedAt;

    @Column(name = "closed_at")
    private Instant closedAt;

    @Column(name = "evacuated_at")
    private Instant evacuatedAt;

    @Column(name = "evacuation_reason")
    private String evacuationReason;

    @Column(name = "evacuated_by")
    private String evacuatedBy;

    @Column(name = "door_code")
    private String doorCode;

    /** 1 if its candidates are made up, to try the server with. */
    private int rehearsal;

    @Version
    private long version;

    Sitting() {}

    Sitting(SittingRef ref, String title, String blueprint, Venue venue, Instant scheduledAt, AccountRef invigilator) {
        this.id = ref.value();
        this.title = title.strip();
        this.blueprint = blueprint;
        this.venueId = venue.getId();
        this.venueName = venue.getName() + ", " + venue.getPlace();
        this.zone = venue.getZone().getId();
        this.scheduledAt = scheduledAt;
        this.invigilatorId = invigilator.value();
        this.state = State.PLANNED;
    }

    /** A sitting of made-up candidates, now, in charge of whoever tries the server. */
    static Sitting rehearsal(SittingRef ref, String title, String blueprint, Venue venue, Instant now, AccountRef by) {
        Sitting sitting = new Sitting(ref, title, blueprint, venue, now, by);
        sitting.rehearsal = 1;
        return sitting;
    }

    Optional<Refusal> open(Instant now) {
        if (state != State.PLANNED) {
            return Optional.of(Refusal.of("sitting-open-already"));
        }
        if (now.isBefore(scheduledAt.minus(EARLIEST_OPENING))) {
            return Optional.of(Refusal.of("sitting-too-early", EARLIEST_OPENING.toHours()));
        }
        state = State.OPEN;
        openedAt = now;
        return Optional.empty();
    }

    Optional<Refusal> close(long writing, Instant now) {
        if (state != State.OPEN) {
            return Optional.of(Refusal.of("sitting-not-open"));
        }
        if (evacuatedAt != null) {
            return Optional.of(Refusal.of("evacuation-lasts"));
        }
        if (writing > 0) {
            return Optional.of(Refusal.of("sitting-still-writing", writing));
        }
        state = State.CLOSED;
        closedAt = now;
        doorCode = null;
        return Optional.empty();
    }

    /** Another person takes over; the record of a closed sitting names the one who was there. */
    Optional<Refusal> putInCharge(AccountRef invigilator) {
        if (state == State.CLOSED) {
            return Optional.of(Refusal.of("sitting-closed"));
        }
        invigilatorId = invigilator.value();
        return Optional.empty();
    }

    /** Everybody leaves the room; until {@link #goOn} no clock runs and nobody starts. */
    Optional<Refusal> evacuate(String reason, Actor by, Instant now) {
        if (state != State.OPEN) {
            return Optional.of(Refusal.of("sitting-not-open"));
        }
        if (evacuatedAt != null) {
            return Optional.of(Refusal.of("evacuated-already"));
        }
        evacuatedAt = now;
        evacuationReason = reason;
        evacuatedBy = by.name();
        return Optional.empty();
    }

    /** Everybody is back. */
    Optional<Refusal> goOn() {
        if (evacuatedAt == null) {
            return Optional.of(Refusal.of("not-evacuated"));
        }
        evacuatedAt = null;
        evacuationReason = null;
        evacuatedBy = null;
        return Optional.empty();
    }

    /** Makes a code for the door, unless there is one already. */
    DoorCode openDoor(DoorCode fresh) {
        if (doorCode == null) {
            doorCode = fresh.value();
        }
        return new DoorCode(doorCode);
    }

    Optional<DoorCode> door() {
        return Optional.ofNullable(doorCode).map(DoorCode::new);
    }

    public SittingRef ref() {
        return new SittingRef(id);
    }

    public String getId() {
        return id;
    }

    public String getTitle() {
        return title;
    }

    public String getBlueprint() {
        return blueprint;
    }

    public VenueRef venue() {
        return new VenueRef(venueId);
    }

    public String getVenueName() {
        return venueName;
    }

    public ZoneId getZone() {
        return ZoneId.of(zone);
    }

    public Instant getScheduledAt() {
        return scheduledAt;
    }

    public AccountRef invigilator() {
        return new AccountRef(invigilatorId);
    }

    /** Whether its candidates are made up; no result is determined for it. */
    public boolean isRehearsal() {
        return rehearsal != 0;
    }

    public State getState() {
        return state;
    }

    /** An evacuation that lasts: since when, why, and who gave the word. */
    public record Evacuation(Instant since, String reason, String by) {}

    public Optional<Evacuation> evacuation() {
        return Optional.ofNullable(evacuatedAt).map(since -> new Evacuation(since, evacuationReason, evacuatedBy));
    }

    public Optional<Instant> openedAt() {
        return Optional.ofNullable(openedAt);
    }

    public Optional<Instant> closedAt() {
        return Optional.ofNullable(closedAt);
    }
}
