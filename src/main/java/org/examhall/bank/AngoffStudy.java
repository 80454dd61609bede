package org.examhall.bank;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.examhall.account.Actor;
import org.examhall.kernel.Reference;
import org.examhall.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A study by which judges find the pass mark of an exam. They rate its items in rounds, each for themselves; what the
 * others said is seen when a round has been closed. When nobody expects more from another round, an administrator
 * adopts the result.
 */
@Entity
@Table(name = "angoff_study")
public class AngoffStudy {

    /** Where a study stands. */
    public enum State {
        /** Judges rate. */
        OPEN,
        /** A round is over, and its figures are there. */
        CLOSED,
        /** Its result has become a pass mark. */
        ADOPTED
    }

    @Id
    private String id;

    @Version
    private long version;

    @Column(name = "title")
    private String title;

    @Column(name = "blueprint_code")
    private String blueprintCode;

    @Enumerated(EnumType.STRING)
    @Column(name = "state")
    private State state;

    @Column(name = "rounds")
    private int rounds;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "created_by")
    private String createdBy;

    @Column(name = "adopted_at")
    private @Nullable Instant adoptedAt;

    @Column(name = "adopted_by")
    private @Nullable String adoptedBy;

    @Column(name = "pass_mark")
    private @Nullable Integer passMark;

    @SuppressWarnings("NullAway.Init")
    AngoffStudy() {}

    AngoffStudy(String title, String blueprintCode, Actor by, Clock clock) {
        this.id = Reference.fresh(clock);
        this.title = title;
        this.blueprintCode = blueprintCode;
        this.state = State.OPEN;
        this.rounds = 1;
        this.createdAt = clock.instant();
        this.createdBy = by.name();
    }

    Optional<Refusal> closeRound() {
        if (state != State.OPEN) {
            return Optional.of(Refusal.of("angoff-round-not-open"));
        }
        state = State.CLOSED;
        return Optional.empty();
    }

    Optional<Refusal> openNextRound() {
        if (state != State.CLOSED) {
            return Optional.of(Refusal.of("angoff-round-not-closed"));
        }
        state = State.OPEN;
        rounds++;
        return Optional.empty();
    }

    Optional<Refusal> adopt(int mark, Actor by, Clock clock) {
        if (state != State.CLOSED) {
            return Optional.of(Refusal.of("angoff-round-not-closed"));
        }
        state = State.ADOPTED;
        passMark = mark;
        adoptedAt = clock.instant();
        adoptedBy = by.name();
        return Optional.empty();
    }

    public StudyRef ref() {
        return new StudyRef(id);
    }

    public String getId() {
        return id;
    }

    public String getTitle() {
        return title;
    }

    public String getBlueprintCode() {
        return blueprintCode;
    }

    public State getState() {
        return state;
    }

    /** The round that is open, or was the last. */
    public int getRounds() {
        return rounds;
    }

    public Instant getCreatedAt() {
        return createdAt;
    }

    public String getCreatedBy() {
        return createdBy;
    }

    public @Nullable Instant getAdoptedAt() {
        return adoptedAt;
    }

    public @Nullable String getAdoptedBy() {
        return adoptedBy;
    }

    /** Per cent of the marks; null until the result has been adopted. */
    public @Nullable Integer getPassMark() {
        return passMark;
    }
}
