package org.examhall.member;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.examhall.account.Account;
import org.examhall.account.Accounts;
import org.examhall.account.Actor;
import org.examhall.account.AuditTrail;
import org.examhall.account.Role;
import org.examhall.kernel.OneLine;
import org.examhall.kernel.Pace;
import org.examhall.kernel.Reference;
import org.examhall.kernel.Refusal;
import org.examhall.mail.Letter;
import org.examhall.mail.ProofToken;
import org.jspecify.annotations.Nullable;

/**
 * The way in. Whoever fills in the form is told the same, whether their address is known or not: that a message is on
 * its way. Only who reads mail there learns more.
 */
@ApplicationScoped
@Transactional
public class Joining {

    /** So many messages an address gets in a day, whoever asks for them. */
    private static final int MESSAGES_A_DAY = 3;

    /** So many messages are sent in an hour for one network address: a whole school may sit behind it. */
    private static final int MESSAGES_AN_HOUR_FROM_ONE_PLACE = 60;

    /** So many colleagues are invited to a membership in a day, however many invitations are taken back. */
    private static final int INVITATIONS_A_DAY = 30;

    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(30);

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Accounts accounts;

    @Inject
    Memberships memberships;

    @Inject
    MemberPrices prices;

    @Inject
    MemberLetters letters;

    @Inject
    AuditTrail audit;

    private Pace pace;

    @PostConstruct
    void start() {
        pace = new Pace(MESSAGES_AN_HOUR_FROM_ONE_PLACE, Duration.ofHours(1), clock);
    }

    /**
     * Somebody wants to join, and is sent a link that proves the address. An address that was sent enough today is sent
     * nothing more, and nobody is told.
     *
     * @param origin the network address of the request
     * @throws org.examhall.kernel.Refused {@code join-email}, {@code join-school}, {@code join-words},
     *     {@code join-often}
     */
    public void ask(Applicant applicant, String origin) {
        Refusal.refuse(applicant.defect());
        if (!pace.admits(origin)) {
            throw Refusal.of("join-often").asException();
        }
        if (mayWrite(applicant.email())) {
            pace.take(origin);
            String token = ProofToken.fresh();
            Proof proof = Proof.joining(Reference.fresh(clock), applicant, token, clock.instant());
            em.persist(proof);
            letters.prove(proof, token);
        }
    }

    private boolean mayWrite(String email) {
        return made("lower(p.email)", email.toLowerCase(Locale.ROOT)) < MESSAGES_A_DAY;
    }

    /** How many links were made within a day of which this is true. */
    private long made(String what, String value) {
        return em.createQuery(
                        "select count(p) from Proof p where " + what + " = :value and p.madeAt > :since", Long.class)
                .setParameter("value", value)
                .setParameter("since", clock.instant().minus(Duration.ofDays(1)))
                .getSingleResult();
    }

    /** What a link stands for, if it still works. */
    public Optional<Proof> find(@Nullable String token) {
        return sent(token).filter(proof -> proof.refusal(clock.instant()).isEmpty());
    }

    /** What a link stands for that somebody has followed to its end. */
    public Optional<Proof> findFollowed(@Nullable String token) {
        return sent(token).filter(Proof::isUsed);
    }

    private Optional<Proof> sent(@Nullable String token) {
        if (token == null || !ProofToken.isWritten(token)) {
            return Optional.empty();
        }
        return em.createQuery("select p from Proof p where p.tokenDigest = :digest", Proof.class)
                .setParameter("digest", ProofToken.digest(token))
                .getResultStream()
                .findFirst();
    }

    /** Whether who follows this link has an account already, and so needs no password. */
    public boolean isKnown(Proof proof) {
        return accounts.byEmail(proof.getEmail()).isPresent();
    }

    /**
     * The address is proved: there is an account now, and a membership, or a seat in one. A link that has served
     * already changes nothing more: whoever clicks twice is where they were.
     *
     * @param name of somebody who was invited and has no account; otherwise as it was given before
     * @param password for a new account; not looked at where there is one
     * @throws org.examhall.kernel.Refused {@code proof-gone}, {@code membership-held}, {@code membership-ended},
     *     {@code seats-taken}, {@code join-words}, or what is wrong with the password
     */
    public void confirm(String token, String name, String password) {
        if (findFollowed(token).isPresent()) {
            return;
        }
        Proof proof = find(token).orElseThrow(() -> Refusal.of("proof-gone").asException());
        Applicant applicant = proof.applicant();
        String called = applicant.name().isEmpty() ? OneLine.of(name) : applicant.name();
        Account account = accounts.byEmail(applicant.email()).orElseGet(() -> {
            if (called.isEmpty()) {
                throw Refusal.of("join-name").asException();
            }
            if (OneLine.leadsSomewhere(called)) {
                throw Refusal.of("join-words").asException();
            }
            return accounts.create(applicant.email(), called, password, Set.of(Role.MEMBER), Actor.SYSTEM);
        });
        proof.use(clock.instant());
        if (proof.isInvitation()) {
            memberships.seat(proof.membership(), account);
        } else {
            LocalDate today =
                    LocalDate.ofInstant(clock.instant(), applicant.country().zone());
            memberships.open(account, applicant, today, account.actor());
        }
    }

    /**
     * The holder of a school's membership invites a colleague.
     *
     * @throws org.examhall.kernel.Refused {@code join-email}, {@code seats-closed}, {@code seats-taken},
     *     {@code seat-invited}, {@code invite-often}, {@code invite-many}
     */
    public void invite(MembershipRef ref, String email, Account holder) {
        shared(ref, holder);
        Membership membership = memberships.lock(ref);
        if (!Letter.isAddress(email.strip())) {
            throw Refusal.of("join-email").asException();
        }
        if (!membership.stateAt(clock.instant()).isOpen()) {
            throw Refusal.of("seats-closed").asException();
        }
        List<Proof> open = invitations(membership);
        if (memberships.people(membership).size() + open.size() >= prices.seats()) {
            throw Refusal.of("seats-taken", prices.seats()).asException();
        }
        if (open.stream().anyMatch(one -> one.getEmail().equalsIgnoreCase(email.strip()))) {
            throw Refusal.of("seat-invited").asException();
        }
        if (!mayWrite(email.strip())) {
            throw Refusal.of("invite-often").asException();
        }
        if (made("p.membershipId", ref.value()) >= INVITATIONS_A_DAY) {
            throw Refusal.of("invite-many", INVITATIONS_A_DAY).asException();
        }
        String token = ProofToken.fresh();
        Proof proof = Proof.invited(Reference.fresh(clock), membership, email, token, clock.instant());
        em.persist(proof);
        audit.record(holder.actor(), "member-invited", "membership", ref.value(), "");
        letters.invite(proof, holder, token);
    }

    /**
     * The holder takes an invitation back that nobody has followed yet; once is enough.
     *
     * @throws org.examhall.kernel.Refused {@code not-found}, {@code invitation-followed}
     */
    public void withdraw(MembershipRef ref, String invitation, Account holder) {
        Membership membership = shared(ref, holder);
        Proof proof = Optional.ofNullable(em.find(Proof.class, invitation))
                .filter(one -> one.isInvitation() && one.membership().equals(membership.ref()))
                .orElseThrow(() -> Refusal.of("not-found").asException());
        Refusal.refuse(proof.withdraw(clock.instant()));
    }

    private Membership shared(MembershipRef ref, Account holder) {
        return memberships
                .find(ref)
                .filter(one ->
                        one.holder().equals(holder.ref()) && one.getKind().isShared())
                .orElseThrow(() -> Refusal.of("not-found").asException());
    }

    /** Invitations that can still be followed, the oldest first. */
    public List<Proof> invitations(Membership membership) {
        return em.createQuery(
                        "select p from Proof p where p.membershipId = :membership and p.usedAt is null"
                                + " and p.expiresAt > :now order by p.madeAt",
                        Proof.class)
                .setParameter("membership", membership.getId())
                .setParameter("now", clock.instant())
                .getResultList();
    }

    /** Drops what was said by people who never came back, and by those who did: it is in their membership. */
    void forget() {
        em.createQuery("delete from Proof p where p.expiresAt < :before")
                .setParameter("before", clock.instant().minus(FORGOTTEN_AFTER))
                .executeUpdate();
    }
}
