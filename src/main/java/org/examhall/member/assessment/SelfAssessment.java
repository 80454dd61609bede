package org.examhall.member.assessment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.examhall.account.AccountRef;
import org.examhall.course.Questionnaire;
import org.examhall.kernel.Refusal;
import org.jspecify.annotations.NullUnmarked;

/**
 * A look at one's own school on some day. It is filled in process by process, may be left and taken up again, and is
 * finished once; then it stays as it is, to be compared with the next one.
 */
@Entity
@Table(name = "self_assessment")
@NullUnmarked // JPA fills the fields
public class SelfAssessment {

    @Id
    private String id;

    @Column(name = "account_id")
    private String accountId;

    private String answers;

    @Column(name = "begun_at")
    private Instant begunAt;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Column(name = "finished_at")
    private Instant finishedAt;

    @Version
    private long version;

    SelfAssessment() {}

    SelfAssessment(String id, AccountRef account, Instant now) {
        this.id = id;
        this.accountId = account.value();
        this.answers = "";
        this.begunAt = now;
        this.changedAt = now;
    }

    /** Answers questions of one process, by their places; what was answered before and is not named stays. */
    Optional<Refusal> answer(Questionnaire.Subject process, Map<Integer, Degree> given, Instant now) {
        if (isFinished()) {
            return Optional.of(Refusal.of("assessment-finished"));
        }
        Answers known = answers();
        for (Map.Entry<Integer, Degree> one : given.entrySet()) {
            if (one.getKey() < 0 || one.getKey() >= process.questions().size()) {
                return Optional.of(Refusal.of("not-found"));
            }
            known = known.with(Map.of(Answers.name(process.id(), one.getKey()), one.getValue()));
        }
        answers = known.text();
        changedAt = now;
        return Optional.empty();
    }

    /** Closes it, as soon as one process has all its answers. */
    Optional<Refusal> finish(Questionnaire questionnaire, Instant now) {
        if (isFinished()) {
            return Optional.of(Refusal.of("assessment-finished"));
        }
        if (maturities(questionnaire).stream().noneMatch(Maturity::isComplete)) {
            return Optional.of(Refusal.of("assessment-empty"));
        }
        finishedAt = now;
        return Optional.empty();
    }

    /** How mature each process is, in the order of the questionnaire. */
    public List<Maturity> maturities(Questionnaire questionnaire) {
        Answers known = answers();
        return questionnaire.processes().stream()
                .map(process -> Maturity.of(process, known))
                .toList();
    }

    public Answers answers() {
        return Answers.read(answers);
    }

    public AssessmentRef ref() {
        return new AssessmentRef(id);
    }

    public Instant getBegunAt() {
        return begunAt;
    }

    public Instant getChangedAt() {
        return changedAt;
    }

    public Instant getFinishedAt() {
        return finishedAt;
    }

    public boolean isFinished() {
        return finishedAt != null;
    }
}
