package org.examhall.sitting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.examhall.account.Actor;
import org.examhall.entry.SittingRef;
import org.examhall.kernel.Reference;
import org.examhall.kernel.Refusal;

/**
 * Messages from the invigilator to candidates who write. They are in the database until they have been read, and each
 * script counts its unread ones, so that a window that asks every few seconds costs no query more while there are none.
 */
@ApplicationScoped
@Transactional
public class Messages {

    /** How long a message may be, in characters: it is read in the middle of an exam. */
    static final int LONGEST = 300;

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    /** A message that its candidate has not confirmed. */
    public record Unread(String key, String words, Instant sentAt) {}

    /** A message as the board shows it. */
    public record Sent(String words, Instant at, String by, List<Recipient> to) {

        public Sent {
            to = List.copyOf(to);
        }
    }

    /** To whom a message went, and when it was read, if it was. */
    public record Recipient(ScriptRef script, Optional<Instant> readAt) {}

    /** What is wrong with a message, if anything is. */
    static Optional<Refusal> refusal(String words) {
        if (words.isBlank()) {
            return Optional.of(Refusal.of("message-missing"));
        }
        if (words.strip().length() > LONGEST) {
            return Optional.of(Refusal.of("message-too-long", LONGEST));
        }
        return Optional.empty();
    }

    /** To whom the message of this request went, if it has been sent. */
    Optional<List<ScriptRef>> sent(SittingRef sitting, String request) {
        List<String> known = em.createQuery(
                        "select m.id from RoomMessage m where m.request = :request and m.sittingId = :sitting",
                        String.class)
                .setParameter("request", request)
                .setParameter("sitting", sitting.value())
                .getResultList();
        if (known.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                em.createQuery("select d from RoomDelivery d where d.messageId = :message", RoomDelivery.class)
                        .setParameter("message", known.get(0))
                        .getResultStream()
                        .map(RoomDelivery::script)
                        .toList());
    }

    RoomMessage write(SittingRef sitting, String words, String request, Actor by) {
        RoomMessage message =
                new RoomMessage(Reference.fresh(clock), sitting, words.strip(), request, by, clock.instant());
        em.persist(message);
        em.flush(); // before the deliveries, which refer to it
        return message;
    }

    void deliver(RoomMessage message, Script script) {
        em.persist(new RoomDelivery(Reference.fresh(clock), message, script.ref()));
    }

    /** A message that nobody was there to get; it has not been sent. */
    void withdraw(RoomMessage message) {
        em.remove(message);
    }

    /** What a candidate has not confirmed yet, in the order in which it was sent. */
    List<Unread> unread(Script script) {
        if (script.getUnread() == 0) {
            return List.of();
        }
        List<Object[]> rows = em.createQuery(
                        "select d.id, m.words, m.sentAt from RoomDelivery d, RoomMessage m where m.id = d.messageId"
                                + " and d.scriptId = :script and d.readAt is null order by m.sentAt, m.id",
                        Object[].class)
                .setParameter("script", script.getId())
                .getResultList();
        return rows.stream()
                .map(row -> new Unread((String) row[0], (String) row[1], (Instant) row[2]))
                .toList();
    }

    /**
     * The candidate has read a message; saying so twice does nothing more.
     *
     * @param script locked by the caller
     * @throws org.examhall.kernel.Refused {@code not-found} if the message did not go to this script
     */
    void confirm(Script script, String key) {
        RoomDelivery delivery = em.createQuery(
                        "select d from RoomDelivery d where d.id = :id and d.scriptId = :script", RoomDelivery.class)
                .setParameter("id", key)
                .setParameter("script", script.getId())
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> Refusal.of("not-found").asException());
        if (delivery.read(clock.instant())) {
            script.read();
        }
    }

    /** What has been sent at a sitting, in the order in which it was. */
    public List<Sent> at(SittingRef sitting) {
        List<RoomMessage> messages = em.createQuery(
                        "select m from RoomMessage m where m.sittingId = :sitting order by m.sentAt, m.id",
                        RoomMessage.class)
                .setParameter("sitting", sitting.value())
                .getResultList();
        if (messages.isEmpty()) {
            return List.of();
        }
        Map<String, List<Recipient>> recipients = em.createQuery(
                        "select d from RoomDelivery d, RoomMessage m where m.id = d.messageId"
                                + " and m.sittingId = :sitting order by d.id",
                        RoomDelivery.class)
                .setParameter("sitting", sitting.value())
                .getResultStream()
                .collect(Collectors.groupingBy(
                        RoomDelivery::message,
                        Collectors.mapping(
                                delivery -> new Recipient(delivery.script(), delivery.readAt()), Collectors.toList())));
        List<Sent> sent = new ArrayList<>();
        for (RoomMessage message : messages) {
            sent.add(new Sent(
                    message.words(), message.sentAt(), message.by(), recipients.getOrDefault(message.id(), List.of())));
        }
        return sent;
    }
}
