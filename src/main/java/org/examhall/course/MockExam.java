package org.examhall.course;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.examhall.account.AccountRef;
import org.examhall.kernel.Language;
import org.jspecify.annotations.NullUnmarked;

/**
 * An exam to practise with, made of check questions of a course. Its time runs from the beginning, whether somebody
 * sits at it or not; it ends when it is handed in, or when the time is up. What counts then are the answers that have
 * arrived.
 */
@Entity
@Table(name = "mock_exam")
@NullUnmarked // JPA fills the fields
public class MockExam {

    /** Answers given in the last moment may still be on their way. */
    static final Duration GRACE = Duration.ofSeconds(10);

    @Id
    private String id;

    @Column(name = "account_id")
    private String accountId;

    private String course;
    private String language;
    private String checks;

    @Column(name = "begun_at")
    private Instant begunAt;

    @Column(name = "ends_at")
    private Instant endsAt;

    @Column(name = "handed_in_at")
    private Instant handedInAt;

    @Column(name = "right_answers")
    private int rightAnswers;

    @Version
    private long version;

    MockExam() {}

    MockExam(MockRef ref, AccountRef account, Course course, List<Check> checks, Duration time, Instant now) {
        this.id = ref.value();
        this.accountId = account.value();
        this.course = course.id();
        this.language = course.language().tag();
        this.checks = checks.stream().map(check -> check.ref().id()).collect(Collectors.joining(" "));
        this.begunAt = now;
        this.endsAt = now.plus(time);
    }

    /** Ends it; what has been ended stays as it is. */
    void handIn(int right, Instant now) {
        if (handedInAt == null) {
            rightAnswers = right;
            handedInAt = now.isBefore(endsAt) ? now : endsAt;
        }
    }

    /** Whether an answer that arrives now still counts. */
    boolean takes(Instant now) {
        return handedInAt == null && now.isBefore(endsAt.plus(GRACE));
    }

    /** Whether the time is up and nobody has noted it yet. */
    boolean isOver(Instant now) {
        return handedInAt == null && !takes(now);
    }

    /** The questions in their order. */
    List<CheckRef> checks() {
        return Arrays.stream(checks.split(" "))
                .map(check -> new CheckRef(course, check))
                .toList();
    }

    public MockRef ref() {
        return new MockRef(id);
    }

    public String getId() {
        return id;
    }

    public AccountRef account() {
        return new AccountRef(accountId);
    }

    public String getCourse() {
        return course;
    }

    public Language getLanguage() {
        return Language.of(language);
    }

    public int getQuestions() {
        return checks().size();
    }

    public Instant getBegunAt() {
        return begunAt;
    }

    public Instant getEndsAt() {
        return endsAt;
    }

    public Duration getTime() {
        return Duration.between(begunAt, endsAt);
    }

    public boolean isHandedIn() {
        return handedInAt != null;
    }

    /** When it ended; null while it is open. */
    public Instant getHandedInAt() {
        return handedInAt;
    }

    /** How many answers were right, once it is handed in. */
    public int getRightAnswers() {
        return rightAnswers;
    }

    /** In per cent of its questions, rounded down. */
    public int getPercent() {
        return rightAnswers * 100 / getQuestions();
    }
}
