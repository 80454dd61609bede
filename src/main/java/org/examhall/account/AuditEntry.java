package org.examhall.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

/** One line of the audit trail: who did what to which record, and when. Written once; nothing changes or deletes it. */
@Entity
@Table(name = "audit_entry")
@NullUnmarked // JPA fills the fields
public class AuditEntry {

    @Id
    private String id;

    @Column(name = "occurred_at")
    private Instant occurredAt;

    @Column(name = "actor_id")
    private String actorId;

    @Column(name = "actor_name")
    private String actorName;

    private String action;

    @Column(name = "subject_kind")
    private String subjectKind;

    private String subject;
    private String detail;

    AuditEntry() {}

    AuditEntry(String id, Instant now, Actor actor, String action, String subjectKind, String subject, String detail) {
        this.id = id;
        this.occurredAt = now;
        this.actorId = actor.id();
        this.actorName = actor.name();
        this.action = action;
        this.subjectKind = subjectKind;
        this.subject = subject;
        this.detail = detail;
    }

    public String getId() {
        return id;
    }

    public Instant getOccurredAt() {
        return occurredAt;
    }

    public String getActorName() {
        return actorName;
    }

    public String getAction() {
        return action;
    }

    public String getSubjectKind() {
        return subjectKind;
    }

    public String getSubject() {
        return subject;
    }

    public String getDetail() {
        return detail;
    }
}
