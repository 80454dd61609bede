package org.examhall.sitting;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.examhall.account.Actor;
import org.jspecify.annotations.NullUnmarked;

/** What was added to an irregularity afterwards; it is added and never changed, so it has no version and no verbs. */
@Entity
@Table(name = "irregularity_entry")
@NullUnmarked // JPA fills the fields
public class CaseEntry {

    /** What was added. */
    public enum Kind {
        /** Somebody who was there, and what they say. */
        WITNESS,
        /** What the office did or found out. */
        FOLLOW_UP
    }

    @Id
    private String id;

    @Column(name = "irregularity_id")
    private String irregularityId;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private String person;
    private String capacity;
    private String words;

    @Column(name = "entered_at")
    private Instant enteredAt;

    @Column(name = "actor_id")
    private String actorId;

    @Column(name = "actor_name")
    private String actorName;

    CaseEntry() {}

    /**
     * @param person the witness; empty for a follow-up
     * @param capacity what the witness was there as
     */
    CaseEntry(
            String id,
            String irregularity,
            Kind kind,
            String person,
            String capacity,
            String words,
            Actor by,
            Instant now) {
        this.id = id;
        this.irregularityId = irregularity;
        this.kind = kind;
        this.person = person;
        this.capacity = capacity;
        this.words = words;
        this.enteredAt = now;
        this.actorId = by.id();
        this.actorName = by.name();
    }

    public boolean isWitness() {
        return kind == Kind.WITNESS;
    }

    /** The witness; empty for a follow-up. */
    public String getPerson() {
        return person;
    }

    /** What the witness was there as. */
    public String getCapacity() {
        return capacity;
    }

    public String getWords() {
        return words;
    }

    public Instant getEnteredAt() {
        return enteredAt;
    }

    public String getActorName() {
        return actorName;
    }
}
