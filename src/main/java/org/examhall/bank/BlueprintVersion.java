package org.examhall.bank;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.examhall.account.Actor;
import org.examhall.kernel.Language;
import org.examhall.kernel.Reference;
import org.jspecify.annotations.Nullable;

/** A blueprint as it was at some time; kept like the versions of an item, because results rest on its pass mark. */
@Entity
@Table(name = "blueprint_version")
class BlueprintVersion {

    @Id
    private String id;

    @Version
    private long version;

    @Column(name = "code")
    private String code;

    @Column(name = "bank")
    private String bank;

    @Column(name = "content_hash")
    private String contentHash;

    @Column(name = "unit_code")
    private String unitCode;

    @Column(name = "unit_level")
    private String level;

    @Column(name = "pass_mark")
    private int passMark;

    @Column(name = "attempts")
    private int attempts;

    @Column(name = "languages")
    private String languages;

    @Column(name = "test_xml")
    private String testXml;

    @Column(name = "titles")
    private String titles;

    /** The text of a version that an administrator keeps; one of a package has none. */
    @Column(name = "plan")
    private @Nullable String plan;

    @Column(name = "kept_by")
    private @Nullable String keptBy;

    @Column(name = "reason")
    private @Nullable String reason;

    @Column(name = "retired_at")
    private @Nullable Instant retiredAt;

    @Column(name = "created_at")
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    BlueprintVersion() {}

    BlueprintVersion(BankPackage.Plan plan, Clock clock) {
        this(plan.blueprint(), clock);
        this.testXml = plan.xml();
    }

    /** A version that an administrator keeps; not in use yet. */
    BlueprintVersion(Blueprint kept, String reason, Actor by, Clock clock) {
        this(kept, clock);
        this.testXml = "";
        this.plan = BlueprintText.write(kept);
        this.keptBy = by.name();
        this.reason = reason;
        this.retiredAt = createdAt;
    }

    @SuppressWarnings("NullAway.Init")
    private BlueprintVersion(Blueprint blueprint, Clock clock) {
        this.id = Reference.fresh(clock);
        this.code = blueprint.code();
        this.bank = blueprint.bank();
        this.contentHash = blueprint.hash();
        this.unitCode = blueprint.unitCode();
        this.level = blueprint.level();
        this.passMark = blueprint.passMark();
        this.attempts = blueprint.attempts();
        this.languages = blueprint.languages().stream().map(Language::tag).collect(Collectors.joining(" "));
        this.titles = Titles.write(blueprint.titles());
        this.createdAt = clock.instant();
    }

    void retire(Clock clock) {
        if (retiredAt == null) {
            retiredAt = clock.instant();
        }
    }

    void restore() {
        retiredAt = null;
    }

    Blueprint read() {
        if (plan != null) {
            return BlueprintText.read(plan, code);
        }
        List<Language> spoken =
                Stream.of(languages.split(" ")).map(Language::of).toList();
        BlueprintFacts facts = new BlueprintFacts(bank, unitCode, level, passMark, attempts, spoken);
        return BlueprintReader.readStored(testXml, facts).translated(Titles.readStored(titles));
    }

    String id() {
        return id;
    }

    String bank() {
        return bank;
    }

    String contentHash() {
        return contentHash;
    }

    String code() {
        return code;
    }

    boolean isInUse() {
        return retiredAt == null;
    }

    boolean isKept() {
        return plan != null;
    }

    VersionLine line(int number) {
        return new VersionLine(
                id,
                number,
                createdAt,
                isInUse(),
                passMark,
                Objects.requireNonNullElse(keptBy, ""),
                Objects.requireNonNullElse(reason, ""));
    }
}
