package org.examhall.sitting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.examhall.account.Account;
import org.examhall.account.AccountRef;
import org.examhall.account.Accounts;
import org.examhall.account.Actor;
import org.examhall.account.AuditTrail;
import org.examhall.account.Role;
import org.examhall.candidate.Candidate;
import org.examhall.candidate.CandidateRef;
import org.examhall.candidate.Candidates;
import org.examhall.entry.Entries;
import org.examhall.entry.Entry;
import org.examhall.entry.EntryRef;
import org.examhall.entry.SittingRef;
import org.examhall.kernel.FileContent;
import org.examhall.kernel.KeptFiles;
import org.examhall.kernel.Language;
import org.examhall.kernel.Reference;
import org.examhall.kernel.Refusal;
import org.examhall.kernel.Texts;
import org.examhall.kernel.Waiting;
import org.jspecify.annotations.Nullable;

/** Closing records: put together from the facts, and signed by the invigilator. */
@ApplicationScoped
@Transactional
public class Records {

    /** The version of the declaration on the page; a new wording gets a new one. */
    public static final String DECLARATION = "2026-1";

    /** The longest remarks, in characters. */
    public static final int LONGEST_REMARKS = 2_000;

    private static final int LONGEST_REASON = 1_000;

    /** The office is told of so many records that are not signed, the oldest first. */
    private static final int MOST_TOLD = 20;

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
    Invigilators invigilators;

    @Inject
    Signals signals;

    @Inject
    SafeBrowsers browsers;

    @Inject
    Journals journals;

    @Inject
    KeptFiles files;

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
     * Signs the record of a sitting that this person invigilates, and keeps it as a document.
     *
     * @param shown the digest of the facts as the person has read them; nobody signs what was not on the page
     * @param declared whether the declaration of impartiality was made
     * @param language of the document
     * @throws org.examhall.kernel.Refused {@code not-found}, {@code record-not-closed}, {@code record-not-declared},
     *     {@code record-remarks-too-long} or {@code record-has-changed}; or the first reason for which this person may
     *     not be in charge of the sitting
     */
    public void sign(SittingRef ref, String shown, boolean declared, String remarks, Language language, Actor by) {
        ClosingRecord facts =
                invigilatedBy(ref, by).orElseThrow(() -> Refusal.of("not-found").asException());
        String words = plain(remarks);
        Refusal.refuse(refusal(facts, shown, declared, words));
        Refusal.refuse(
                invigilators.fitness(facts.sitting()).objections().stream().findFirst());
        keep(
                facts,
                new RecordSignature(Reference.fresh(clock), facts, DECLARATION, words, clock.instant(), by),
                language);
        audit.record(by, "record-signed", "sitting", ref.value(), "");
    }

    /**
     * An administrator signs in the place of an invigilator who may not: without a current accreditation, or with an
     * interest in somebody who sat the exam.
     *
     * @param reason what the office has looked at, and why the record can stand
     * @throws org.examhall.kernel.Refused {@code not-allowed}, {@code record-invigilator-signs} if the invigilator may
     *     sign, {@code record-own} to the invigilator, {@code record-countersign-reason}, or as for {@link #sign}
     */
    public void countersign(SittingRef ref, String shown, String reason, Language language, Actor by) {
        boolean office = accounts.find(new AccountRef(by.id()))
                .filter(account -> account.roles().contains(Role.ADMINISTRATOR))
                .isPresent();
        if (!office) {
            throw Refusal.of("not-allowed").asException();
        }
        ClosingRecord facts =
                find(ref).orElseThrow(() -> Refusal.of("not-found").asException());
        Refusal.refuse(refusal(facts, shown, true, ""));
        if (facts.invigilator().id().equals(by.id())) {
            throw Refusal.of("record-own").asException();
        }
        if (invigilators.fitness(facts.sitting()).objections().isEmpty()) {
            throw Refusal.of("record-invigilator-signs").asException();
        }
        String words = plain(reason);
        if (words.isEmpty() || words.length() > LONGEST_REASON) {
            throw Refusal.of("record-countersign-reason", LONGEST_REASON).asException();
        }
        keep(
                facts,
                new RecordSignature(
                        Reference.fresh(clock),
                        facts,
                        RecordSignature.Capacity.OFFICE,
                        words,
                        DECLARATION,
                        "",
                        clock.instant(),
                        by),
                language);
        audit.record(by, "record-countersigned", "sitting", ref.value(), "");
    }

    private static String plain(String words) {
        return words.strip().replace("\r\n", "\n");
    }

    private void keep(ClosingRecord facts, RecordSignature signature, Language language) {
        byte[] pdf = new RecordDocument(
                        facts, signature, journals.check(facts.sitting().ref()), Texts.in(language.locale()))
                .pdf();
        String day = LocalDate.ofInstant(
                        facts.sitting().getScheduledAt(), facts.sitting().getZone())
                .toString();
        signature.file(files.keep(new FileContent("closing-record-" + day + ".pdf", "application/pdf", pdf)));
        em.persist(signature);
    }

    /**
     * The document that was made when a record was signed, byte for byte as it was then, for those who may read all.
     *
     * @throws org.examhall.kernel.Refused {@code not-found}, or {@code file-damaged} if the bytes are no longer those
     */
    public FileContent document(String signature, Actor by) {
        RecordSignature signed = Reference.isWellFormed(signature) ? em.find(RecordSignature.class, signature) : null;
        if (signed == null) {
            throw Refusal.of("not-found").asException();
        }
        return documentOf(signed, by);
    }

    /** The same, if this person invigilated the sitting. */
    public FileContent documentInvigilatedBy(String signature, Actor trainer) {
        RecordSignature signed = Reference.isWellFormed(signature) ? em.find(RecordSignature.class, signature) : null;
        if (signed == null || sittings.invigilatedBy(signed.sitting(), trainer).isEmpty()) {
            throw Refusal.of("not-found").asException();
        }
        return documentOf(signed, trainer);
    }

    private FileContent documentOf(RecordSignature signed, Actor by) {
        String file = signed.file().orElseThrow(() -> Refusal.of("not-found").asException());
        audit.record(by, "record-downloaded", "sitting", signed.sitting().value(), signed.getId());
        return files.read(file);
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

    void tell(@Observes Waiting waiting) {
        em.createQuery(
                        "select s from Sitting s where s.state = :closed and not exists (select r.id from RecordSignature r"
                                + " where r.sittingId = s.id) order by s.closedAt, s.id",
                        Sitting.class)
                .setParameter("closed", Sitting.State.CLOSED)
                .setMaxResults(MOST_TOLD)
                .getResultList()
                .forEach(sitting -> waiting.add(
                        "record-unsigned",
                        sitting.getTitle() + ", " + sitting.getVenueName(),
                        "/sitting/record.xhtml?sitting=" + sitting.getId()));
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
                checkIns,
                windows(sitting.ref(), byScript));
    }

    private ClosingRecord.Windows windows(SittingRef sitting, Map<ScriptRef, Candidate> byScript) {
        Thresholds thresholds = browsers.of(sitting).thresholds();
        List<ClosingRecord.Noticed> noticed = new ArrayList<>();
        signals.at(sitting, thresholds).forEach((script, tally) -> {
            Candidate person = byScript.get(new ScriptRef(script));
            if (person != null && !tally.isEmpty()) {
                noticed.add(new ClosingRecord.Noticed(person.getNumber().value(), person.getName(), tally));
            }
        });
        List<ClosingRecord.Locked> locks = new ArrayList<>();
        for (ScriptLock lock : browsers.locks(sitting)) {
            Candidate person = byScript.get(lock.script());
            if (person != null) {
                locks.add(new ClosingRecord.Locked(
                        person.getNumber().value(),
                        person.getName(),
                        lock.getLockedAt(),
                        lock.unlockedAt().orElse(null),
                        lock.isWaived(),
                        lock.getActorName(),
                        lock.getReason()));
            }
        }
        return new ClosingRecord.Windows(thresholds.awaySeconds(), noticed, locks);
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
