package org.examhall.sitting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.examhall.account.AccountRef;
import org.examhall.account.Actor;
import org.examhall.account.AuditTrail;
import org.examhall.bank.Blueprint;
import org.examhall.bank.Blueprints;
import org.examhall.bank.DrawOrder;
import org.examhall.bank.Drawn;
import org.examhall.bank.ItemRef;
import org.examhall.bank.Occasion;
import org.examhall.bank.PaperRef;
import org.examhall.bank.Papers;
import org.examhall.candidate.Candidate;
import org.examhall.candidate.CandidateRef;
import org.examhall.candidate.Candidates;
import org.examhall.entry.Entries;
import org.examhall.entry.Entry;
import org.examhall.entry.EntryRef;
import org.examhall.entry.SittingRef;
import org.examhall.kernel.Language;
import org.examhall.kernel.Reference;
import org.examhall.kernel.Refusal;
import org.examhall.partner.Venue;
import org.jspecify.annotations.Nullable;

/** Sittings: planned by an administrator, opened and closed by the invigilator. */
@ApplicationScoped
@Transactional
public class Sittings {

    private static final SecureRandom SEEDS = new SecureRandom();

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Invigilators invigilators;

    @Inject
    Blueprints blueprints;

    @Inject
    Papers papers;

    @Inject
    Candidates candidates;

    @Inject
    Entries entries;

    @Inject
    AuditTrail audit;

    /**
     * Plans a sitting.
     *
     * @throws org.examhall.kernel.Refused if there is no such blueprint, or the invigilator is not a trainer or not
     *     accredited for it on that day
     */
    public Sitting plan(
            String title, String blueprint, Venue venue, Instant scheduledAt, AccountRef invigilator, Actor by) {
        requireBlueprint(blueprint);
        LocalDate day = LocalDate.ofInstant(scheduledAt, venue.getZone());
        Refusal.refuse(invigilators.fitness(invigilator, blueprint, day).objections().stream()
                .findFirst());
        SittingRef ref = new SittingRef(Reference.fresh(clock));
        Sitting sitting = new Sitting(ref, title, blueprint, venue, scheduledAt, invigilator);
        em.persist(sitting);
        audit.record(by, "sitting-planned", "sitting", ref.value(), title);
        return sitting;
    }

    private Blueprint requireBlueprint(String code) {
        return blueprints
                .find(code)
                .orElseThrow(() -> Refusal.of("blueprint-unknown", code).asException());
    }

    /**
     * Puts another person in charge of a sitting that is not closed.
     *
     * @throws org.examhall.kernel.Refused with the first reason for which this person may not be
     */
    public void putInCharge(SittingRef ref, AccountRef invigilator, Actor by) {
        Sitting sitting = lock(ref);
        Refusal.refuse(
                invigilators.fitness(sitting, invigilator).objections().stream().findFirst());
        Refusal.refuse(sitting.putInCharge(invigilator));
        audit.record(by, "sitting-reassigned", "sitting", ref.value(), invigilator.value());
    }

    /** Enters a candidate for a sitting, in the language in which they are registered, where it is offered. */
    public Entry enter(SittingRef ref, CandidateRef candidate, int extraPercent, Actor by) {
        return enter(ref, candidate, extraPercent, null, by);
    }

    /**
     * Enters a candidate for a sitting; if it is open already, the paper is drawn at once.
     *
     * @param chosen the language of the paper; null for that in which the candidate is registered, where it is offered
     * @throws org.examhall.kernel.Refused {@code entry-invigilator-interested}, among the reasons of an entry itself
     */
    public Entry enter(SittingRef ref, CandidateRef candidate, int extraPercent, @Nullable Language chosen, Actor by) {
        Sitting sitting = lock(ref);
        if (sitting.getState() == Sitting.State.CLOSED) {
            throw Refusal.of("sitting-closed").asException();
        }
        if (invigilators.isInterested(sitting, candidate)) {
            throw Refusal.of("entry-invigilator-interested").asException();
        }
        Blueprint blueprint = requireBlueprint(sitting.getBlueprint());
        Entry entry = entries.enter(
                candidate,
                ref,
                LocalDate.ofInstant(sitting.getScheduledAt(), sitting.getZone()),
                blueprint,
                extraPercent,
                chosen == null ? registered(candidate, blueprint) : chosen,
                by);
        if (sitting.getState() == Sitting.State.OPEN) {
            em.flush();
            prepare(sitting);
        }
        return entry;
    }

    private Language registered(CandidateRef ref, Blueprint blueprint) {
        return offered(candidates.find(ref).map(Candidate::getLanguage).orElse(Language.EN), blueprint);
    }

    /** The language, or else the exam's own. */
    private static Language offered(Language wanted, Blueprint blueprint) {
        return blueprint.languages().contains(wanted)
                ? wanted
                : blueprint.languages().get(0);
    }

    /**
     * Has the paper of an entry drawn in another language.
     *
     * @throws org.examhall.kernel.Refused {@code paper-language-not-offered} or {@code entry-language-settled}
     */
    public void speak(SittingRef ref, EntryRef entry, Language language, Actor by) {
        Sitting sitting = lock(ref);
        entries.speak(entry, requireBlueprint(sitting.getBlueprint()), language, by);
    }

    /** Opens a sitting: draws a paper for each entry and lays the scripts out. */
    public Optional<Refusal> open(SittingRef ref, Actor by) {
        Sitting sitting = lock(ref);
        Optional<Refusal> refusal = sitting.open(clock.instant());
        if (refusal.isEmpty()) {
            prepare(sitting);
            audit.record(by, "sitting-opened", "sitting", ref.value(), "");
        }
        return refusal;
    }

    private void prepare(Sitting sitting) {
        List<Entry> waiting = entries.at(sitting.ref()).stream()
                .filter(entry -> entry.paper().isEmpty())
                .toList();
        if (waiting.isEmpty()) {
            return;
        }
        Map<CandidateRef, Set<PaperRef>> earlier = earlierPapers(waiting, sitting.getBlueprint());
        Blueprint blueprint = requireBlueprint(sitting.getBlueprint());
        Map<Language, List<Entry>> byLanguage = new EnumMap<>(Language.class);
        for (Entry entry : waiting) {
            byLanguage
                    .computeIfAbsent(offered(entry.language(), blueprint), key -> new ArrayList<>())
                    .add(entry);
        }
        byLanguage.forEach((language, entered) -> draw(sitting, language, entered, earlier));
    }

    private void draw(
            Sitting sitting, Language language, List<Entry> entered, Map<CandidateRef, Set<PaperRef>> earlier) {
        List<DrawOrder> orders = new ArrayList<>();
        for (Entry entry : entered) {
            Set<ItemRef> seen = papers.itemsIn(earlier.getOrDefault(entry.candidate(), Set.of()));
            orders.add(new DrawOrder(SEEDS.nextLong(), seen));
        }
        Occasion occasion = new Occasion(sitting.getId(), !sitting.isRehearsal());
        List<Drawn> drawn = papers.drawAll(sitting.getBlueprint(), language, occasion, orders);
        int questions = requireBlueprint(sitting.getBlueprint()).questions();
        for (int i = 0; i < entered.size(); i++) {
            entries.assign(
                    entered.get(i).ref(),
                    drawn.get(i).paper(),
                    language,
                    drawn.get(i).repeated().size());
            layOut(entered.get(i), drawn.get(i).paper(), questions);
        }
        long overused = drawn.stream().filter(one -> !one.overused().isEmpty()).count();
        if (overused > 0) {
            audit.record(Actor.SYSTEM, "items-overused", "sitting", sitting.getId(), String.valueOf(overused));
        }
    }

    private void layOut(Entry entry, PaperRef paper, int questions) {
        ScriptRef ref = new ScriptRef(Reference.fresh(clock));
        em.persist(new Script(ref, entry, paper, questions));
        enter(ref, TimeKind.BASE, entry.base(), "");
        if (!entry.extra().isZero()) {
            enter(ref, TimeKind.EXTRA_TIME, entry.extra(), entry.getExtraPercent() + " %");
        }
    }

    private void enter(ScriptRef script, TimeKind kind, Duration time, String reason) {
        em.persist(new TimeEntry(Reference.fresh(clock), script, kind, time, clock.instant(), Actor.SYSTEM, reason));
    }

    /** The papers that candidates have had at earlier sittings of the same exam. */
    private Map<CandidateRef, Set<PaperRef>> earlierPapers(List<Entry> waiting, String blueprint) {
        Set<CandidateRef> again = waiting.stream()
                .filter(entry -> entry.getAttempt() > 1)
                .map(Entry::candidate)
                .collect(Collectors.toCollection(HashSet::new));
        if (again.isEmpty()) {
            return Map.of();
        }
        return entries.of(again, blueprint).stream()
                .filter(entry -> entry.paper().isPresent())
                .collect(Collectors.groupingBy(
                        Entry::candidate,
                        Collectors.mapping(entry -> entry.paper().orElseThrow(), Collectors.toSet())));
    }

    /** Closes a sitting in which nobody writes any more. */
    public Optional<Refusal> close(SittingRef ref, Actor by) {
        long before = writing(ref); // who hands in holds the script and reads the sitting: do not wait for them locked
        Sitting sitting = lock(ref);
        Optional<Refusal> refusal = sitting.close(before > 0 ? before : writing(ref), clock.instant());
        if (refusal.isEmpty()) {
            audit.record(by, "sitting-closed", "sitting", ref.value(), "");
        }
        return refusal;
    }

    private long writing(SittingRef ref) {
        return em.createQuery(
                        "select count(s) from Script s where s.sittingId = :sitting and s.state in :under", Long.class)
                .setParameter("sitting", ref.value())
                .setParameter("under", List.of(ScriptState.CALLED, ScriptState.WRITING))
                .getSingleResult();
    }

    /** @throws org.examhall.kernel.Refused {@code sitting-not-open} */
    void requireOpen(SittingRef ref) {
        Sitting sitting = em.find(Sitting.class, ref.value());
        if (sitting == null || sitting.getState() != Sitting.State.OPEN) {
            throw Refusal.of("sitting-not-open").asException();
        }
    }

    /** After the scripts: a hand-in holds its script while it reads the sitting, so nobody may do it the other way. */
    Sitting lock(SittingRef ref) {
        Sitting sitting = em.find(Sitting.class, ref.value(), LockModeType.PESSIMISTIC_WRITE);
        if (sitting == null) {
            throw Refusal.of("not-found").asException();
        }
        return sitting;
    }

    public Optional<Sitting> find(SittingRef ref) {
        return Optional.ofNullable(em.find(Sitting.class, ref.value()));
    }

    /** A sitting, if this person may invigilate it. */
    public Optional<Sitting> invigilatedBy(SittingRef ref, Actor trainer) {
        return em.createQuery("select s from Sitting s where s.id = :id and s.invigilatorId = :trainer", Sitting.class)
                .setParameter("id", ref.value())
                .setParameter("trainer", trainer.id())
                .getResultStream()
                .findFirst();
    }

    /** All sittings, the latest first. */
    public List<Sitting> all() {
        return em.createQuery("select s from Sitting s order by s.scheduledAt desc, s.id desc", Sitting.class)
                .setMaxResults(500)
                .getResultList();
    }

    /** The sittings that this person invigilates, the latest first. */
    public List<Sitting> of(Actor trainer) {
        return em.createQuery(
                        "select s from Sitting s where s.invigilatorId = :trainer order by s.scheduledAt desc, s.id desc",
                        Sitting.class)
                .setParameter("trainer", trainer.id())
                .setMaxResults(500)
                .getResultList();
    }
}
