package org.examhall.bank;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.Instant;
import org.examhall.account.Actor;
import org.examhall.kernel.Reference;

/** A package that an administrator loaded: who, when, and how many items it changed. Of its content it holds nothing. */
@Entity
@Table(name = "bank_package")
public class PackageLoaded {

    @Id
    private String id;

    @Column(name = "bank")
    private String bank;

    @Column(name = "title")
    private String title;

    @Column(name = "package_version")
    private String packageVersion;

    @Column(name = "added")
    private int added;

    @Column(name = "changed")
    private int changed;

    @Column(name = "removed")
    private int removed;

    @Column(name = "unchanged")
    private int unchanged;

    @Column(name = "loaded_at")
    private Instant loadedAt;

    @Column(name = "loaded_by")
    private String loadedBy;

    @SuppressWarnings("NullAway.Init")
    PackageLoaded() {}

    PackageLoaded(BankPackage bank, Loaded loaded, Actor by, Clock clock) {
        this.id = Reference.fresh(clock);
        this.bank = bank.name();
        this.title = bank.title();
        this.packageVersion = bank.version();
        this.added = loaded.added();
        this.changed = loaded.changed();
        this.removed = loaded.removed();
        this.unchanged = loaded.unchanged();
        this.loadedAt = clock.instant();
        this.loadedBy = by.name();
    }

    public String getBank() {
        return bank;
    }

    public String getTitle() {
        return title;
    }

    public String getPackageVersion() {
        return packageVersion;
    }

    public Loaded getLoaded() {
        return new Loaded(added, changed, removed, unchanged);
    }

    public Instant getLoadedAt() {
        return loadedAt;
    }

    public String getLoadedBy() {
        return loadedBy;
    }
}
