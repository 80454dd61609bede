package org.examhall.sitting;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.examhall.account.Actor;
import org.examhall.candidate.CandidateRef;
import org.examhall.entry.SittingRef;
import org.jspecify.annotations.NullUnmarked;

/** The row of an {@link Irregularity}; it is added and never changed, so it has no version and no verbs. */
@Entity
@Table(name = "irregularity")
@NullUnmarked // JPA fills the fields
class NotedIrregularity {

    @Id
    private String id;

    @Column(name = "sitting_id")
    private String sittingId;

    @Enumerated(EnumType.STRING)
    private IrregularityKind kind;

    private String happened;
    private String done;

    @Column(name = "noted_at")
    private Instant notedAt;

    @Column(name = "actor_name")
    private String actorName;

    /** Who noted it; empty for one that was noted before keys were kept. */
    @Column(name = "actor_id")
    private String actorId;

    /** What the board called this note, so that one that is sent twice is kept once. */
    private String request;

    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "irregularity_candidate", joinColumns = @JoinColumn(name = "irregularity_id"))
    @Column(name = "candidate_id")
    private Set<String> candidates = new TreeSet<>();

    NotedIrregularity() {}

    NotedIrregularity(
            String id,
            SittingRef sitting,
            IrregularityKind kind,
            String happened,
            String done,
            Collection<CandidateRef> concerned,
            String request,
            Actor by,
            Instant now) {
        this.id = id;
        this.sittingId = sitting.value();
        this.kind = kind;
        this.happened = happened;
        this.done = done;
        this.notedAt = now;
        this.actorName = by.name();
        this.actorId = by.id();
        this.request = request;
        concerned.forEach(candidate -> candidates.add(candidate.value()));
    }

    String id() {
        return id;
    }

    SittingRef sitting() {
        return new SittingRef(sittingId);
    }

    String notedBy() {
        return actorId;
    }

    String request() {
        return request;
    }

    Irregularity shown() {
        return new Irregularity(
                kind,
                happened,
                done,
                notedAt,
                actorName,
                candidates.stream().sorted().map(CandidateRef::new).toList());
    }
}
