package org.examhall.entry;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.examhall.bank.PaperRef;
import org.examhall.candidate.Arrangement;
import org.examhall.candidate.CandidateRef;
import org.examhall.candidate.Needs;
import org.jspecify.annotations.NullUnmarked;

/**
 * This candidate, for this exam, at this sitting. The time allowed and the candidate's access arrangement are frozen
 * when the entry is made, so that a later change of an arrangement or a blueprint does not change an exam that was
 * promised. The paper is drawn when the sitting is opened. An entry may be withdrawn until then.
 */
@Entity
@NullUnmarked // JPA fills the fields
public class Entry {

    @Id
    private String id;

    @Column(name = "candidate_id")
    private String candidateId;

    @Column(name = "sitting_id")
    private String sittingId;

    private String blueprint;
    private int attempt;

    @Column(name = "base_seconds")
    private int baseSeconds;

    @Column(name = "extra_percent")
    private int extraPercent;

    @Column(name = "arrangement_id")
    private String arrangementId;

    /** What the arrangement granted on that day, in the canonical form of {@link Needs}; empty without one. */
    private String needs;

    private String keycode;

    @Column(name = "paper_id")
    private String paperId;

    /** How many items of the paper the candidate has seen at an earlier attempt, because the bank had no others. */
    @Column(name = "repeated_items")
    private int repeatedItems;

    @Column(name = "entered_at")
    private Instant enteredAt;

    @Column(name = "withdrawn_at")
    private Instant withdrawnAt;

    @Version
    private long version;

    Entry() {}

    Entry(
            EntryRef ref,
            CandidateRef candidate,
            SittingRef sitting,
            String blueprint,
            int attempt,
            Duration base,
            int extraPercent,
            Keycode keycode,
            Instant now) {
        this.id = ref.value();
        this.candidateId = candidate.value();
        this.sittingId = sitting.value();
        this.blueprint = blueprint;
        this.attempt = attempt;
        this.baseSeconds = Math.toIntExact(base.toSeconds());
        this.extraPercent = extraPercent;
        this.needs = "";
        this.keycode = keycode.value();
        this.enteredAt = now;
    }

    /** Takes over what an approved arrangement grants, its extra time too. */
    void freeze(Arrangement arrangement) {
        arrangementId = arrangement.getId();
        needs = arrangement.needs().canonical();
        extraPercent = arrangement.needs().extraPercent();
    }

    /** Gives the entry the paper that was drawn for it. */
    void assign(PaperRef paper, int repeated) {
        if (paperId != null) {
            throw new IllegalStateException("the entry has a paper");
        }
        paperId = paper.value();
        repeatedItems = repeated;
    }

    /** Takes another paper in the place of one that nobody has seen. */
    void exchange(PaperRef paper) {
        paperId = paper.value();
    }

    void withdraw(Instant now) {
        withdrawnAt = now;
    }

    public EntryRef ref() {
        return new EntryRef(id);
    }

    public String getId() {
        return id;
    }

    public CandidateRef candidate() {
        return new CandidateRef(candidateId);
    }

    public SittingRef sitting() {
        return new SittingRef(sittingId);
    }

    public String getBlueprint() {
        return blueprint;
    }

    public int getAttempt() {
        return attempt;
    }

    public Duration base() {
        return Duration.ofSeconds(baseSeconds);
    }

    /** The extra time: the percentage of the base, rounded up to a whole minute in the candidate's favour. */
    public Duration extra() {
        long seconds = (long) baseSeconds * extraPercent;
        return Duration.ofMinutes((seconds + 5_999) / 6_000);
    }

    public int getExtraPercent() {
        return extraPercent;
    }

    /** What the candidate was granted; extra time is among it, whether by an arrangement or given with the entry. */
    public Needs needs() {
        return Needs.parse(needs).withExtraPercent(extraPercent);
    }

    /** Whether an arrangement was frozen into this entry. */
    public boolean isArranged() {
        return arrangementId != null;
    }

    public Keycode keycode() {
        return new Keycode(keycode);
    }

    public Optional<PaperRef> paper() {
        return Optional.ofNullable(paperId).map(PaperRef::new);
    }

    public int getRepeatedItems() {
        return repeatedItems;
    }

    public boolean isWithdrawn() {
        return withdrawnAt != null;
    }

    public Instant getEnteredAt() {
        return enteredAt;
    }
}
