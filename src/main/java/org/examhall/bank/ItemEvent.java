package org.examhall.bank;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.Instant;
import org.examhall.account.Actor;
import org.examhall.kernel.Reference;
import org.jspecify.annotations.NullUnmarked;

/** One line of an item's history: who did what with which version, and when. Written once. */
@Entity
@Table(name = "item_event")
@SuppressWarnings("UnusedVariable") // queries read the fields
@NullUnmarked // JPA fills the fields
public class ItemEvent {

    @Id
    private String id;

    @Column(name = "item_version_id")
    private String itemVersionId;

    @Column(name = "item_ref")
    private ItemRef itemRef;

    @Enumerated(EnumType.STRING)
    private ItemVerb verb;

    private String words;

    @Column(name = "happened_at")
    private Instant happenedAt;

    @Column(name = "actor_id")
    private String actorId;

    @Column(name = "actor_name")
    private String actorName;

    ItemEvent() {}

    ItemEvent(ItemVersion version, ItemVerb verb, String words, Actor by, Clock clock) {
        this.id = Reference.fresh(clock);
        this.itemVersionId = version.id();
        this.itemRef = version.ref();
        this.verb = verb;
        this.words = words;
        this.happenedAt = clock.instant();
        this.actorId = by.id();
        this.actorName = by.name();
    }

    /** Whether it was this person who wrote. */
    boolean isWriting(Actor by) {
        return (verb == ItemVerb.CHANGE || verb == ItemVerb.REVISE) && actorId.equals(by.id());
    }

    /** Which version it was done with. */
    public String getItemVersion() {
        return itemVersionId;
    }

    public ItemVerb getVerb() {
        return verb;
    }

    /** A reason or a remark; empty for most. */
    public String getWords() {
        return words;
    }

    public Instant getHappenedAt() {
        return happenedAt;
    }

    public String getActorName() {
        return actorName;
    }
}
