package org.examhall.bank;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.examhall.account.Actor;
import org.examhall.kernel.Reference;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** What somebody says about a version of an item, or answers to that. The first of a thread is open until resolved. */
@Entity
@Table(name = "item_comment")
@SuppressWarnings("UnusedVariable") // queries read the fields
@NullUnmarked // JPA fills the fields
public class ItemComment {

    @Id
    private String id;

    @Column(name = "item_version_id")
    private String itemVersionId;

    @Column(name = "item_ref")
    private ItemRef itemRef;

    private String thread;
    private String words;

    @Column(name = "written_at")
    private Instant writtenAt;

    @Column(name = "actor_id")
    private String actorId;

    @Column(name = "actor_name")
    private String actorName;

    @Column(name = "resolved_at")
    private Instant resolvedAt;

    @Column(name = "resolved_by_name")
    private String resolvedByName;

    @Version
    private long version;

    ItemComment() {}

    /** @param head the comment that this one answers; null if it begins a thread */
    ItemComment(ItemVersion version, @Nullable ItemComment head, String words, Actor by, Clock clock) {
        this.id = Reference.fresh(clock);
        this.itemVersionId = version.id();
        this.itemRef = version.ref();
        this.thread = head == null ? id : head.id;
        this.words = words.strip();
        this.writtenAt = clock.instant();
        this.actorId = by.id();
        this.actorName = by.name();
    }

    /** Settles the thread. */
    void resolve(Actor by, Instant now) {
        if (resolvedAt == null) {
            resolvedAt = now;
            resolvedByName = by.name();
        }
    }

    /** Somebody has more to say: it is open again. */
    void reopen() {
        resolvedAt = null;
        resolvedByName = null;
    }

    String itemVersionId() {
        return itemVersionId;
    }

    String thread() {
        return thread;
    }

    boolean isHead() {
        return thread.equals(id);
    }

    public String getId() {
        return id;
    }

    public String getWords() {
        return words;
    }

    public Instant getWrittenAt() {
        return writtenAt;
    }

    public String getActorName() {
        return actorName;
    }

    public boolean isOpen() {
        return resolvedAt == null;
    }

    /** Who settled it; empty while it is open. */
    public Optional<String> resolvedByName() {
        return Optional.ofNullable(resolvedByName);
    }
}
