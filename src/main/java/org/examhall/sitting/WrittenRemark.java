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
import org.examhall.entry.SittingRef;
import org.jspecify.annotations.NullUnmarked;

/** The row of a {@link RoomRemark}; it is added and never changed, so it has no version and no verbs. */
@Entity
@Table(name = "room_remark")
@NullUnmarked // JPA fills the fields
class WrittenRemark {

    @Id
    private String id;

    @Column(name = "sitting_id")
    private String sittingId;

    @Enumerated(EnumType.STRING)
    private RoomRemark.Kind kind;

    private String words;

    @Column(name = "noted_at")
    private Instant notedAt;

    @Column(name = "actor_name")
    private String actorName;

    /** What the board called this remark, so that one that is sent twice is kept once. */
    private String request;

    @ElementCollection(fetch = FetchType.LAZY)
    @CollectionTable(name = "room_remark_script", joinColumns = @JoinColumn(name = "remark_id"))
    @Column(name = "script_id")
    private Set<String> scripts = new TreeSet<>();

    WrittenRemark() {}

    WrittenRemark(
            String id,
            SittingRef sitting,
            RoomRemark.Kind kind,
            String words,
            Collection<ScriptRef> concerned,
            String request,
            Actor by,
            Instant now) {
        this.id = id;
        this.sittingId = sitting.value();
        this.kind = kind;
        this.words = words;
        this.notedAt = now;
        this.actorName = by.name();
        this.request = request;
        concerned.forEach(script -> scripts.add(script.value()));
    }

    String request() {
        return request;
    }

    RoomRemark shown() {
        return new RoomRemark(
                kind,
                words,
                notedAt,
                actorName,
                scripts.stream().sorted().map(ScriptRef::new).toList());
    }
}
