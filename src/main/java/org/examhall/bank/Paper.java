package org.examhall.bank;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.examhall.kernel.Language;
import org.examhall.kernel.Reference;
import org.jspecify.annotations.Nullable;

/**
 * The questions of one candidate, drawn from a blueprint by a recorded seed. It never changes. The same seed draws the
 * same paper from the same bank again, and orders its choices.
 */
@Entity
@Table(name = "paper")
public class Paper {

    @Id
    private String id;

    @Column(name = "blueprint_code")
    private String blueprintCode;

    @Column(name = "blueprint_hash")
    private String blueprintHash;

    @Enumerated(EnumType.STRING)
    @Column(name = "language")
    private Language language;

    @Column(name = "seed")
    private long seed;

    @Column(name = "drawn_at")
    private Instant drawnAt;

    /** What it was drawn for; null for papers from before this was kept. */
    @Column(name = "occasion")
    private @Nullable String occasion;

    /** Whether its items are used by it: 1 or 0. */
    @Column(name = "counted")
    private int counted;

    /** Items that the draw went without, because they had been used enough: the seed alone does not tell it. */
    @Column(name = "spared")
    private @Nullable String spared;

    @SuppressWarnings("NullAway.Init")
    Paper() {}

    Paper(Blueprint blueprint, Language language, long seed, Occasion occasion, Set<ItemRef> spared, Clock clock) {
        this.id = Reference.fresh(clock);
        this.blueprintCode = blueprint.code();
        this.blueprintHash = blueprint.hash();
        this.language = language;
        this.seed = seed;
        this.drawnAt = clock.instant();
        this.occasion = occasion.key();
        this.counted = occasion.counts() ? 1 : 0;
        this.spared = spared.isEmpty()
                ? null
                : spared.stream().map(ItemRef::identifier).sorted().collect(Collectors.joining(" "));
    }

    public PaperRef ref() {
        return new PaperRef(id);
    }

    public String blueprintCode() {
        return blueprintCode;
    }

    /** Which state of the blueprint it was drawn from: {@link Blueprints#find(String, String)}. */
    public String blueprintHash() {
        return blueprintHash;
    }

    public Language language() {
        return language;
    }

    public long seed() {
        return seed;
    }

    /** A paper like this one, which takes its place when an item has to be exchanged. */
    Paper again(Clock clock) {
        Paper paper = new Paper();
        paper.id = Reference.fresh(clock);
        paper.blueprintCode = blueprintCode;
        paper.blueprintHash = blueprintHash;
        paper.language = language;
        paper.seed = seed;
        paper.drawnAt = clock.instant();
        paper.occasion = occasion;
        paper.counted = counted;
        paper.spared = spared;
        return paper;
    }

    public Instant drawnAt() {
        return drawnAt;
    }
}
