package org.examhall.sitting;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.examhall.account.Actor;
import org.jspecify.annotations.NullUnmarked;

/** A file that shows something about an irregularity. What is in it is shown to few, and never without a trace. */
@Entity
@Table(name = "irregularity_evidence")
@NullUnmarked // JPA fills the fields
public class CaseEvidence {

    @Id
    @Column(name = "file_id")
    private String fileId;

    @Column(name = "irregularity_id")
    private String irregularityId;

    private String note;

    @Column(name = "added_at")
    private Instant addedAt;

    @Column(name = "actor_name")
    private String actorName;

    CaseEvidence() {}

    CaseEvidence(String file, String irregularity, String note, Actor by, Instant now) {
        this.fileId = file;
        this.irregularityId = irregularity;
        this.note = note;
        this.addedAt = now;
        this.actorName = by.name();
    }

    /** The key of the file. */
    public String getFile() {
        return fileId;
    }

    String irregularity() {
        return irregularityId;
    }

    /** What it shows, in the words of who added it. */
    public String getNote() {
        return note;
    }

    public Instant getAddedAt() {
        return addedAt;
    }

    public String getActorName() {
        return actorName;
    }
}
