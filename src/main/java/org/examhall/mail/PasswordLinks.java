package org.examhall.mail;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.LinkedBlockingQueue;
import org.examhall.account.Account;
import org.examhall.account.AccountRef;
import org.examhall.account.Accounts;
import org.examhall.account.Actor;
import org.examhall.account.AuditTrail;
import org.examhall.kernel.Language;
import org.examhall.kernel.Pace;
import org.examhall.kernel.Reference;
import org.examhall.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Links by which people choose a new password. Whoever asks for one is told the same, whether the address is known,
 * unknown or that of a disabled account; and as the address is looked up only afterwards, by {@link MailWatch}, the
 * time that the answer takes tells nothing either. What was asked in the seconds before a process died is lost.
 */
@ApplicationScoped
@Transactional
public class PasswordLinks {

    /** So many links an account is sent in an hour, whoever asks for them. */
    private static final int LINKS_AN_HOUR = 3;

    /** So often it may be asked in an hour from one network address: a whole school may sit behind it. */
    private static final int AN_HOUR_FROM_ONE_PLACE = 60;

    private static final int MOST_WISHES = 1_000;
    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(30);

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Accounts accounts;

    @Inject
    PasswordLetters letters;

    @Inject
    AuditTrail audit;

    private record Wish(String email, Language language) {}

    private final Queue<Wish> wishes = new LinkedBlockingQueue<>(MOST_WISHES);

    private Pace pace;

    @PostConstruct
    void start() {
        pace = new Pace(AN_HOUR_FROM_ONE_PLACE, Duration.ofHours(1), clock);
    }

    /**
     * Somebody has forgotten the password of the account with this address. If there is one and it is not disabled, it
     * is sent a link within seconds; if it was sent enough in this hour, nothing more.
     *
     * @param origin the network address of the request
     * @throws org.examhall.kernel.Refused {@code join-often}
     */
    public void ask(String email, Language language, String origin) {
        if (!pace.take(origin)) {
            throw Refusal.of("join-often").asException();
        }
        wishes.offer(new Wish(email, language));
    }

    /** Sends a link to somebody who has asked for one; false if nobody has. */
    boolean answer() {
        Wish wish = wishes.poll();
        if (wish == null) {
            return false;
        }
        accounts.byEmail(wish.email())
                .filter(account -> isReached(account) && mayWrite(account))
                .ifPresent(account -> send(PasswordLetters.Reason.FORGOTTEN, account, wish.language(), Actor.SYSTEM));
        return true;
    }

    private static boolean isReached(Account account) {
        return !account.isDisabled() && Letter.isAddress(account.getEmail());
    }

    private boolean mayWrite(Account account) {
        return em.createQuery(
                                "select count(l) from PasswordLink l where l.accountId = :account and l.madeAt > :since",
                                Long.class)
                        .setParameter("account", account.getId())
                        .setParameter("since", clock.instant().minus(Duration.ofHours(1)))
                        .getSingleResult()
                < LINKS_AN_HOUR;
    }

    /**
     * The office has a link sent to somebody.
     *
     * @throws org.examhall.kernel.Refused {@code not-found} if there is no such account, it is disabled, or no mail
     *     reaches it
     */
    public void send(AccountRef ref, Language language, Actor by) {
        Account account = accounts.find(ref)
                .filter(PasswordLinks::isReached)
                .orElseThrow(() -> Refusal.of("not-found").asException());
        send(PasswordLetters.Reason.OFFICE, account, language, by);
    }

    /** Somebody has an account now, and is sent a link by which they choose a password of their own. */
    public void welcome(Account account, Language language, Actor by) {
        if (isReached(account)) {
            send(PasswordLetters.Reason.WELCOME, account, language, by);
        }
    }

    private void send(PasswordLetters.Reason reason, Account account, Language language, Actor by) {
        Instant now = clock.instant();
        open(account, now).forEach(link -> link.withdraw(now));
        String token = ProofToken.fresh();
        PasswordLink link = new PasswordLink(Reference.fresh(clock), account.ref(), account.passwordMark(), token, now);
        em.persist(link);
        letters.link(reason, link, account, token, language);
        audit.record(by, "password-link-sent", "account", account.getId(), "");
    }

    private List<PasswordLink> open(Account account, Instant now) {
        return em.createQuery(
                        "select l from PasswordLink l where l.accountId = :account and l.usedAt is null"
                                + " and l.expiresAt > :now",
                        PasswordLink.class)
                .setParameter("account", account.getId())
                .setParameter("now", now)
                .getResultList();
    }

    /** The account whose password a link changes; nothing if the link does not work. */
    public Optional<Account> account(@Nullable String token) {
        return find(token).flatMap(this::owner);
    }

    private Optional<PasswordLink> find(@Nullable String token) {
        if (token == null || !ProofToken.isWritten(token)) {
            return Optional.empty();
        }
        return em.createQuery("select l from PasswordLink l where l.tokenDigest = :digest", PasswordLink.class)
                .setParameter("digest", ProofToken.digest(token))
                .getResultStream()
                .findFirst();
    }

    private Optional<Account> owner(PasswordLink link) {
        return accounts.find(link.account())
                .filter(one -> !one.isDisabled()
                        && link.refusal(one.passwordMark(), clock.instant()).isEmpty());
    }

    /**
     * Chooses a new password by a link. All sessions of the account end, and its owner is told by mail.
     *
     * @param origin the network address of the request
     * @throws org.examhall.kernel.Refused {@code proof-gone}, or what is wrong with the password
     */
    public void choose(String token, String wanted, Language language, String origin) {
        PasswordLink link =
                find(token).orElseThrow(() -> Refusal.of("proof-gone").asException());
        Account account = owner(link).orElseThrow(() -> Refusal.of("proof-gone").asException());
        link.use(account.passwordMark(), clock.instant());
        accounts.replacePassword(account.ref(), wanted, origin);
        letters.changed(link, account, language);
    }

    /** Drops links that have not worked for long. */
    void forget() {
        em.createQuery("delete from PasswordLink l where l.expiresAt < :before")
                .setParameter("before", clock.instant().minus(FORGOTTEN_AFTER))
                .executeUpdate();
    }
}
