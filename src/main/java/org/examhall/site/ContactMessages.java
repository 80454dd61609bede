package org.examhall.site;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;
import org.examhall.account.Actor;
import org.examhall.account.AuditTrail;
import org.examhall.kernel.Language;
import org.examhall.kernel.Pace;
import org.examhall.kernel.Reference;
import org.examhall.kernel.Refusal;
import org.examhall.kernel.Waiting;

/**
 * What visitors write to the office. Messages are kept for {@code examhall.contact.months} months, six if nothing else
 * is set, and then deleted, answered or not.
 */
@ApplicationScoped
@Transactional
public class ContactMessages {

    static final int LONGEST = 4000;

    private static final int AN_HOUR_FROM_ONE_PLACE = 5;
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>,;\"]{1,64}@[^\\s@<>,;\"]+\\.[^\\s@<>,;\"]{2,}");

    private final int months = ConfigProvider.getConfig()
            .getOptionalValue("examhall.contact.months", Integer.class)
            .orElse(6);

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    AuditTrail audit;

    private Pace pace;

    @PostConstruct
    void start() {
        pace = new Pace(AN_HOUR_FROM_ONE_PLACE, Duration.ofHours(1), clock);
    }

    /**
     * Takes a message.
     *
     * @param origin the network address from which it comes
     * @throws org.examhall.kernel.Refused {@code contact-email}, {@code contact-words}, {@code contact-often}
     */
    public void take(ContactMessage.Topic topic, String email, String words, Language language, String origin) {
        Refusal.refuse(defect(email, words));
        if (!pace.take(origin)) {
            throw Refusal.of("contact-often").asException();
        }
        em.persist(new ContactMessage(
                Reference.fresh(clock), topic, email.strip(), words.strip(), language, clock.instant()));
    }

    /** What is wrong with a message, if anything is. */
    static Optional<Refusal> defect(String email, String words) {
        String address = email.strip();
        if (address.length() > 254 || !ADDRESS.matcher(address).matches()) {
            return Optional.of(Refusal.of("contact-email"));
        }
        return words.isBlank() || words.strip().length() > LONGEST
                ? Optional.of(Refusal.of("contact-words", LONGEST))
                : Optional.empty();
    }

    /** Notes that somebody has answered; once is enough. */
    public void answered(String id, Actor by) {
        ContactMessage message = em.find(ContactMessage.class, id);
        if (message == null) {
            throw Refusal.of("not-found").asException();
        }
        if (message.getAnsweredAt() == null) {
            message.answer(by, clock.instant());
            audit.record(
                    by, "contact-answered", "message", id, message.getTopic().name());
        }
    }

    /** All that are kept: what waits for an answer first, and of each the newest first. */
    public List<ContactMessage> all() {
        return em
                .createQuery(
                        "select m from ContactMessage m order by m.receivedAt desc, m.id desc", ContactMessage.class)
                .setMaxResults(500)
                .getResultList()
                .stream()
                .sorted(Comparator.comparing(message -> message.getAnsweredAt() != null))
                .toList();
    }

    /** For how many months a message is kept. */
    public int months() {
        return months;
    }

    /** Deletes what has been kept long enough. */
    int forget() {
        return em.createQuery("delete from ContactMessage m where m.receivedAt < :before")
                .setParameter(
                        "before",
                        clock.instant()
                                .atOffset(ZoneOffset.UTC)
                                .minusMonths(months)
                                .toInstant())
                .executeUpdate();
    }

    void tell(@Observes Waiting waiting) {
        Long open = em.createQuery("select count(m) from ContactMessage m where m.answeredAt is null", Long.class)
                .getSingleResult();
        waiting.add("contact-messages", open, "/site/messages.xhtml");
    }
}
