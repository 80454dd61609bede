package org.examhall.sitting;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.examhall.account.Actor;
import org.examhall.entry.SittingRef;
import org.jspecify.annotations.NullUnmarked;

/** A word from the invigilator to candidates who write. Once sent it is not changed or taken back. */
@Entity
@Table(name = "room_message")
@NullUnmarked // JPA fills the fields
class RoomMessage {

    @Id
    private String id;

    @Column(name = "sitting_id")
    private String sittingId;

    private String words;

    @Column(name = "sent_at")
    private Instant sentAt;

    @Column(name = "actor_name")
    private String actorName;

    /** What the board called this message, so that one that is sent twice arrives once. */
    private String request;

    RoomMessage() {}

    RoomMessage(String id, SittingRef sitting, String words, String request, Actor by, Instant now) {
        this.id = id;
        this.sittingId = sitting.value();
        this.words = words;
        this.sentAt = now;
        this.actorName = by.name();
        this.request = request;
    }

    String id() {
        return id;
    }

    String words() {
        return words;
    }

    Instant sentAt() {
        return sentAt;
    }

    String request() {
        return request;
    }

    String by() {
        return actorName;
    }
}
