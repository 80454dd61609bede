package org.examhall.sitting;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.Instant;
import org.examhall.account.Actor;
import org.examhall.bank.Exchanged;
import org.examhall.bank.PaperRef;
import org.examhall.kernel.Reference;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * A paper that nobody had seen, and what came in its place when an item on it was withdrawn; or that nothing could,
 * because its section has no other item. Written once.
 */
@Entity
@Table(name = "paper_exchange")
@SuppressWarnings("UnusedVariable") // queries read the fields
@NullUnmarked // JPA fills the fields
public class PaperExchange {

    @Id
    private String id;

    @Column(name = "item_version_id")
    private String itemVersionId;

    @Column(name = "script_id")
    private String scriptId;

    @Column(name = "sitting_id")
    private String sittingId;

    @Column(name = "item_position")
    private int position;

    @Column(name = "old_paper_id")
    private String oldPaperId;

    @Column(name = "new_paper_id")
    private String newPaperId;

    @Column(name = "new_version_id")
    private String newVersionId;

    @Column(name = "exchanged_at")
    private Instant exchangedAt;

    @Column(name = "actor_name")
    private String actorName;

    PaperExchange() {}

    /** @param exchanged null if nothing could take the paper's place */
    PaperExchange(String version, Script script, PaperRef old, @Nullable Exchanged exchanged, Actor by, Clock clock) {
        this.id = Reference.fresh(clock);
        this.itemVersionId = version;
        this.scriptId = script.getId();
        this.sittingId = script.sitting().value();
        this.oldPaperId = old.value();
        if (exchanged != null) {
            this.position = exchanged.position();
            this.newPaperId = exchanged.paper().value();
            this.newVersionId = exchanged.version();
        }
        this.exchangedAt = clock.instant();
        this.actorName = by.name();
    }

    /** Whether another item took the place. */
    public boolean isDone() {
        return newPaperId != null;
    }

    /** The item's place on the paper, from 1; 0 where nothing was done. */
    public int getPosition() {
        return position;
    }

    public Instant getExchangedAt() {
        return exchangedAt;
    }

    public String getActorName() {
        return actorName;
    }
}
