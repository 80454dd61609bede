package org.examhall.sitting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.examhall.account.AccountRef;
import org.examhall.account.Actor;
import org.examhall.account.AuditTrail;
import org.examhall.bank.Blueprint;
import org.examhall.bank.Blueprints;
import org.examhall.candidate.Candidate;
import org.examhall.candidate.CandidateNumber;
import org.examhall.candidate.CandidateRef;
import org.examhall.candidate.Candidates;
import org.examhall.entry.Entries;
import org.examhall.entry.Keycode;
import org.examhall.entry.SittingRef;
import org.examhall.kernel.Reference;
import org.examhall.kernel.Refusal;
import org.examhall.partner.Venue;
import org.examhall.partner.Venues;

/**
 * Sittings of made-up candidates, by which an operator finds out whether a server is fit for the day. Everything in
 * them is as in an exam (papers, journals, marks), but no result comes of it, so that none can ever go out.
 */
@ApplicationScoped
@Transactional
public class DressRehearsals {

    /** The most candidates of one rehearsal. */
    public static final int MOST = 2_000;

    static final Duration SHORTEST = Duration.ofSeconds(30);
    static final Duration LONGEST = Duration.ofHours(3);

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Venues venues;

    @Inject
    Blueprints blueprints;

    @Inject
    Candidates candidates;

    @Inject
    Entries entries;

    @Inject
    AuditTrail audit;

    /** What those who play the candidates have to know. */
    public record Cast(SittingRef sitting, List<Part> parts) {}

    /** One candidate's way in. */
    public record Part(CandidateNumber number, Keycode keycode) {}

    /**
     * Makes a sitting that can be opened at once, with so many made-up candidates, each of whom has the given time.
     *
     * @throws org.examhall.kernel.Refused {@code rehearsal-during-exam} while somebody sits a real exam here;
     *     {@code rehearsal-out-of-range} if the numbers are; {@code rehearsal-needs-venue} without a venue or an exam
     */
    public Cast prepare(String title, int count, Duration time, Actor by) {
        if (count < 1 || count > MOST || time.compareTo(SHORTEST) < 0 || time.compareTo(LONGEST) > 0) {
            throw Refusal.of("rehearsal-out-of-range", MOST, SHORTEST.toSeconds(), LONGEST.toMinutes())
                    .asException();
        }
        if (isExamOn()) {
            throw Refusal.of("rehearsal-during-exam").asException();
        }
        Venue venue = venues.all().stream()
                .findFirst()
                .orElseThrow(() -> Refusal.of("rehearsal-needs-venue").asException());
        Blueprint blueprint = blueprints.all().stream()
                .findFirst()
                .orElseThrow(() -> Refusal.of("rehearsal-needs-venue").asException());
        SittingRef ref = new SittingRef(Reference.fresh(clock));
        em.persist(Sitting.rehearsal(ref, title, blueprint.code(), venue, clock.instant(), new AccountRef(by.id())));
        Map<CandidateRef, CandidateNumber> numbers = new java.util.LinkedHashMap<>();
        for (Candidate candidate : candidates.rehearsing(count)) {
            numbers.put(candidate.ref(), candidate.getNumber());
        }
        List<Part> parts = entries.rehearse(numbers.keySet(), ref, blueprint, time).stream()
                .map(entry -> new Part(Objects.requireNonNull(numbers.get(entry.candidate())), entry.keycode()))
                .toList();
        audit.record(by, "rehearsal-prepared", "sitting", ref.value(), String.valueOf(count));
        return new Cast(ref, parts);
    }

    /** A rehearsal takes the server's whole strength, which belongs to those who sit an exam. */
    private boolean isExamOn() {
        return em.createQuery(
                                "select count(s) from Script s, Sitting t where t.id = s.sittingId and t.rehearsal = 0"
                                        + " and t.state = :open and s.state in :under",
                                Long.class)
                        .setParameter("open", Sitting.State.OPEN)
                        .setParameter("under", List.of(ScriptState.CALLED, ScriptState.WRITING))
                        .getSingleResult()
                > 0;
    }
}
