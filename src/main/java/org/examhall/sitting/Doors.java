package org.examhall.sitting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.examhall.account.Actor;
import org.examhall.account.AuditTrail;
import org.examhall.candidate.Candidate;
import org.examhall.candidate.CandidateRef;
import org.examhall.candidate.Candidates;
import org.examhall.entry.SittingRef;
import org.examhall.kernel.Refusal;

/**
 * The door of a room, for candidates without a keycode: the code on the wall opens a list of the names that have not
 * come in yet, and nothing else; who chooses a name waits until the invigilator has confirmed it. There is a code only
 * while the sitting is open, and the door is shut when everybody is in.
 */
@ApplicationScoped
@Transactional
public class Doors {

    @PersistenceContext
    EntityManager em;

    @Inject
    Sittings sittings;

    @Inject
    Candidates candidates;

    @Inject
    SeatRequests requests;

    @Inject
    AuditTrail audit;

    /** A name that can be chosen. */
    public record Name(ScriptRef script, String name) {
        public String getScript() {
            return script.value();
        }

        public String getName() {
            return name;
        }
    }

    /**
     * The code of a sitting's door, made when it is first asked for.
     *
     * @throws org.examhall.kernel.Refused {@code sitting-not-open}
     */
    public DoorCode codeOf(SittingRef ref) {
        Sitting sitting = sittings.find(ref)
                .filter(one -> one.getState() == Sitting.State.OPEN)
                .orElseThrow(() -> Refusal.of("sitting-not-open").asException());
        return sitting.door().orElseGet(() -> sittings.lock(ref).openDoor(DoorCode.fresh()));
    }

    /**
     * The names behind a door, in alphabetical order as far as the computer's own order goes.
     *
     * @throws org.examhall.kernel.Refused {@code door-unknown}
     */
    public List<Name> names(DoorCode code) {
        List<Script> expected = em.createQuery(
                        "select s from Script s where s.sittingId = :sitting and s.state = :expected", Script.class)
                .setParameter("sitting", behind(code).getId())
                .setParameter("expected", ScriptState.EXPECTED)
                .getResultList();
        Map<CandidateRef, Candidate> people =
                candidates.byRef(expected.stream().map(Script::candidate).toList());
        List<Name> names = new ArrayList<>();
        for (Script script : expected) {
            Optional.ofNullable(people.get(script.candidate()))
                    .ifPresent(person -> names.add(new Name(script.ref(), person.getName())));
        }
        names.sort(Comparator.comparing(Name::name, String.CASE_INSENSITIVE_ORDER));
        return names;
    }

    private Sitting behind(DoorCode code) {
        return em.createQuery("select s from Sitting s where s.doorCode = :code and s.state = :open", Sitting.class)
                .setParameter("code", code.value())
                .setParameter("open", Sitting.State.OPEN)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> Refusal.of("door-unknown").asException());
    }

    /**
     * Somebody says to be this candidate; the invigilator is asked.
     *
     * @return the token for the asking browser
     * @throws org.examhall.kernel.Refused {@code door-unknown}, {@code not-found}, {@code candidate-present-already} or
     *     {@code seat-asked-often}
     */
    public String choose(DoorCode code, ScriptRef chosen) {
        Sitting sitting = behind(code);
        Script script = em.createQuery(
                        "select s from Script s where s.id = :id and s.sittingId = :sitting", Script.class)
                .setParameter("id", chosen.value())
                .setParameter("sitting", sitting.getId())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst()
                .orElseThrow(() -> Refusal.of("not-found").asException());
        if (script.getState() != ScriptState.EXPECTED) {
            throw Refusal.of("candidate-present-already").asException();
        }
        String token = requests.ask(script, SeatRequest.Kind.NAME);
        Actor somebody = new Actor(script.entry().value(), "Candidate");
        audit.record(somebody, "seat-asked", "script", script.getId(), "");
        return token;
    }
}
