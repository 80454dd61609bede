package org.examhall.sitting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Set;
import org.examhall.account.AccountRef;
import org.examhall.account.Accounts;
import org.examhall.account.Role;
import org.examhall.candidate.CandidateRef;
import org.examhall.candidate.Interests;
import org.examhall.entry.Entries;
import org.examhall.entry.Entry;
import org.examhall.kernel.Waiting;
import org.examhall.partner.Accreditations;

/** Who may be in charge of which sitting: asked when one is planned, and again when its record is signed. */
@ApplicationScoped
@Transactional
public class Invigilators {

    private static final int AHEAD_DAYS = 14;

    @Inject
    Accounts accounts;

    @Inject
    Accreditations accreditations;

    @Inject
    Interests interests;

    @Inject
    Entries entries;

    @Inject
    Agenda agenda;

    /** Whether the invigilator of a sitting may be in charge of it. */
    public Fitness fitness(Sitting sitting) {
        return fitness(sitting, sitting.invigilator());
    }

    /** Whether this person may be in charge of a sitting, as it is planned and entered for now. */
    public Fitness fitness(Sitting sitting, AccountRef person) {
        Set<CandidateRef> ties = interests.in(person);
        long tied = ties.isEmpty()
                ? 0
                : entries.at(sitting.ref()).stream()
                        .map(Entry::candidate)
                        .filter(ties::contains)
                        .count();
        LocalDate day = LocalDate.ofInstant(sitting.getScheduledAt(), sitting.getZone());
        return FitnessPolicy.decide(
                trains(person), accreditations.admit(person, sitting.getBlueprint(), day), (int) tied);
    }

    private boolean trains(AccountRef person) {
        return accounts.find(person)
                .filter(account -> account.roles().contains(Role.TRAINER) && !account.isDisabled())
                .isPresent();
    }

    /** Whether this person may be in charge of a sitting for which nobody is entered yet. */
    Fitness fitness(AccountRef person, String exam, LocalDate day) {
        return FitnessPolicy.decide(trains(person), accreditations.admit(person, exam, day), 0);
    }

    /** Sittings of the next weeks that need another invigilator, or an accreditation. */
    void tell(@Observes Waiting waiting) {
        for (Sitting sitting : agenda.coming(AHEAD_DAYS)) {
            if (sitting.getState() != Sitting.State.CLOSED
                    && !fitness(sitting).objections().isEmpty()) {
                waiting.add(
                        "sitting-unfit",
                        sitting.getTitle() + ", " + sitting.getVenueName(),
                        "/sitting/entries.xhtml?sitting=" + sitting.getId());
            }
        }
    }

    /** Whether the invigilator of a sitting has an interest in this candidate. */
    boolean isInterested(Sitting sitting, CandidateRef candidate) {
        return interests.in(sitting.invigilator()).contains(candidate);
    }
}
