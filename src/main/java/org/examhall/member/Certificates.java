package org.examhall.member;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.examhall.account.Account;
import org.examhall.account.AuditTrail;
import org.examhall.course.CheckCard;
import org.examhall.course.Course;
import org.examhall.course.CourseProgress;
import org.examhall.course.Courses;
import org.examhall.course.Lesson;
import org.examhall.course.Practice;
import org.examhall.course.PracticeState;
import org.examhall.course.Readers;
import org.examhall.course.Study;
import org.examhall.kernel.Language;
import org.examhall.kernel.Reference;
import org.examhall.kernel.Refusal;
import org.examhall.mail.Links;

/** Certificates of completion of the course on internet safety. */
@ApplicationScoped
@Transactional
public class Certificates {

    /** The course for which there is a certificate. */
    public static final String COURSE = "internet-safety";

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Courses courses;

    @Inject
    Readers readers;

    @Inject
    Study study;

    @Inject
    Practice practice;

    @Inject
    Links links;

    @Inject
    AuditTrail audit;

    /** The course, as somebody reads it in this language. */
    public Course course(Language language) {
        return courses.find(COURSE, language)
                .orElseThrow(() -> Refusal.of("not-found").asException());
    }

    /** For whom the course has lessons of their own. */
    public List<String> audiences() {
        return course(Language.EN).lessons().stream()
                .flatMap(lesson -> lesson.audiences().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** Why this account cannot work towards a certificate now, if so. */
    public Optional<Refusal> refusal(Account account) {
        return readers.refusal(Optional.of(account), course(Language.EN));
    }

    /** How far somebody is with the lessons for an audience; two queries. */
    public Standing standing(String audience, Account account) {
        Course course = course(Language.EN);
        List<Lesson> lessons = course.lessons().stream()
                .filter(lesson ->
                        lesson.audiences().isEmpty() || lesson.audiences().contains(audience))
                .toList();
        CourseProgress progress = study.progress(course, account);
        PracticeState state = practice.state(course, account);
        return Standing.of(
                lessons,
                progress::isFinished,
                check -> state.card(check).filter(CheckCard::isRight).isPresent());
    }

    /**
     * Gives the certificate; the one there is, if it was given before.
     *
     * @throws org.examhall.kernel.Refused if the course is not for this account now, {@code not-found} without such an
     *     audience, {@code completion-missing}
     */
    public Certificate claim(String audience, Language language, Account account) {
        Refusal.refuse(refusal(account));
        if (!audiences().contains(audience)) {
            throw Refusal.of("not-found").asException();
        }
        Optional<Certificate> known = of(account).stream()
                .filter(one -> one.getAudience().equals(audience))
                .findFirst();
        return known.orElseGet(() -> give(audience, language, account));
    }

    private Certificate give(String audience, Language language, Account account) {
        Standing standing = standing(audience, account);
        if (!standing.isDone()) {
            throw Refusal.of("completion-missing").asException();
        }
        Certificate certificate = new Certificate(
                Reference.fresh(clock),
                CertificateNumber.fresh(clock),
                account,
                COURSE,
                audience,
                standing,
                language,
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        em.persist(certificate);
        audit.record(account.actor(), "completion-certified", "account", account.getId(), audience);
        return certificate;
    }

    /** Somebody's certificates, the latest first; they stay theirs when a membership has lapsed. */
    public List<Certificate> of(Account account) {
        return em.createQuery(
                        "select c from Certificate c where c.accountId = :account order by c.completedOn desc, c.number",
                        Certificate.class)
                .setParameter("account", account.getId())
                .getResultList();
    }

    /**
     * The document of somebody's own certificate; empty if it is not theirs or does not exist.
     *
     * @return a PDF
     */
    public Optional<byte[]> document(CertificateNumber number, Account account) {
        return of(account).stream()
                .filter(one -> one.getNumber().equals(number.value()))
                .findFirst()
                .map(one -> new CertificateDocument(
                                one,
                                course(one.language()).title(),
                                links.to("/certificate.xhtml?number=" + one.getNumber()))
                        .pdf());
    }

    /** The certificate with this number, whoever asks: it is for showing. */
    public Optional<Certificate> find(CertificateNumber number) {
        return em.createQuery("select c from Certificate c where c.number = :number", Certificate.class)
                .setParameter("number", number.value())
                .getResultStream()
                .findFirst();
    }
}
