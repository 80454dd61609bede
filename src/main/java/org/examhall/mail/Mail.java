package org.examhall.mail;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.examhall.kernel.Language;
import org.examhall.kernel.Refusal;
import org.jspecify.annotations.NullUnmarked;

/**
 * A message in the outbox. It is written in the transaction of what it tells of; handed to the mail server by one node,
 * which says beforehand that it does; and sent, postponed or given up. Whoever dies in between leaves it in doubt: it
 * may have gone out, so only a person has it sent again.
 */
@Entity
@Table(name = "mail")
@NullUnmarked // JPA fills the fields
public class Mail {

    /** How long after each failure the next try waits; after the last it is given up. Three days in all. */
    private static final List<Duration> WAITS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(4),
            Duration.ofHours(12),
            Duration.ofHours(24),
            Duration.ofHours(30));

    /** Longer than any mail server is waited for. */
    static final Duration LONGEST_SENDING = Duration.ofMinutes(10);

    private static final int LONGEST_PROBLEM = 400;

    @Id
    private String id;

    private String occasion;

    private String recipient;

    private String language;
    private String subject;

    @Column(name = "words")
    private String text;

    private String unsubscribe;

    @Enumerated(EnumType.STRING)
    private MailState state;

    private int attempts;
    private String problem;

    @Column(name = "made_at")
    private Instant madeAt;

    @Column(name = "next_at")
    private Instant nextAt;

    @Column(name = "sent_at")
    private Instant sentAt;

    @Version
    private long version;

    Mail() {}

    /** @param hasServer whether there is a mail server to send it by */
    Mail(MailRef ref, String occasion, Letter letter, boolean hasServer, Instant now) {
        this.id = ref.value();
        this.occasion = occasion;
        this.recipient = letter.to();
        this.language = letter.language().tag();
        this.subject = letter.subject();
        this.text = letter.text();
        this.unsubscribe = letter.unsubscribe();
        this.state = hasServer ? MailState.WAITING : MailState.HELD;
        this.problem = "";
        this.madeAt = now;
        this.nextAt = now;
    }

    boolean isDue(Instant now) {
        return state == MailState.WAITING && !nextAt.isAfter(now);
    }

    /** Somebody is about to hand it to the mail server. */
    void begin(Instant now) {
        state = MailState.SENDING;
        attempts++;
        nextAt = now.plus(LONGEST_SENDING);
    }

    /**
     * What came of it. One that was taken for lost meanwhile is known again. A message that was sent keeps its words,
     * but not the secrets of its links: those are for who received it.
     */
    void end(Delivery delivery, Instant now) {
        if (delivery instanceof Delivery.Accepted) {
            state = MailState.SENT;
            sentAt = now;
            problem = "";
            text = ProofToken.hidden(text);
        } else if (delivery instanceof Delivery.Rejected rejected) {
            state = MailState.FAILED;
            problem = shortened(rejected.problem());
        } else if (delivery instanceof Delivery.Postponed postponed) {
            postpone(postponed.problem(), now);
        } else if (delivery instanceof Delivery.Unreachable unreachable) {
            postpone(unreachable.problem(), now);
        }
    }

    private void postpone(String why, Instant now) {
        problem = shortened(why);
        if (attempts > WAITS.size()) {
            state = MailState.FAILED;
        } else {
            state = MailState.WAITING;
            nextAt = now.plus(WAITS.get(attempts - 1));
        }
    }

    /** Whoever was sending it never came back. */
    void doubt(Instant now) {
        if (state == MailState.SENDING && !nextAt.isAfter(now)) {
            state = MailState.DOUBTFUL;
        }
    }

    /**
     * Somebody has it sent, or sent again.
     *
     * @throws org.examhall.kernel.Refused if it is on its way by itself, has been sent, or its words are gone
     */
    void sendAgain(Instant now) {
        if (!state.isStuck()) {
            throw Refusal.of("mail-on-its-way").asException();
        }
        if (isForgotten()) {
            throw Refusal.of("mail-forgotten").asException();
        }
        state = MailState.WAITING;
        attempts = 0;
        nextAt = now;
    }

    /** Drops who it was for and what it said; for what it was written, and whether it was sent, stays. */
    void forget() {
        recipient = "";
        subject = "";
        text = "";
        unsubscribe = "";
        problem = "";
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_PROBLEM ? text : text.substring(0, LONGEST_PROBLEM);
    }

    public MailRef ref() {
        return new MailRef(id);
    }

    public String getId() {
        return id;
    }

    /** What it was written for; at most one message is written for the same. */
    public String getOccasion() {
        return occasion;
    }

    Letter letter() {
        return new Letter(recipient, Language.of(language), subject, text, unsubscribe);
    }

    public boolean isForgotten() {
        return recipient.isEmpty();
    }

    public String getTo() {
        return recipient;
    }

    public String getLanguage() {
        return language;
    }

    public String getSubject() {
        return subject;
    }

    public String getText() {
        return text;
    }

    public MailState getState() {
        return state;
    }

    public int getAttempts() {
        return attempts;
    }

    /** Why the last try failed, in the mail server's words; empty if it did not. */
    public String getProblem() {
        return problem;
    }

    public Instant getMadeAt() {
        return madeAt;
    }

    /** When it is tried next, while it waits. */
    public Instant getNextAt() {
        return nextAt;
    }

    public Instant getSentAt() {
        return sentAt;
    }
}
