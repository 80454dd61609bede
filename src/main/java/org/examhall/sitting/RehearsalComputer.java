package org.examhall.sitting;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;

/** One try of one computer at a {@link Rehearsal}. Its key is known to its page alone, which shows it to be it. */
@Entity
@Table(name = "rehearsal_computer")
@NullUnmarked // JPA fills the fields
public class RehearsalComputer {

    /** The longest name, in characters. */
    static final int LONGEST_NAME = 40;

    private static final int LONGEST_BROWSER = 200;

    /** How far a try has come. */
    public enum Step {
        /** Has opened the page. */
        JOINED,
        /** Answers the first questions. */
        ANSWERING,
        /** Is about to be cut off, or is. */
        CUT,
        /** Has its verdict. */
        DONE
    }

    @Id
    private String id;

    @Column(name = "rehearsal_id")
    private String rehearsalId;

    private String name;
    private String browser;

    @Column(name = "joined_at")
    private Instant joinedAt;

    @Column(name = "heard_at")
    private Instant heardAt;

    @Enumerated(EnumType.STRING)
    private Step step;

    private String measured;
    private String findings;

    @Version
    private long version;

    RehearsalComputer() {}

    RehearsalComputer(String id, Rehearsal rehearsal, String name, String browser, Instant now) {
        this.id = id;
        this.rehearsalId = rehearsal.getId();
        this.name = name;
        this.browser = browser.substring(0, Math.min(browser.length(), LONGEST_BROWSER));
        this.joinedAt = now;
        this.heardAt = now;
        this.step = Step.JOINED;
        this.measured = "";
        this.findings = "";
    }

    /** The page reports where it is. Steps never go back. */
    void reached(Step reached, Instant now) {
        heardAt = now;
        if (step.compareTo(reached) < 0 && reached != Step.DONE) {
            step = reached;
        }
    }

    /** The page has come to its end, and this is what it has measured. */
    void settle(Measured facts, boolean allArrived, Instant now) {
        heardAt = now;
        step = Step.DONE;
        measured = facts.text();
        findings = Finding.text(facts.findings(allArrived));
    }

    public String getId() {
        return id;
    }

    String rehearsal() {
        return rehearsalId;
    }

    public String getName() {
        return name;
    }

    public String getBrowser() {
        return browser;
    }

    public Instant getJoinedAt() {
        return joinedAt;
    }

    public Instant getHeardAt() {
        return heardAt;
    }

    public Step getStep() {
        return step;
    }

    public boolean isDone() {
        return step == Step.DONE;
    }

    /** What somebody has to know, the gravest first; empty for a computer that is fit, or has not come to its end. */
    public List<Finding> findings() {
        return Finding.parse(findings);
    }

    /** Whether nobody should sit an exam at it as it is. */
    public boolean isUnfit() {
        return findings().stream().anyMatch(Finding::isGrave);
    }

    public String getMeasured() {
        return measured;
    }
}
