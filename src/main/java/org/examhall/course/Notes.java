package org.examhall.course;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.examhall.account.Account;
import org.examhall.kernel.Language;
import org.examhall.kernel.Reference;
import org.examhall.kernel.Refusal;

/** Highlights and notes of readers. They are their own: nobody else is shown them. */
@ApplicationScoped
@Transactional
public class Notes {

    static final int LONGEST = 4000;

    /** More in one lesson would be a copy of it. */
    static final int MOST = 200;

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Readers readers;

    /** What this reader marked in a lesson, in the order of its text. */
    public List<StudyNote> of(LessonRef lesson, Account reader) {
        requireLesson(lesson, reader);
        return em.createQuery(
                        "select n from StudyNote n where n.accountId = :account and n.lesson = :lesson"
                                + " order by n.place, n.id",
                        StudyNote.class)
                .setParameter("account", reader.getId())
                .setParameter("lesson", lesson.value())
                .getResultList();
    }

    /** What this reader marked in a course that is open to them, by its lessons; one query. */
    public List<LessonNotes> in(Course course, Account reader) {
        List<StudyNote> notes = em.createQuery(
                        "select n from StudyNote n where n.accountId = :account and n.lesson like :lessons"
                                + " order by n.place, n.id",
                        StudyNote.class)
                .setParameter("account", reader.getId())
                .setParameter("lessons", Dotted.join(course.id(), "%"))
                .getResultList();
        return LessonNotes.of(course, notes);
    }

    /**
     * Marks words of a lesson.
     *
     * @param words the note; empty for a mere highlight
     * @throws org.examhall.kernel.Refused {@code body-malformed}, {@code note-too-long}, {@code note-too-many}
     */
    public StudyNote write(LessonRef lesson, Quotation at, String words, Account reader) {
        if (!at.isSound()) {
            throw Refusal.of("body-malformed").asException();
        }
        requireLength(words);
        if (of(lesson, reader).size() >= MOST) {
            throw Refusal.of("note-too-many", MOST).asException();
        }
        StudyNote note =
                new StudyNote(Reference.fresh(clock), reader.ref(), lesson, at, words.strip(), clock.instant());
        em.persist(note);
        return note;
    }

    public void rewrite(String id, String words, Account reader) {
        requireLength(words);
        own(id, reader).rewrite(words.strip(), clock.instant());
    }

    public void remove(String id, Account reader) {
        em.remove(own(id, reader));
    }

    private StudyNote own(String id, Account reader) {
        return em.createQuery("select n from StudyNote n where n.id = :id and n.accountId = :account", StudyNote.class)
                .setParameter("id", id)
                .setParameter("account", reader.getId())
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> Refusal.of("not-found").asException());
    }

    private void requireLesson(LessonRef lesson, Account reader) {
        Course course = readers.require(lesson.course(), Language.EN, Optional.of(reader));
        if (course.lesson(lesson.id()).isEmpty()) {
            throw Refusal.of("not-found").asException();
        }
    }

    private static void requireLength(String words) {
        if (words.length() > LONGEST) {
            throw Refusal.of("note-too-long", LONGEST).asException();
        }
    }
}
