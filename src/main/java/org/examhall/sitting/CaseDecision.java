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

/** What a named person decided about an irregularity and why. The last one holds; none is ever changed. */
@Entity
@Table(name = "irregularity_decision")
@NullUnmarked // JPA fills the fields
public class CaseDecision {

    @Id
    private String id;

    @Column(name = "irregularity_id")
    private String irregularityId;

    @Enumerated(EnumType.STRING)
    private Verdict verdict;

    private String reason;

    @Column(name = "decided_at")
    private Instant decidedAt;

    @Column(name = "actor_id")
    private String actorId;

    @Column(name = "actor_name")
    private String actorName;

    CaseDecision() {}

    CaseDecision(String id, String irregularity, Verdict verdict, String reason, Actor by, Instant now) {
        this.id = id;
        this.irregularityId = irregularity;
        this.verdict = verdict;
        this.reason = reason;
        this.decidedAt = now;
        this.actorId = by.id();
        this.actorName = by.name();
    }

    String irregularity() {
        return irregularityId;
    }

    public Verdict getVerdict() {
        return verdict;
    }

    public String getReason() {
        return reason;
    }

    public Instant getDecidedAt() {
        return decidedAt;
    }

    public String getActorName() {
        return actorName;
    }
}
