package org.examhall.course;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.examhall.account.Account;
import org.examhall.account.AccountRef;
import org.examhall.kernel.Language;
import org.examhall.kernel.Reference;
import org.examhall.kernel.Refusal;

/** Answers to check questions, kept for who gave them. */
@ApplicationScoped
@Transactional
public class Practice {

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    Readers readers;

    /** What an answer was worth. */
    public record Verdict(Check check, Set<Integer> given) {

        public boolean isRight() {
            return check.isRight(given);
        }
    }

    /**
     * Keeps an answer.
     *
     * @param given the places of the chosen options, from 0
     * @throws org.examhall.kernel.Refused {@code not-found}, {@code check-nothing-chosen}, or why the course is not for
     *     them
     */
    public Verdict answer(CheckRef ref, Set<Integer> given, Language language, Account reader) {
        Check check = check(ref, language, reader);
        if (given.isEmpty()
                || given.stream().anyMatch(place -> place >= check.options().size())) {
            throw Refusal.of("check-nothing-chosen").asException();
        }
        card(ref, reader.ref()).answer(check.isRight(given), clock.instant(), today());
        return new Verdict(check, given);
    }

    /** Keeps what somebody answered in a mock exam, whether it was right, as if each question had been practised. */
    void note(Map<CheckRef, Boolean> answered, AccountRef reader) {
        answered.forEach((check, right) -> card(check, reader).answer(right, clock.instant(), today()));
    }

    /** A question, if it is for this reader. */
    public Check check(CheckRef ref, Language language, Account reader) {
        return readers.require(ref.course(), language, Optional.of(reader))
                .check(ref.id())
                .orElseThrow(() -> Refusal.of("not-found").asException());
    }

    private CheckCard card(CheckRef ref, AccountRef reader) {
        return em.createQuery(
                        "select c from CheckCard c where c.accountId = :account and c.checkRef = :check",
                        CheckCard.class)
                .setParameter("account", reader.value())
                .setParameter("check", ref.value())
                .getResultStream()
                .findFirst()
                .orElseGet(() -> {
                    CheckCard card = new CheckCard(Reference.fresh(clock), reader, ref);
                    em.persist(card);
                    return card;
                });
    }

    /** Where somebody stands with the questions of a course; one query. */
    public PracticeState state(Course course, Account reader) {
        return new PracticeState(
                course,
                em.createQuery(
                                "select c from CheckCard c where c.accountId = :account and c.course = :course",
                                CheckCard.class)
                        .setParameter("account", reader.getId())
                        .setParameter("course", course.id())
                        .getResultList(),
                today());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
