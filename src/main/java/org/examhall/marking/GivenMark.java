package org.examhall.marking;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.examhall.account.AccountRef;
import org.examhall.account.Actor;
import org.examhall.kernel.Refusal;
import org.jspecify.annotations.NullUnmarked;

/** A mark as somebody gave it. It is never changed: whoever thinks again gives another, and the last one holds. */
@Entity
@Table(name = "given_mark")
@NullUnmarked // JPA fills the fields
public class GivenMark {

    /** In which capacity a mark was given. */
    public enum Place {
        FIRST,
        SECOND,
        MODERATOR
    }

    /**
     * What somebody says of an answer.
     *
     * @param criteria marks for each criterion of the rubric
     * @param note for a moderator to read; may be empty
     * @param referred whether a moderator has to look, whatever the marks
     * @param why the reason, where one is needed: of a moderator, or of whoever thinks again
     */
    public record Judgement(List<BigDecimal> criteria, String note, boolean referred, String why) {

        static final int LONGEST_NOTE = 2_000;
        static final int LONGEST_WHY = 300;

        public Judgement {
            criteria = List.copyOf(criteria);
            note = note.strip();
            why = why.strip();
        }

        /** Why this cannot be said of an answer that is marked by this rubric, if so. */
        Optional<Refusal> refusal(Rubric rubric) {
            if (note.length() > LONGEST_NOTE || why.length() > LONGEST_WHY) {
                return Optional.of(Refusal.of("judgement-long", LONGEST_NOTE, LONGEST_WHY));
            }
            if (referred && note.isEmpty()) {
                return Optional.of(Refusal.of("referral-needs-note"));
            }
            return rubric.refusal(criteria);
        }

        BigDecimal marks() {
            return criteria.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    @Id
    private String id;

    @Column(name = "answer_id")
    private String answerId;

    @Column(name = "script_id")
    private String scriptId;

    @Column(name = "item_position")
    private int position;

    @Enumerated(EnumType.STRING)
    private Place place;

    @Column(name = "account_id")
    private String accountId;

    @Column(name = "account_name")
    private String accountName;

    private BigDecimal marks;
    private String criteria;
    private String note;
    private int referred;
    private String why;
    private int seconds;

    @Column(name = "given_at")
    private Instant givenAt;

    GivenMark() {}

    GivenMark(String id, AnswerToMark answer, Place place, Judgement judgement, int seconds, Actor by, Instant now) {
        this.id = id;
        this.answerId = answer.getId();
        this.scriptId = answer.script().value();
        this.position = answer.getPosition();
        this.place = place;
        this.accountId = by.id();
        this.accountName = by.name();
        this.marks = judgement.marks();
        this.criteria =
                judgement.criteria().stream().map(BigDecimal::toPlainString).collect(Collectors.joining(";"));
        this.note = judgement.note();
        this.referred = judgement.referred() ? 1 : 0;
        this.why = judgement.why();
        this.seconds = seconds;
        this.givenAt = now;
    }

    String answer() {
        return answerId;
    }

    public Place getPlace() {
        return place;
    }

    public AccountRef by() {
        return new AccountRef(accountId);
    }

    public String getName() {
        return accountName;
    }

    public BigDecimal getMarks() {
        return marks;
    }

    /** Marks for each criterion, in the order of the rubric. */
    public List<BigDecimal> getCriteria() {
        return Arrays.stream(criteria.split(";")).map(BigDecimal::new).toList();
    }

    public String getNote() {
        return note;
    }

    public boolean isReferred() {
        return referred == 1;
    }

    public String getWhy() {
        return why;
    }

    /** How long the answer was before the marker. */
    public int getSeconds() {
        return seconds;
    }

    public Instant getGivenAt() {
        return givenAt;
    }
}
