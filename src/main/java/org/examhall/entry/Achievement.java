package org.examhall.entry;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

/** A pass that has been released: what a prerequisite asks for. */
@Entity
@SuppressWarnings("UnusedVariable") // queries read the fields
@NullUnmarked // JPA fills the fields
class Achievement {

    @Id
    private String id;

    @Column(name = "candidate_id")
    private String candidateId;

    private String blueprint;

    @Column(name = "achieved_at")
    private Instant achievedAt;

    Achievement() {}

    Achievement(String id, String candidateId, String blueprint, Instant now) {
        this.id = id;
        this.candidateId = candidateId;
        this.blueprint = blueprint;
        this.achievedAt = now;
    }
}
