package org.examhall.candidate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.NullUnmarked;

/**
 * Why an arrangement is needed, and what shows it. Health data: no list, no board and no export reads it, and
 * {@link Arrangements#showEvidence} writes down who did.
 */
@Entity
@Table(name = "arrangement_evidence")
@NullUnmarked // JPA fills the fields
public class Evidence {

    /** The kind of reason, which says as little as will do. */
    public enum Reason {
        SENSORY,
        PHYSICAL,
        LEARNING,
        HEALTH,
        TEMPORARY,
        OTHER
    }

    @Id
    @Column(name = "arrangement_id")
    private String arrangementId;

    @Enumerated(EnumType.STRING)
    private Reason reason;

    private String note;

    Evidence() {}

    Evidence(ArrangementRef arrangement, Reason reason, String note) {
        this.arrangementId = arrangement.value();
        this.reason = reason;
        this.note = note.strip();
    }

    public Reason getReason() {
        return reason;
    }

    public String getNote() {
        return note;
    }
}
