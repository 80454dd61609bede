package org.examhall.course;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.examhall.account.AccountRef;
import org.jspecify.annotations.NullUnmarked;

/**
 * What a reader marked in a lesson, with a note or without. It is tied to the words it quotes, to what stands around
 * them and to where they stood, so that it is found again when the lesson has been mended elsewhere.
 */
@Entity
@Table(name = "study_note")
@NullUnmarked // JPA fills the fields
public class StudyNote {

    @Id
    private String id;

    @Column(name = "account_id")
    private String accountId;

    private String lesson;

    private String quotation;

    @Column(name = "before_it")
    private String before;

    @Column(name = "after_it")
    private String after;

    private int place;
    private String words;

    @Column(name = "written_at")
    private Instant writtenAt;

    @Version
    private long version;

    StudyNote() {}

    StudyNote(String id, AccountRef account, LessonRef lesson, Quotation at, String words, Instant now) {
        this.id = id;
        this.accountId = account.value();
        this.lesson = lesson.value();
        this.quotation = at.words();
        this.before = at.before();
        this.after = at.after();
        this.place = at.place();
        this.words = words;
        this.writtenAt = now;
    }

    void rewrite(String newWords, Instant now) {
        words = newWords;
        writtenAt = now;
    }

    public String getId() {
        return id;
    }

    public LessonRef lesson() {
        return LessonRef.parse(lesson).orElseThrow();
    }

    public Quotation quotation() {
        return new Quotation(quotation, before, after, place);
    }

    /** What the reader wrote; empty for a mere highlight. */
    public String getWords() {
        return words;
    }

    public Instant getWrittenAt() {
        return writtenAt;
    }
}
