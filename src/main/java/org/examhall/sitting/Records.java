package org.examhall.sitting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.examhall.account.Account;
import org.examhall.account.Accounts;
import org.examhall.account.Actor;
import org.examhall.account.AuditTrail;
import org.examhall.candidate.Candidate;
import org.examhall.candidate.CandidateRef;
import org.examhall.candidate.Candidates;
import org.examhall.entry.Entries;
import org.examhall.entry.Entry;
import org.examhall.entry.EntryRef;
import org.examhall.entry.SittingRef;
import org.examhall.kernel.Reference;
import org.examhall.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** Closing records: put together from the facts, and signed by the invigilator. */
@ApplicationScoped
@Transactional
public class Records {

    /** The version of the declaration on the page; a new wording gets a new one. */
    public static final String DECLARATION = "2026-1";

    /** The longest remarks, in characters. */
    public static final int LONGEST_REMARKS = 2_000;

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Accounts accounts;

    @Inject
    Candidates candidates;

    @Inject
    Entries entries;

    @Inject
    Sittings sittings;

    @Inject
    Scripts scripts;

    @Inject
    Irregularities irregularities;

    @Inject
    RoomRemarks remarks;

    @Inject
    AuditTrail audit;

    /** The record of a sitting that was opened, for those who may read all. */
    public Optional<ClosingRecord> find(SittingRef ref) {
        return sittings.find(ref).filter(Records::wasOpened).map(this::recordOf);
    }

    /** The record of a sitting that was opened, if this person invigilates it. */
    public Optional<ClosingRecord> invigilatedBy(SittingRef ref, Actor trainer) {
        return sittings.invigilatedBy(ref, trainer).filter(Records::wasOpened).map(this::recordOf);
    }

    private static boolean wasOpened(Sitting sitting) {
        return sitting.getState() != Sitting.State.PLANNED;
    }

    /** The signatures under the record of a sitting, the latest first. */
    public List<RecordSignature> signatures(SittingRef ref) {
        return em.createQuery(
                        "select r from RecordSignature r where r.sittingId = :sitting order by r.signedAt desc, r.id desc",
                        RecordSignature.class)
                .setParameter("sitting", ref.value())
                .getResultList();
    }

    /**
     * Signs the record of a sitting that this person invigilates.
     *
     * @param shown the digest of the facts as the person has read them; nobody signs what was not on the page
     * @param declared whether the declaration of impartiality was made
     * @throws org.examhall.kernel.Refused {@code not-found}, {@code record-not-closed}, {@code record-not-declared},
     *     {@code record-remarks-too-long} or {@code record-has-changed}
     */
    public void sign(SittingRef ref, String shown, boolean declared, String remarks, Actor by) {
        ClosingRecord facts =
                invigilatedBy(ref, by).orElseThrow(() -> Refusal.of("not-found").asException());
        String words = remarks.strip().replace("\r\n", "\n");
        Refusal.refuse(refusal(facts, shown, declared, words));
        em.persist(new RecordSignature(Reference.fresh(clock), facts, DECLARATION, words, clock.instant(), by));
        audit.record(by, "record-signed", "sitting", ref.value(), "");
    }

    /** Why this cannot be signed, if it cannot. */
    static Optional<Refusal> refusal(ClosingRecord facts, String shown, boolean declared, String remarks) {
        if (!facts.isClosed()) {
            return Optional.of(Refusal.of("record-not-closed"));
        }
        if (!declared) {
            return Optional.of(Refusal.of("record-not-declared"));
        }
        if (remarks.length() > LONGEST_REMARKS) {
            return Optional.of(Refusal.of("record-remarks-too-long", LONGEST_REMARKS));
        }
        if (!facts.digest().equals(shown)) {
            return Optional.of(Refusal.of("record-has-changed"));
        }
        return Optional.empty();
    }

    private ClosingRecord recordOf(Sitting sitting) {
        List<Entry> entered = entries.at(sitting.ref());
        Map<CandidateRef, Candidate> people =
                candidates.byRef(entered.stream().map(Entry::candidate).toList());
        Map<EntryRef, Script> byEntry = new HashMap<>();
        scripts.at(sitting.ref()).forEach(script -> byEntry.put(script.entry(), script));
        Map<ScriptRef, Candidate> byScript = new HashMap<>();
        List<ClosingRecord.Attendance> attendance = new ArrayList<>();
        List<ClosingRecord.CheckIn> checkIns = new ArrayList<>();
        for (Entry entry : entered) {
            Candidate person = people.get(entry.candidate());
            if (person == null) {
                continue;
            }
            Script script = byEntry.get(entry.ref());
            if (script != null) {
                byScript.put(script.ref(), person);
                checkIn(entry, person, script).ifPresent(checkIns::add);
            }
            attendance.add(attendance(entry, person, script));
        }
        return new ClosingRecord(
                sitting,
                invigilator(sitting),
                attendance,
                adjustments(sitting, byScript),
                irregularities.at(sitting.ref()).stream()
                        .map(noted -> noted(noted, people))
                        .toList(),
                remarks.at(sitting.ref()).stream()
                        .map(remark -> remarked(remark, byScript))
                        .toList(),
                checkIns);
    }

    private static Optional<ClosingRecord.CheckIn> checkIn(Entry entry, Candidate person, Script script) {
        if (script.getState() == ScriptState.EXPECTED) {
            return Optional.empty();
        }
        return Optional.of(new ClosingRecord.CheckIn(
                person.getNumber().value(),
                person.getName(),
                script.identityCheckedAt().orElse(null),
                script.identityCheckedBy().orElse(""),
                script.rulesVersion().orElse(""),
                entry.needs(),
                Math.max(0, script.getPlace() - 1),
                script.getCameAfter(),
                script.systemCheck().failed()));
    }

    private static ClosingRecord.Remarked remarked(RoomRemark remark, Map<ScriptRef, Candidate> byScript) {
        List<ClosingRecord.Concerned> concerned = remark.scripts().stream()
                .map(byScript::get)
                .filter(Objects::nonNull)
                .map(person -> new ClosingRecord.Concerned(person.getNumber().value(), person.getName()))
                .toList();
        return new ClosingRecord.Remarked(remark.kind(), remark.words(), remark.at(), remark.by(), concerned);
    }

    private static ClosingRecord.Noted noted(Irregularity noted, Map<CandidateRef, Candidate> people) {
        List<ClosingRecord.Concerned> concerned = noted.candidates().stream()
                .map(people::get)
                .filter(Objects::nonNull)
                .map(person -> new ClosingRecord.Concerned(person.getNumber().value(), person.getName()))
                .toList();
        return new ClosingRecord.Noted(noted.kind(), noted.happened(), noted.done(), noted.at(), noted.by(), concerned);
    }

    private ClosingRecord.Person invigilator(Sitting sitting) {
        String name = accounts.find(sitting.invigilator()).map(Account::getName).orElse("");
        return new ClosingRecord.Person(sitting.invigilator().value(), name);
    }

    static ClosingRecord.Attendance attendance(Entry entry, Candidate person, @Nullable Script script) {
        String number = person.getNumber().value();
        if (script == null) {
            return new ClosingRecord.Attendance(
                    number,
                    person.getName(),
                    null,
                    ScriptState.EXPECTED,
                    null,
                    null,
                    null,
                    null,
                    entry.base().plus(entry.extra()),
                    0,
                    0,
                    0,
                    "");
        }
        return new ClosingRecord.Attendance(
                number,
                person.getName(),
                script.getId(),
                script.getState(),
                script.readyAt().orElse(null),
                script.startedAt().orElse(null),
                script.handedInAt().orElse(null),
                script.handedInBy().orElse(null),
                script.allowance(),
                script.getAnswered(),
                script.getQuestions(),
                script.getHeld(),
                script.getState() == ScriptState.HANDED_IN ? script.receipt() : "");
    }

    private List<ClosingRecord.Adjustment> adjustments(Sitting sitting, Map<ScriptRef, Candidate> byScript) {
        List<ClosingRecord.Adjustment> adjustments = new ArrayList<>();
        for (TimeEntry line : em.createQuery(
                        "select t from TimeEntry t, Script s where t.scriptId = s.id and s.sittingId = :sitting"
                                + " and t.kind <> :base",
                        TimeEntry.class)
                .setParameter("sitting", sitting.getId())
                .setParameter("base", TimeKind.BASE)
                .getResultList()) {
            Candidate person = byScript.get(line.script());
            if (person != null) {
                adjustments.add(new ClosingRecord.Adjustment(
                        person.getNumber().value(),
                        person.getName(),
                        line.getKind(),
                        line.time(),
                        line.getEnteredAt(),
                        line.getActorName(),
                        line.getReason()));
            }
        }
        return adjustments;
    }
}
