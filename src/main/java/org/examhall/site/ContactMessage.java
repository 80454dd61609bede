package org.examhall.site;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.examhall.account.Actor;
import org.examhall.kernel.Language;
import org.jspecify.annotations.NullUnmarked;

/** What somebody wrote to the office by the public form. It is answered by mail, which is noted here, and deleted. */
@Entity
@Table(name = "contact_message")
@NullUnmarked // JPA fills the fields
public class ContactMessage {

    /** What it is about, so that it reaches the right person. */
    public enum Topic {
        COURSES,
        EXAM,
        PARTNER,
        TRAINER,
        MEMBERSHIP,
        ACCESSIBILITY,
        PRIVACY,
        OTHER
    }

    @Id
    private String id;

    @Enumerated(EnumType.STRING)
    private Topic topic;

    private String email;
    private String words;
    private String language;

    @Column(name = "received_at")
    private Instant receivedAt;

    @Column(name = "answered_at")
    private Instant answeredAt;

    @Column(name = "answered_by_name")
    private String answeredByName;

    @Version
    private long version;

    ContactMessage() {}

    ContactMessage(String id, Topic topic, String email, String words, Language language, Instant now) {
        this.id = id;
        this.topic = topic;
        this.email = email;
        this.words = words;
        this.language = language.tag();
        this.receivedAt = now;
    }

    /** Somebody has answered it; the first who did stays on record. */
    void answer(Actor by, Instant now) {
        if (answeredAt == null) {
            answeredAt = now;
            answeredByName = by.name();
        }
    }

    public String getId() {
        return id;
    }

    public Topic getTopic() {
        return topic;
    }

    public String getEmail() {
        return email;
    }

    public String getWords() {
        return words;
    }

    /** The tag of the language of the page on which it was written. */
    public String getLanguage() {
        return language;
    }

    public Instant getReceivedAt() {
        return receivedAt;
    }

    /** When it was answered; null before. */
    public Instant getAnsweredAt() {
        return answeredAt;
    }

    public String getAnsweredByName() {
        return answeredByName;
    }
}
