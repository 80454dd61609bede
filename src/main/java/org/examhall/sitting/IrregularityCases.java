package org.examhall.sitting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
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
import org.examhall.entry.SittingRef;
import org.examhall.kernel.FileContent;
import org.examhall.kernel.KeptFiles;
import org.examhall.kernel.Reference;
import org.examhall.kernel.Refusal;
import org.examhall.kernel.StoredFile;
import org.examhall.kernel.Waiting;

/**
 * What becomes of irregularities: witnesses and evidence are added, the office follows them up, and a named person
 * decides. Nothing that was written is ever changed.
 */
@ApplicationScoped
@Transactional
public class IrregularityCases {

    /** The longest statement or follow-up, in characters. */
    public static final int LONGEST_WORDS = 2_000;

    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_NOTE = 300;

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Accounts accounts;

    @Inject
    Candidates candidates;

    @Inject
    KeptFiles files;

    @Inject
    AuditTrail audit;

    @Inject
    Event<IrregularityDecided> decided;

    /** An irregularity in a list: with its sitting, and what was decided, if anything was. */
    public record Line(String id, Irregularity noted, Sitting sitting, Optional<CaseDecision> decision) {

        public boolean isOpen() {
            return decision.isEmpty();
        }
    }

    private static final String FROM = " from NotedIrregularity i, Sitting s where s.id = i.sittingId";
    private static final String DECIDED = "exists (select d.id from CaseDecision d where d.irregularityId = i.id)";

    /** Irregularities, the latest first. */
    public List<Line> search(CaseSearch search, int first, int count) {
        return lines(ask("select i, s" + FROM, search, " order by i.notedAt desc, i.id desc", Object[].class)
                .setFirstResult(first)
                .setMaxResults(count)
                .getResultList());
    }

    public long count(CaseSearch search) {
        return ask("select count(i)" + FROM, search, "", Long.class).getSingleResult();
    }

    /** The irregularities that concern the candidate of a script, at the script's sitting, the latest first. */
    public List<Line> about(ScriptRef script) {
        return lines(em.createQuery(
                        "select i, s from NotedIrregularity i join i.candidates k, Sitting s, Script c"
                                + " where s.id = i.sittingId and c.id = :script and c.sittingId = i.sittingId"
                                + " and c.candidateId = k order by i.notedAt desc, i.id desc",
                        Object[].class)
                .setParameter("script", script.value())
                .getResultList());
    }

    private <T> TypedQuery<T> ask(String select, CaseSearch search, String order, Class<T> type) {
        StringBuilder words = new StringBuilder(select);
        if (search.sitting() != null) {
            words.append(" and i.sittingId = :sitting");
        }
        if (search.invigilator() != null) {
            words.append(" and s.invigilatorId = :invigilator");
        }
        if (search.open() != null) {
            words.append(search.open() ? " and not " : " and ").append(DECIDED);
        }
        TypedQuery<T> query = em.createQuery(words.append(order).toString(), type);
        if (search.sitting() != null) {
            query.setParameter("sitting", search.sitting().value());
        }
        if (search.invigilator() != null) {
            query.setParameter("invigilator", search.invigilator().value());
        }
        return query;
    }

    private List<Line> lines(List<Object[]> rows) {
        List<NotedIrregularity> noted =
                rows.stream().map(row -> (NotedIrregularity) row[0]).toList();
        Map<String, CaseDecision> last = lastDecisions(noted);
        return rows.stream()
                .map(row -> {
                    NotedIrregularity one = (NotedIrregularity) row[0];
                    return new Line(one.id(), one.shown(), (Sitting) row[1], Optional.ofNullable(last.get(one.id())));
                })
                .toList();
    }

    private Map<String, CaseDecision> lastDecisions(Collection<NotedIrregularity> noted) {
        Map<String, CaseDecision> last = new HashMap<>();
        if (!noted.isEmpty()) {
            em.createQuery(
                            "select d from CaseDecision d where d.irregularityId in :noted order by d.id",
                            CaseDecision.class)
                    .setParameter(
                            "noted", noted.stream().map(NotedIrregularity::id).toList())
                    .getResultList()
                    .forEach(one -> last.put(one.irregularity(), one));
        }
        return last;
    }

    /** An irregularity and all that came of it, for those who may read all. */
    public Optional<IrregularityCase> find(String id) {
        return noted(id).map(one -> opened(one, sitting(one)));
    }

    /** The same, if this person invigilated the sitting. */
    public Optional<IrregularityCase> invigilatedBy(String id, Actor trainer) {
        return noted(id)
                .filter(one -> sitting(one).invigilator().value().equals(trainer.id()))
                .map(one -> opened(one, sitting(one)));
    }

    private Optional<NotedIrregularity> noted(String id) {
        return Reference.isWellFormed(id)
                ? Optional.ofNullable(em.find(NotedIrregularity.class, id))
                : Optional.empty();
    }

    private Sitting sitting(NotedIrregularity noted) {
        return Objects.requireNonNull(em.find(Sitting.class, noted.sitting().value()));
    }

    private IrregularityCase opened(NotedIrregularity noted, Sitting sitting) {
        Irregularity shown = noted.shown();
        return new IrregularityCase(
                noted.id(),
                sitting,
                shown,
                concerned(sitting.ref(), shown.candidates()),
                em.createQuery(
                                "select e from CaseEntry e where e.irregularityId = :noted order by e.id",
                                CaseEntry.class)
                        .setParameter("noted", noted.id())
                        .getResultList(),
                exhibits(noted.id()),
                decisions(noted.id()));
    }

    private List<IrregularityCase.Concerned> concerned(SittingRef sitting, List<CandidateRef> refs) {
        if (refs.isEmpty()) {
            return List.of();
        }
        Map<CandidateRef, Candidate> people = candidates.byRef(refs);
        Map<String, ScriptRef> scripts = new HashMap<>();
        em.createQuery(
                        "select s.candidateId, s.id from Script s where s.sittingId = :sitting and s.candidateId in :who",
                        Object[].class)
                .setParameter("sitting", sitting.value())
                .setParameter("who", refs.stream().map(CandidateRef::value).toList())
                .getResultList()
                .forEach(row -> scripts.put((String) row[0], new ScriptRef((String) row[1])));
        return refs.stream()
                .filter(people::containsKey)
                .map(ref -> new IrregularityCase.Concerned(
                        Objects.requireNonNull(people.get(ref)), scripts.get(ref.value())))
                .toList();
    }

    private List<IrregularityCase.Exhibit> exhibits(String noted) {
        return em
                .createQuery(
                        "select e, f from CaseEvidence e, StoredFile f where f.id = e.fileId"
                                + " and e.irregularityId = :noted order by f.id",
                        Object[].class)
                .setParameter("noted", noted)
                .getResultList()
                .stream()
                .map(row -> {
                    StoredFile file = (StoredFile) row[1];
                    return new IrregularityCase.Exhibit(
                            (CaseEvidence) row[0], file.name(), file.bytes(), file.digest());
                })
                .toList();
    }

    private List<CaseDecision> decisions(String noted) {
        return em.createQuery(
                        "select d from CaseDecision d where d.irregularityId = :noted order by d.id",
                        CaseDecision.class)
                .setParameter("noted", noted)
                .getResultList();
    }

    /**
     * Why this person may add nothing to an irregularity, if that is so: witnesses and evidence are added by the
     * invigilator until the record is signed, and by the office at any time.
     */
    public Optional<Refusal> mayAdd(IrregularityCase about, Actor by) {
        if (isOffice(by)) {
            return Optional.empty();
        }
        if (!about.sitting().invigilator().value().equals(by.id())) {
            return Optional.of(Refusal.of("not-allowed"));
        }
        boolean signed =
                em.createQuery("select count(r) from RecordSignature r where r.sittingId = :sitting", Long.class)
                                .setParameter("sitting", about.sitting().getId())
                                .getSingleResult()
                        > 0;
        return signed ? Optional.of(Refusal.of("record-signed-already")) : Optional.empty();
    }

    private boolean isOffice(Actor by) {
        return accounts.find(new AccountRef(by.id()))
                .filter(IrregularityCases::isOffice)
                .isPresent();
    }

    private static boolean isOffice(Account account) {
        return account.roles().contains(Role.ADMINISTRATOR) && !account.isDisabled();
    }

    private IrregularityCase toAddTo(String id, Actor by) {
        IrregularityCase about =
                find(id).orElseThrow(() -> Refusal.of("not-found").asException());
        Refusal.refuse(mayAdd(about, by));
        return about;
    }

    /**
     * Adds somebody who was there and what they say.
     *
     * @param capacity what they were there as, such as a technician of the school
     * @throws org.examhall.kernel.Refused {@code irregularity-witness} if a text is missing or too long, or the reason
     *     for which this person adds nothing
     */
    public void addWitness(String id, String name, String capacity, String statement, Actor by) {
        IrregularityCase about = toAddTo(id, by);
        if (isWrong(name, LONGEST_NAME) || isWrong(capacity, LONGEST_NAME) || isWrong(statement, LONGEST_WORDS)) {
            throw Refusal.of("irregularity-witness", LONGEST_WORDS).asException();
        }
        em.persist(new CaseEntry(
                Reference.fresh(clock),
                about.id(),
                CaseEntry.Kind.WITNESS,
                name.strip(),
                capacity.strip(),
                statement.strip(),
                by,
                clock.instant()));
        audit.record(by, "irregularity-witness-added", "irregularity", about.id(), "");
    }

    private static boolean isWrong(String text, int longest) {
        return text.isBlank() || text.strip().length() > longest;
    }

    /**
     * Adds a file that shows something.
     *
     * @throws org.examhall.kernel.Refused {@code evidence-kind} or {@code evidence-size} for a file that is not taken,
     *     {@code evidence-note} without a word on what it shows, or the reason for which this person adds nothing
     */
    public void addEvidence(String id, String name, byte[] bytes, String note, Actor by) {
        IrregularityCase about = toAddTo(id, by);
        if (isWrong(note, LONGEST_NOTE)) {
            throw Refusal.of("evidence-note", LONGEST_NOTE).asException();
        }
        String file = files.keep(EvidenceFiles.taken(name, bytes));
        em.persist(new CaseEvidence(file, about.id(), note.strip(), by, clock.instant()));
        audit.record(by, "irregularity-evidence-added", "irregularity", about.id(), file);
    }

    /** Shows a piece of evidence, which is written down in the same transaction: nobody sees it without a trace. */
    public FileContent showEvidence(String file, Actor by) {
        CaseEvidence evidence = Reference.isWellFormed(file) ? em.find(CaseEvidence.class, file) : null;
        if (evidence == null) {
            throw Refusal.of("not-found").asException();
        }
        audit.record(by, "irregularity-evidence-seen", "irregularity", evidence.irregularity(), file);
        return files.read(file);
    }

    /**
     * Adds what the office did or found out.
     *
     * @throws org.examhall.kernel.Refused {@code not-allowed} to others, {@code irregularity-words} without words
     */
    public void followUp(String id, String words, Actor by) {
        NotedIrregularity about = forTheOffice(id, by);
        if (isWrong(words, LONGEST_WORDS)) {
            throw Refusal.of("irregularity-words", LONGEST_WORDS).asException();
        }
        em.persist(new CaseEntry(
                Reference.fresh(clock),
                about.id(),
                CaseEntry.Kind.FOLLOW_UP,
                "",
                "",
                words.strip(),
                by,
                clock.instant()));
        audit.record(by, "irregularity-followed-up", "irregularity", about.id(), "");
    }

    private NotedIrregularity forTheOffice(String id, Actor by) {
        if (!isOffice(by)) {
            throw Refusal.of("not-allowed").asException();
        }
        return noted(id).orElseThrow(() -> Refusal.of("not-found").asException());
    }

    /** Why this administrator does not decide this irregularity, if that is so. */
    public Optional<Refusal> mayDecide(IrregularityCase about, Actor by) {
        NotedIrregularity noted = noted(about.id()).orElseThrow();
        return objection(noted, about.sitting(), by);
    }

    private Optional<Refusal> objection(NotedIrregularity noted, Sitting sitting, Actor by) {
        boolean others = accounts.all().stream()
                .anyMatch(account -> isOffice(account) && !account.getId().equals(by.id()));
        return DecisionPolicy.objection(noted.notedBy(), sitting.invigilator().value(), by, others);
    }

    /**
     * Decides an irregularity, or decides it anew.
     *
     * @throws org.examhall.kernel.Refused {@code not-allowed} to others than the office, {@code irregularity-own},
     *     {@code irregularity-reason} without a reason, or what an observer of {@link IrregularityDecided} has against
     *     it
     */
    public void decide(String id, Verdict verdict, String reason, Actor by) {
        NotedIrregularity noted = forTheOffice(id, by);
        Sitting sitting = sitting(noted);
        Refusal.refuse(objection(noted, sitting, by));
        Refusal.refuse(DecisionPolicy.reason(reason));
        decided.fire(new IrregularityDecided(sitting.ref(), noted.shown().candidates(), verdict));
        em.persist(new CaseDecision(Reference.fresh(clock), noted.id(), verdict, reason.strip(), by, clock.instant()));
        audit.record(by, "irregularity-decided", "irregularity", noted.id(), verdict.name());
    }

    /** Whose results the irregularities of a sitting keep back. */
    public Holds holds(SittingRef sitting) {
        List<NotedIrregularity> noted = em.createQuery(
                        "select distinct i from NotedIrregularity i left join fetch i.candidates"
                                + " where i.sittingId = :sitting order by i.id",
                        NotedIrregularity.class)
                .setParameter("sitting", sitting.value())
                .getResultList();
        Map<String, CaseDecision> last = lastDecisions(noted);
        return Holds.of(noted.stream()
                .map(one -> new Holds.Decided(
                        one.shown().candidates(),
                        Optional.ofNullable(last.get(one.id())).map(CaseDecision::getVerdict)))
                .toList());
    }

    void tell(@Observes Waiting waiting) {
        waiting.add(
                "irregularities-open",
                count(new CaseSearch(null, true, null)),
                "/sitting/irregularities.xhtml?state=open");
    }
}
