package org.examhall.sitting;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;

/** A message on its way to one candidate, until the candidate says that it has been read. */
@Entity
@Table(name = "room_delivery")
@NullUnmarked // JPA fills the fields
class RoomDelivery {

    @Id
    private String id;

    @Column(name = "message_id")
    private String messageId;

    @Column(name = "script_id")
    private String scriptId;

    @Column(name = "read_at")
    private Instant readAt;

    RoomDelivery() {}

    RoomDelivery(String id, RoomMessage message, ScriptRef script) {
        this.id = id;
        this.messageId = message.id();
        this.scriptId = script.value();
    }

    /** @return false if it was read already */
    boolean read(Instant now) {
        if (readAt != null) {
            return false;
        }
        readAt = now;
        return true;
    }

    String message() {
        return messageId;
    }

    ScriptRef script() {
        return new ScriptRef(scriptId);
    }

    Optional<Instant> readAt() {
        return Optional.ofNullable(readAt);
    }
}
