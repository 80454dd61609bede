package org.examhall.marking;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.examhall.account.Actor;
import org.examhall.bank.ItemRef;
import org.examhall.bank.Mark;
import org.examhall.bank.MarkScheme;
import org.examhall.bank.Response;
import org.examhall.kernel.Reference;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * How the answers to one version of an item are marked because something is wrong with it. The latest ruling about a
 * version holds; earlier ones stay on record. Written once.
 */
@Entity
@Table(name = "item_ruling")
@NullUnmarked // JPA fills the fields
public class Ruling {

    /** What can be decided. */
    public enum Verdict {
        /** The answers stay marked by the item's own mark scheme. */
        LEAVE,
        /** Everybody gets the full mark, whatever they answered. */
        FULL,
        /** The item counts for nothing: nothing is earned, and nothing could have been. */
        OUT,
        /** The answers are marked by the mark scheme of another version of the item. */
        REKEY
    }

    @Id
    private String id;

    @Column(name = "item_version_id")
    private String itemVersionId;

    @Column(name = "item_ref")
    private ItemRef itemRef;

    @Enumerated(EnumType.STRING)
    private Verdict verdict;

    @Column(name = "by_version_id")
    private String byVersionId;

    private String reason;

    @Column(name = "decided_at")
    private Instant decidedAt;

    @Column(name = "actor_id")
    private String actorId;

    @Column(name = "actor_name")
    private String actorName;

    Ruling() {}

    Ruling(Wanted wanted, ItemRef item, String reason, Actor by, Clock clock) {
        this.id = Reference.fresh(clock);
        this.itemVersionId = wanted.version();
        this.itemRef = item;
        this.verdict = wanted.verdict();
        this.byVersionId = wanted.other();
        this.reason = reason.strip();
        this.decidedAt = clock.instant();
        this.actorId = by.id();
        this.actorName = by.name();
    }

    /**
     * What somebody thinks of deciding.
     *
     * @param version of the item that was sat
     * @param other the version whose mark scheme counts, for {@link Verdict#REKEY} alone
     */
    public record Wanted(
            String version, Verdict verdict, @Nullable String other) {}

    /**
     * The mark of one answer. Depends on nothing but the answer, so marking again gives the same.
     *
     * @param own what the answer earns without a ruling: by the version that was sat, or by people
     * @param other the mark scheme that counts instead; for {@link Verdict#REKEY} alone
     */
    static Mark mark(Verdict verdict, Mark own, @Nullable MarkScheme other, Response response) {
        return switch (verdict) {
            case LEAVE -> own;
            case FULL -> new Mark(own.possible(), own.possible());
            case OUT -> Mark.NOTHING;
            case REKEY -> other == null ? own : other.mark(response);
        };
    }

    /** What was decided. */
    public Wanted wanted() {
        return new Wanted(itemVersionId, verdict, byVersionId);
    }

    public String getId() {
        return id;
    }

    public String getItemVersion() {
        return itemVersionId;
    }

    public ItemRef getItem() {
        return itemRef;
    }

    public Verdict getVerdict() {
        return verdict;
    }

    /** The version whose mark scheme counts, for {@link Verdict#REKEY}. */
    public Optional<String> otherVersion() {
        return Optional.ofNullable(byVersionId);
    }

    public String getReason() {
        return reason;
    }

    public Instant getDecidedAt() {
        return decidedAt;
    }

    public String actorId() {
        return actorId;
    }

    public String getActorName() {
        return actorName;
    }
}
