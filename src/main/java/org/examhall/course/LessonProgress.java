package org.examhall.course;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.examhall.account.AccountRef;
import org.jspecify.annotations.NullUnmarked;

/** How far somebody is in a lesson: where they stopped last, and whether they have finished it. */
@Entity
@Table(name = "lesson_progress")
@NullUnmarked // JPA fills the fields
public class LessonProgress {

    /** The place at the end of a lesson. */
    static final int END = 1000;

    @Id
    private String id;

    @Column(name = "account_id")
    private String accountId;

    @SuppressWarnings("UnusedVariable") // queries read the field
    private String course;

    @SuppressWarnings("UnusedVariable") // queries read the field
    private String lesson;

    @SuppressWarnings("UnusedVariable") // queries read the field
    private int place;

    @Column(name = "seen_at")
    private Instant seenAt;

    @Column(name = "finished_at")
    private Instant finishedAt;

    @Version
    private long version;

    LessonProgress() {}

    LessonProgress(String id, AccountRef account, LessonRef lesson, Instant now) {
        this.id = id;
        this.accountId = account.value();
        this.course = lesson.course();
        this.lesson = lesson.value();
        this.seenAt = now;
    }

    /** Keeps where the reader is, in thousandths of the lesson's length. */
    void stopAt(int where, Instant now) {
        place = Math.max(0, Math.min(END, where));
        seenAt = now;
    }

    void finish(Instant now) {
        stopAt(END, now);
        finishedAt = now;
    }

    /** The reader wants to read it again. */
    void takeUpAgain(Instant now) {
        stopAt(0, now);
        finishedAt = null;
    }
}
