package org.examhall.site;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.examhall.account.AccountRef;
import org.examhall.account.Accounts;
import org.examhall.account.Actor;
import org.examhall.account.AuditTrail;
import org.examhall.account.Role;
import org.examhall.kernel.Reference;
import org.examhall.kernel.Refusal;
import org.examhall.partner.Accreditation;
import org.examhall.partner.Accreditations;

/**
 * The public register of accredited trainers. Nobody stands in it who did not agree, and nobody without an
 * accreditation that holds today: who lapses is gone without anybody's doing, and back with the next accreditation.
 */
@ApplicationScoped
@Transactional
public class Register {

    static final int LONGEST = 120;

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Accounts accounts;

    @Inject
    Accreditations accreditations;

    @Inject
    AuditTrail audit;

    @Inject
    Event<SiteChanged> changed;

    /** For which course, and the last day on which it holds. */
    public record Course(String code, LocalDate until) {}

    /** A trainer as the public sees them. */
    public record Listed(String name, String place, Country country, List<Course> courses) {

        public Listed {
            courses = List.copyOf(courses);
        }

        /** What an address calls them. */
        public String getKey() {
            return "trainer." + Integer.toHexString((name + place).hashCode());
        }

        /** Whether name or place contain the words, upper case or lower. */
        boolean matches(String words) {
            return (name + " " + place)
                    .toLowerCase(Locale.ROOT)
                    .contains(words.strip().toLowerCase(Locale.ROOT));
        }
    }

    /**
     * Lists a trainer, who has agreed to it, or shows them otherwise.
     *
     * @throws org.examhall.kernel.Refused {@code register-trainer}, {@code register-words}, {@code register-agreed} if
     *     they have not agreed
     */
    public void enter(AccountRef trainer, String name, String place, Country country, boolean agreed, Actor by) {
        boolean trains = accounts.find(trainer)
                .filter(account -> account.roles().contains(Role.TRAINER))
                .isPresent();
        if (!trains) {
            throw Refusal.of("register-trainer").asException();
        }
        Refusal.refuse(defect(name, place, agreed));
        RegisterEntry entry = of(trainer).orElseGet(() -> {
            RegisterEntry fresh = new RegisterEntry(Reference.fresh(clock), trainer, clock.instant());
            em.persist(fresh);
            return fresh;
        });
        entry.show(name, place, country, by);
        audit.record(by, "register-entered", "account", trainer.value(), name.strip());
        changed.fire(new SiteChanged());
    }

    /** Why an entry cannot be made, if so. */
    static Optional<Refusal> defect(String name, String place, boolean agreed) {
        boolean fits = !name.isBlank()
                && name.strip().length() <= LONGEST
                && !place.isBlank()
                && place.strip().length() <= LONGEST;
        if (!fits) {
            return Optional.of(Refusal.of("register-words", LONGEST));
        }
        return agreed ? Optional.empty() : Optional.of(Refusal.of("register-agreed"));
    }

    /**
     * Takes a trainer out, with what was written about them.
     *
     * @return under which name they stood in it; empty if they did not
     */
    public Optional<String> remove(AccountRef trainer, Actor by) {
        Optional<RegisterEntry> entry = of(trainer);
        entry.ifPresent(listed -> {
            em.remove(listed);
            audit.record(by, "register-removed", "account", trainer.value(), "");
            changed.fire(new SiteChanged());
        });
        return entry.map(RegisterEntry::getPublicName);
    }

    private Optional<RegisterEntry> of(AccountRef trainer) {
        return em.createQuery("select e from RegisterEntry e where e.accountId = :trainer", RegisterEntry.class)
                .setParameter("trainer", trainer.value())
                .getResultStream()
                .findFirst();
    }

    /** All entries by the key of the account, also of those who are accredited for nothing today; for the office. */
    public Map<String, RegisterEntry> entries() {
        return em.createQuery("select e from RegisterEntry e", RegisterEntry.class).getResultList().stream()
                .collect(Collectors.toMap(entry -> entry.trainer().value(), entry -> entry));
    }

    /** The keys of the accounts of those who can be found today. */
    public Set<String> findable() {
        return held().keySet().stream().map(entry -> entry.trainer().value()).collect(Collectors.toSet());
    }

    /** Who can be found today, by name. */
    public List<Listed> listed() {
        return held().entrySet().stream()
                .map(one -> new Listed(
                        one.getKey().getPublicName(),
                        one.getKey().getPlace(),
                        one.getKey().getCountry(),
                        one.getValue()))
                .toList();
    }

    /** For what each is accredited today; who is for nothing is left out. */
    private Map<RegisterEntry, List<Course>> held() {
        LocalDate today = accreditations.today();
        Map<RegisterEntry, List<Course>> held = new LinkedHashMap<>();
        em.createQuery(
                        "select e, a from RegisterEntry e, Accreditation a, Account t where a.accountId = e.accountId"
                                + " and t.id = e.accountId and t.disabledAt is null and a.withdrawnAt is null"
                                + " and a.validUntil >= :today order by e.publicName, e.id, a.exam, a.validUntil desc",
                        Object[].class)
                .setParameter("today", today)
                .getResultStream()
                .filter(row -> ((Accreditation) row[1]).admits(((Accreditation) row[1]).getExam(), today))
                .forEach(row ->
                        add(held.computeIfAbsent((RegisterEntry) row[0], entry -> new ArrayList<>()), (Accreditation)
                                row[1]));
        return held;
    }

    /** Of two accreditations for a course the one that holds longer comes first, and counts. */
    private static void add(List<Course> courses, Accreditation accreditation) {
        if (courses.stream().noneMatch(one -> one.code().equals(accreditation.getExam()))) {
            courses.add(new Course(accreditation.getExam(), accreditation.getValidUntil()));
        }
    }

    /** Those of them whose name or place contain the words, who train for the course and in the country, if named. */
    public static List<Listed> find(List<Listed> all, String words, String course, String country) {
        return all.stream()
                .filter(one -> one.matches(words))
                .filter(one -> course.isEmpty()
                        || one.courses().stream().anyMatch(held -> held.code().equals(course)))
                .filter(one -> country.isEmpty() || one.country().key().equals(country))
                .sorted(Comparator.comparing(Listed::country)
                        .thenComparing(Listed::place)
                        .thenComparing(Listed::name))
                .toList();
    }
}
