package org.examhall.course;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import org.examhall.account.AccountRef;
import org.examhall.account.Actor;
import org.examhall.kernel.Refusal;
import org.jspecify.annotations.NullUnmarked;

/**
 * What somebody on a run writes on the exercise of a lesson. It is a draft, which nobody else sees, until it is handed
 * in. The trainer accepts it or asks the learner to look again; then the learner goes on with the draft and hands in
 * anew, while the trainer still has what was handed in before.
 */
@Entity
@Table(name = "exercise_answer")
@NullUnmarked // JPA fills the fields
public class ExerciseAnswer {

    /** In characters; a page and a half of a small hand. */
    public static final int LONGEST = 8000;

    static final int LONGEST_REMARK = 4000;

    /** How far it is. */
    public enum State {
        DRAFT,
        HANDED_IN,
        AGAIN,
        ACCEPTED
    }

    @Id
    private String id;

    @Column(name = "enrolment_id")
    private String enrolmentId;

    @Column(name = "run_id")
    private String runId;

    @Column(name = "account_id")
    private String accountId;

    private String lesson;

    @Enumerated(EnumType.STRING)
    private State state;

    private String words;

    @Column(name = "file_id")
    private String fileId;

    @Column(name = "file_name")
    private String fileName;

    @Column(name = "saved_at")
    private Instant savedAt;

    @Column(name = "handed_words")
    private String handedWords;

    @Column(name = "handed_file_id")
    private String handedFileId;

    @Column(name = "handed_file_name")
    private String handedFileName;

    @Column(name = "handed_in_at")
    private Instant handedInAt;

    private String remark;

    @Column(name = "remarked_at")
    private Instant remarkedAt;

    @Column(name = "remarked_by_name")
    private String remarkedByName;

    @Version
    private long version;

    ExerciseAnswer() {}

    ExerciseAnswer(String id, Enrolment enrolment, LessonRef lesson, Instant now) {
        this.id = id;
        this.enrolmentId = enrolment.getId();
        this.runId = enrolment.run().value();
        this.accountId = enrolment.account().value();
        this.lesson = lesson.value();
        this.state = State.DRAFT;
        this.words = "";
        this.fileName = "";
        this.savedAt = now;
        this.handedWords = "";
        this.handedFileName = "";
        this.remark = "";
        this.remarkedByName = "";
    }

    /**
     * Keeps what has been written so far.
     *
     * @param seen when that was kept which the writer had before them, in milliseconds since 1970; 0 for nothing
     */
    Optional<Refusal> write(String text, long seen, Instant now) {
        if (!isOpen()) {
            return Optional.of(Refusal.of("exercise-handed-in"));
        }
        String kept = text.replace("\r\n", "\n");
        if (kept.length() > LONGEST) {
            return Optional.of(Refusal.of("exercise-too-long", LONGEST));
        }
        if (!words.isEmpty() && !words.equals(kept) && seen != savedAt.toEpochMilli()) {
            return Optional.of(Refusal.of("exercise-changed"));
        }
        words = kept;
        savedAt = now;
        return Optional.empty();
    }

    /** Puts a file to it, in place of one that was there; an empty key takes it away. */
    Optional<Refusal> attach(String file, String name, Instant now) {
        if (!isOpen()) {
            return Optional.of(Refusal.of("exercise-handed-in"));
        }
        fileId = file.isEmpty() ? null : file;
        fileName = name;
        savedAt = now;
        return Optional.empty();
    }

    /** Shows it to the trainer as it stands. */
    Optional<Refusal> handIn(Instant now) {
        if (!isOpen()) {
            return Optional.of(Refusal.of("exercise-handed-in"));
        }
        if (words.isBlank() && fileId == null) {
            return Optional.of(Refusal.of("exercise-empty"));
        }
        handedWords = words;
        handedFileId = fileId;
        handedFileName = fileName;
        handedInAt = now;
        state = State.HANDED_IN;
        return Optional.empty();
    }

    /** The trainer's word on what was handed in. It may be thought over. */
    Optional<Refusal> remark(boolean accepted, String text, Actor by, Instant now) {
        if (handedInAt == null) {
            return Optional.of(Refusal.of("exercise-not-handed-in"));
        }
        if (text.length() > LONGEST_REMARK) {
            return Optional.of(Refusal.of("exercise-too-long", LONGEST_REMARK));
        }
        if (!accepted && text.isBlank()) {
            return Optional.of(Refusal.of("exercise-remark-missing"));
        }
        remark = text;
        remarkedAt = now;
        remarkedByName = by.name();
        state = accepted ? State.ACCEPTED : State.AGAIN;
        return Optional.empty();
    }

    /** Whether the learner may write. */
    public boolean isOpen() {
        return state == State.DRAFT || state == State.AGAIN;
    }

    public String getId() {
        return id;
    }

    public RunRef run() {
        return new RunRef(runId);
    }

    public AccountRef account() {
        return new AccountRef(accountId);
    }

    public LessonRef lesson() {
        return LessonRef.parse(lesson).orElseThrow();
    }

    public State getState() {
        return state;
    }

    public String getWords() {
        return words;
    }

    /** The key of the file that belongs to the draft; null if there is none. */
    public String getFileId() {
        return fileId;
    }

    public String getFileName() {
        return fileName;
    }

    public Instant getSavedAt() {
        return savedAt;
    }

    public String getHandedWords() {
        return handedWords;
    }

    /** The key of the file that was handed in; null if there was none. */
    public String getHandedFileId() {
        return handedFileId;
    }

    public String getHandedFileName() {
        return handedFileName;
    }

    /** When it was last handed in; null while it never was. */
    public Instant getHandedInAt() {
        return handedInAt;
    }

    public String getRemark() {
        return remark;
    }

    /** When the trainer last said something; null while they have not. */
    public Instant getRemarkedAt() {
        return remarkedAt;
    }

    public String getRemarkedByName() {
        return remarkedByName;
    }
}
