package org.examhall.course;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.examhall.account.AccountRef;
import org.jspecify.annotations.NullUnmarked;

/**
 * A check question that somebody has answered, like a card in one of five boxes (the learning boxes of Sebastian
 * Leitner). What is answered wrong goes into the first box and is asked again the next day. Each right answer on or
 * after the day when it is due moves it a box further, where it waits longer; out of the last box it counts as learned.
 * What was right from the start never enters a box.
 */
@Entity
@Table(name = "check_card")
@NullUnmarked // JPA fills the fields
public class CheckCard {

    /** How many days a card waits in each box, from the first. */
    private static final List<Integer> WAITS = List.of(1, 2, 4, 9, 20);

    /** Where cards are that do not wait. */
    private static final int NO_BOX = 0;

    @Id
    private String id;

    @Column(name = "account_id")
    private String accountId;

    @SuppressWarnings("UnusedVariable") // queries read the field
    private String course;

    @Column(name = "check_ref")
    private String checkRef;

    @Column(name = "last_right")
    private int lastRight;

    private int answers;
    private int box;

    @Column(name = "due_on")
    private LocalDate dueOn;

    @Column(name = "answered_at")
    private Instant answeredAt;

    @Version
    private long version;

    CheckCard() {}

    CheckCard(String id, AccountRef account, CheckRef check) {
        this.id = id;
        this.accountId = account.value();
        this.course = check.course();
        this.checkRef = check.value();
    }

    /** Keeps an answer, and puts the card where it belongs now. */
    void answer(boolean right, Instant now, LocalDate today) {
        answers++;
        lastRight = right ? 1 : 0;
        answeredAt = now;
        if (!right) {
            wait(1, today);
        } else if (isDue(today)) {
            wait(box == WAITS.size() ? NO_BOX : box + 1, today);
        }
    }

    private void wait(int next, LocalDate today) {
        box = next;
        dueOn = next == NO_BOX ? null : today.plusDays(WAITS.get(next - 1));
    }

    public CheckRef check() {
        return CheckRef.parse(checkRef).orElseThrow();
    }

    /** Whether it is to be asked again. */
    public boolean isDue(LocalDate today) {
        return dueOn != null && !dueOn.isAfter(today);
    }

    /** Whether the last answer was right. */
    public boolean isRight() {
        return lastRight == 1;
    }

    /** The box in which it waits, from 1; 0 for none. */
    public int getBox() {
        return box;
    }

    /** From when on it is to be asked again; null if it does not wait. */
    public LocalDate getDueOn() {
        return dueOn;
    }

    public int getAnswers() {
        return answers;
    }

    public Instant getAnsweredAt() {
        return answeredAt;
    }
}
