package org.examhall.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;
import org.examhall.account.Actor;
import org.examhall.account.AuditTrail;
import org.examhall.kernel.Like;
import org.examhall.kernel.Reference;
import org.examhall.kernel.Refusal;
import org.examhall.kernel.Waiting;
import org.jspecify.annotations.Nullable;

/**
 * What is to be sent by mail. A message is a row that is written with the deed it tells of: no deed without its
 * message, and no message of a deed that was not done. Sending comes after, by {@link MailWatch}. Without a mail server
 * nothing is sent, and the office finds here what somebody should be told.
 */
@ApplicationScoped
@Transactional
public class Outbox {

    private static final int MOST_AT_ONCE = 100;

    /** So long the words of a message are kept, sent or not, for who asks what they were told. */
    private static final Duration KEPT = Duration.ofDays(90);

    private static final Set<MailState> STUCK = EnumSet.copyOf(
            List.of(MailState.values()).stream().filter(MailState::isStuck).toList());

    private final boolean isAddressed = Links.leadHere(ConfigProvider.getConfig());

    private final Optional<MailServer> named = MailServer.chosen(ConfigProvider.getConfig());

    private final Optional<MailServer> server = named.filter(one -> isAddressed);

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    AuditTrail audit;

    /** A message that somebody has begun to send. */
    record Begun(MailRef ref, Letter letter) {}

    /**
     * Writes a message, in the transaction of the caller.
     *
     * @param occasion what it is for, in words that nothing else is named by, such as
     *     {@code membership-ends:<key>:2027-03-01}; of one occasion at most one message is written, however often this
     *     is asked
     * @return whether it was written now
     */
    public boolean write(String occasion, Letter letter) {
        boolean written = em.createQuery("select count(m) from Mail m where m.occasion = :occasion", Long.class)
                        .setParameter("occasion", occasion)
                        .getSingleResult()
                > 0;
        if (!written) {
            em.persist(new Mail(
                    new MailRef(Reference.fresh(clock)), occasion, letter, server.isPresent(), clock.instant()));
        }
        return !written;
    }

    /** Whether messages are sent; otherwise they are held. */
    public boolean isSending() {
        return server.isPresent();
    }

    /** Whether there is a mail server, and nothing is sent because nobody has said where links are to lead. */
    public boolean isAddressMissing() {
        return named.isPresent() && !isAddressed;
    }

    Optional<MailServer> server() {
        return server;
    }

    /** Those whose time has come, the oldest first. */
    List<MailRef> due() {
        return em.createQuery(
                        "select m.id from Mail m where m.state = :waiting and m.nextAt <= :now order by m.nextAt, m.id",
                        String.class)
                .setParameter("waiting", MailState.WAITING)
                .setParameter("now", clock.instant())
                .setMaxResults(MOST_AT_ONCE)
                .getResultStream()
                .map(MailRef::new)
                .toList();
    }

    /** Says that this node sends it now; empty if another does. */
    Optional<Begun> begin(MailRef ref) {
        Instant now = clock.instant();
        return find(ref).filter(mail -> mail.isDue(now)).map(mail -> {
            mail.begin(now);
            return new Begun(ref, mail.letter());
        });
    }

    void end(MailRef ref, Delivery delivery) {
        find(ref).ifPresent(mail -> mail.end(delivery, clock.instant()));
    }

    /** Marks what was being sent when a process died. */
    void doubt() {
        Instant now = clock.instant();
        em.createQuery("select m from Mail m where m.state = :sending and m.nextAt <= :now", Mail.class)
                .setParameter("sending", MailState.SENDING)
                .setParameter("now", now)
                .getResultStream()
                .forEach(mail -> mail.doubt(now));
    }

    /**
     * Forgets the words of what was sent long ago, or written long ago and never sent; a few at a time. Returns whether
     * there may be more.
     */
    boolean forget() {
        List<Mail> old = em.createQuery(
                        "select m from Mail m where m.recipient <> '' and ((m.state = :sent and m.sentAt < :before)"
                                + " or (m.state in :stuck and m.madeAt < :before))",
                        Mail.class)
                .setParameter("sent", MailState.SENT)
                .setParameter("stuck", STUCK)
                .setParameter("before", clock.instant().minus(KEPT))
                .setMaxResults(MOST_AT_ONCE)
                .getResultList();
        old.forEach(Mail::forget);
        return old.size() == MOST_AT_ONCE;
    }

    /**
     * Has a message sent that is held, was given up or is in doubt.
     *
     * @throws org.examhall.kernel.Refused if there is no mail server, or the message is none of these
     */
    public void sendAgain(MailRef ref, Actor by) {
        if (server.isEmpty()) {
            throw Refusal.of("mail-no-server").asException();
        }
        find(ref).orElseThrow(() -> Refusal.of("not-found").asException()).sendAgain(clock.instant());
        audit.record(by, "mail-sent-again", "mail", ref.value(), "");
    }

    public Optional<Mail> find(MailRef ref) {
        return Optional.ofNullable(em.find(Mail.class, ref.value()));
    }

    /**
     * The newest first.
     *
     * @param words what recipient or subject contains; empty for all
     * @param state null for all
     */
    public List<Mail> search(String words, @Nullable MailState state, int first, int count) {
        return asked(
                        "select m from Mail m where " + MATCH + " order by m.madeAt desc, m.id desc",
                        Mail.class,
                        words,
                        state)
                .setFirstResult(first)
                .setMaxResults(count)
                .getResultList();
    }

    public long count(String words, @Nullable MailState state) {
        return asked("select count(m) from Mail m where " + MATCH, Long.class, words, state)
                .getSingleResult();
    }

    private static final String MATCH = "m.state in :states and (lower(m.recipient) like :words escape '!'"
            + " or lower(m.subject) like :words escape '!')";

    private <T> TypedQuery<T> asked(String query, Class<T> type, String words, @Nullable MailState state) {
        return em.createQuery(query, type)
                .setParameter("words", Like.containing(words))
                .setParameter("states", state == null ? EnumSet.allOf(MailState.class) : EnumSet.of(state));
    }

    void tell(@Observes Waiting waiting) {
        waiting.add(
                "mail-stuck",
                em.createQuery("select count(m) from Mail m where m.state in :stuck and m.recipient <> ''", Long.class)
                        .setParameter("stuck", STUCK)
                        .getSingleResult(),
                "/mail/messages.xhtml");
    }
}
