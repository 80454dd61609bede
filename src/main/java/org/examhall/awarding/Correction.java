package org.examhall.awarding;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.examhall.account.Actor;
import org.jspecify.annotations.NullUnmarked;

/** That the awarding body was told of a result that was amended after it had gone out. Written once. */
@Entity
@Table(name = "export_correction")
@SuppressWarnings("UnusedVariable") // queries read the fields
@NullUnmarked // JPA fills the fields
public class Correction {

    @Id
    @Column(name = "amendment_id")
    private String amendmentId;

    @Column(name = "told_at")
    private Instant toldAt;

    @Column(name = "told_by_name")
    private String toldByName;

    private String note;

    Correction() {}

    Correction(String amendmentId, String note, Actor by, Instant now) {
        this.amendmentId = amendmentId;
        this.note = note;
        this.toldAt = now;
        this.toldByName = by.name();
    }

    public Instant getToldAt() {
        return toldAt;
    }

    public String getToldByName() {
        return toldByName;
    }

    /** How the body was told: a letter, a form, a telephone call. */
    public String getNote() {
        return note;
    }
}
