package org.examhall.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.examhall.kernel.Reference;
import org.examhall.kernel.Refusal;

/** The people who sign in with a password. */
@ApplicationScoped
@Transactional
public class Accounts {

    /** The roles of those who may have an interest in a candidate to declare. */
    public static final Set<Role> IMPARTIAL = Set.of(Role.TRAINER, Role.MARKER, Role.MODERATOR);

    static final int SHORTEST_PASSWORD = 12;
    static final int LONGEST_PASSWORD = 200;

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    AuditTrail audit;

    @Inject
    Throttle throttle;

    /**
     * Checks an address and a password.
     *
     * @param origin the network address of the attempt; it is throttled too, so that one machine cannot try one
     *     password on many accounts
     */
    public SignIn signIn(String email, String password, String origin) {
        // One person at one place is stopped soon; what many share, late, so that nobody can lock others out.
        String who = who(email);
        String whoWhere = whoWhere(email, origin);
        String where = "origin:" + origin;
        Duration wait = longer(throttle.waitFor(whoWhere), longer(throttle.waitFor(who), throttle.waitFor(where)));
        if (!wait.isZero()) {
            return new SignIn.TryLater(wait);
        }
        Optional<Account> account = byEmail(email);
        boolean matches = account.map(a -> Passwords.matches(password, a.passwordHash()))
                .orElseGet(() -> Passwords.matchesDecoy(password));
        if (account.isEmpty() || !matches || account.get().isDisabled()) {
            throttle.failed(whoWhere);
            throttle.failed(who, Throttle.FREE_TRIES_OF_MANY);
            throttle.failed(where, Throttle.FREE_TRIES_OF_MANY);
            account.ifPresent(a -> audit.record(Actor.SYSTEM, "sign-in-failed", "account", a.getId(), ""));
            return new SignIn.Rejected();
        }
        throttle.succeeded(whoWhere);
        throttle.succeeded(who);
        throttle.succeeded(where);
        audit.record(
                account.get().actor(), "signed-in", "account", account.get().getId(), "");
        return new SignIn.Accepted(account.get());
    }

    private static String who(String email) {
        return "email:" + Account.normal(email);
    }

    private static String whoWhere(String email, String origin) {
        return who(email) + "@" + origin;
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    /**
     * Creates an account.
     *
     * @throws org.examhall.kernel.Refused if the address has an account already or the password is too short
     */
    public Account create(String email, String name, String password, Set<Role> roles, Actor by) {
        requirePassword(password);
        if (byEmail(email).isPresent()) {
            throw Refusal.of("account-exists", email).asException();
        }
        if (roles.isEmpty() || roles.contains(Role.CANDIDATE)) {
            throw Refusal.of("account-needs-role").asException();
        }
        Account account = new Account(
                new AccountRef(Reference.fresh(clock)), email, name, Passwords.hash(password), roles, clock.instant());
        em.persist(account);
        audit.record(by, "account-created", "account", account.getId(), String.join(", ", roleKeys(roles)));
        return account;
    }

    /** Gives an account a further role; one that it has already stays. */
    public Account grant(AccountRef ref, Role role, Actor by) {
        Account account = find(ref).orElseThrow(() -> Refusal.of("not-found").asException());
        if (!account.roles().contains(role)) {
            account.grant(role);
            audit.record(by, "role-granted", "account", account.getId(), role.key());
        }
        return account;
    }

    private static List<String> roleKeys(Set<Role> roles) {
        return roles.stream().map(Role::key).sorted().toList();
    }

    private static void requirePassword(String password) {
        if (password.length() < SHORTEST_PASSWORD) {
            throw Refusal.of("password-too-short", SHORTEST_PASSWORD).asException();
        }
        if (password.length() > LONGEST_PASSWORD) {
            throw Refusal.of("password-too-long", LONGEST_PASSWORD).asException();
        }
    }

    /** Changes one's own password; the current one has to be given. */
    public void changePassword(AccountRef ref, String current, String wanted) {
        requirePassword(wanted);
        Account account = find(ref).orElseThrow(() -> Refusal.of("not-found").asException());
        if (!Passwords.matches(current, account.passwordHash())) {
            throw Refusal.of("password-wrong").asException();
        }
        account.changePassword(Passwords.hash(wanted));
        audit.record(account.actor(), "password-changed", "account", account.getId(), "");
    }

    /**
     * Chooses a password without the present one, for somebody who has proved in another way that the account is
     * theirs. What they tried before makes them wait no longer.
     *
     * @param origin the network address of the request
     * @throws org.examhall.kernel.Refused {@code not-found} if there is no such account or it is disabled, or what is
     *     wrong with the password
     */
    public void replacePassword(AccountRef ref, String wanted, String origin) {
        requirePassword(wanted);
        Account account = find(ref)
                .filter(one -> !one.isDisabled())
                .orElseThrow(() -> Refusal.of("not-found").asException());
        account.changePassword(Passwords.hash(wanted));
        audit.record(account.actor(), "password-replaced", "account", account.getId(), "");
        throttle.succeeded(who(account.getEmail()));
        throttle.succeeded(whoWhere(account.getEmail(), origin));
    }

    /** Disables or enables an account; nobody can disable their own. */
    public void setEnabled(AccountRef ref, boolean enabled, Actor by) {
        Account account = find(ref).orElseThrow(() -> Refusal.of("not-found").asException());
        if (account.getId().equals(by.id())) {
            throw Refusal.of("account-own").asException();
        }
        if (enabled) {
            account.enable();
        } else {
            account.disable(clock.instant());
        }
        audit.record(by, enabled ? "account-enabled" : "account-disabled", "account", account.getId(), "");
    }

    public Optional<Account> find(AccountRef ref) {
        return Optional.ofNullable(em.find(Account.class, ref.value()));
    }

    public Optional<Account> byEmail(String email) {
        return em.createQuery("select a from Account a where a.email = :email", Account.class)
                .setParameter("email", Account.normal(email))
                .getResultStream()
                .findFirst();
    }

    public List<Account> all() {
        return em.createQuery("select a from Account a order by a.name", Account.class)
                .getResultList();
    }

    /** Those who must not be tied to the candidates with whom they have to do: who invigilates, marks or moderates. */
    public List<Account> impartial() {
        return all().stream()
                .filter(a -> !a.isDisabled() && a.roles().stream().anyMatch(IMPARTIAL::contains))
                .toList();
    }

    /** Those who may be put in charge of a sitting. */
    public List<Account> invigilators() {
        return all().stream()
                .filter(a -> !a.isDisabled() && a.roles().contains(Role.TRAINER))
                .toList();
    }
}
