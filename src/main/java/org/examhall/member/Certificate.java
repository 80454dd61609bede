package org.examhall.member;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.examhall.account.Account;
import org.examhall.kernel.Language;
import org.jspecify.annotations.NullUnmarked;

/** That somebody has completed a course for members, on a day; written once, never changed. */
@Entity
@Table(name = "completion")
@NullUnmarked // JPA fills the fields
public class Certificate {

    @Id
    private String id;

    @SuppressWarnings("UnusedVariable") // queries read the field
    @Column(name = "account_id")
    private String accountId;

    private String course;
    private String audience;

    @Column(name = "number_written")
    private String number;

    private String name;
    private String language;
    private int lessons;
    private int questions;

    @Column(name = "right_answers")
    private int right;

    @Column(name = "completed_on")
    private LocalDate completedOn;

    Certificate() {}

    Certificate(
            String id,
            CertificateNumber number,
            Account account,
            String course,
            String audience,
            Standing standing,
            Language language,
            LocalDate completedOn) {
        this.id = id;
        this.number = number.value();
        this.accountId = account.getId();
        this.course = course;
        this.audience = audience;
        this.name = account.getName();
        this.language = language.tag();
        this.lessons = standing.lessons();
        this.questions = standing.questions();
        this.right = standing.right();
        this.completedOn = completedOn;
    }

    public String getNumber() {
        return number;
    }

    public String getCourse() {
        return course;
    }

    /** Staff or parents, as the course names them. */
    public String getAudience() {
        return audience;
    }

    public String getName() {
        return name;
    }

    /** All that a stranger learns of who it is. */
    public String getInitials() {
        return Arrays.stream(name.split("[\\s-]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)) + ".")
                .collect(Collectors.joining(" "));
    }

    public Language language() {
        return Language.of(language);
    }

    public int getLessons() {
        return lessons;
    }

    public int getQuestions() {
        return questions;
    }

    public int getRight() {
        return right;
    }

    public LocalDate getCompletedOn() {
        return completedOn;
    }
}
