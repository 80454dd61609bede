package org.examhall.bank.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.examhall.account.Current;
import org.examhall.account.web.Says;
import org.examhall.bank.BankDefect;
import org.examhall.bank.BankPackages;
import org.examhall.bank.Loaded;
import org.examhall.bank.PackageKey;
import org.examhall.bank.PackageLoaded;
import org.jspecify.annotations.Nullable;

/** Where live banks come in: encrypted, looked at first, then loaded. */
@Named
@RequestScoped
public class PackagesPage {

    private static final int LARGEST = 32 << 20;

    @Inject
    BankPackages packages;

    @Inject
    PackageKey key;

    @Inject
    HeldPackage held;

    @Inject
    Current current;

    @Inject
    Says says;

    private @Nullable Part file;
    private BankPackages.@Nullable Look look;

    /** Looks what the package that was sent would change. */
    public void send() {
        Part part = file;
        if (part == null || part.getSize() == 0) {
            says.wrong("file", "packages.file.missing");
            return;
        }
        if (part.getSize() > LARGEST) {
            says.wrong("file", "packages.file.large", LARGEST >> 20);
            return;
        }
        held.hold(read(part), Objects.requireNonNullElse(part.getSubmittedFileName(), ""));
        look();
    }

    /** Only what can be loaded is held any longer. */
    private void look() {
        if (!says.unlessRefused(() -> look = packages.look(held.file())) || look instanceof BankPackages.Unsound) {
            held.drop();
        }
    }

    private static byte[] read(Part part) {
        try (InputStream in = part.getInputStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Loads the package that was looked at. */
    public @Nullable String load() {
        if (!held.isThere()) {
            says.wrong("file", "packages.file.gone");
            return null;
        }
        boolean done = says.unlessRefused(() -> {
            Loaded loaded = packages.load(held.file(), current.actor());
            says.done("packages.loaded", loaded.added(), loaded.changed(), loaded.removed(), loaded.unchanged());
        });
        return done ? leave() : null;
    }

    /** Forgets the package. */
    public String leave() {
        held.drop();
        says.keep();
        return "/bank/packages.xhtml?faces-redirect=true";
    }

    /** What came of looking, if the package can be loaded; the package waits from one request to the next. */
    public BankPackages.@Nullable Sound getSound() {
        if (look == null && held.isThere()) {
            look();
        }
        return look instanceof BankPackages.Sound sound ? sound : null;
    }

    /** The identifiers of the items that would be added, changed or removed. */
    public List<String> of(String kind) {
        BankPackages.Sound sound = getSound();
        if (sound == null) {
            return List.of();
        }
        return switch (kind) {
            case "added" -> sound.changes().added();
            case "changed" -> sound.changes().changed();
            default -> sound.changes().removed();
        };
    }

    /** Why the package cannot be loaded; empty if it can, or if there is none. */
    public List<BankDefect> getDefects() {
        return look instanceof BankPackages.Unsound unsound ? unsound.defects() : List.of();
    }

    /** The languages of the package in words. */
    public String getLanguages() {
        BankPackages.Sound sound = getSound();
        return sound == null
                ? ""
                : sound.languages().stream()
                        .map(language -> says.texts().get("language." + language.tag()))
                        .collect(Collectors.joining(", "));
    }

    public String getName() {
        return held.name();
    }

    public String getRecipient() {
        return key.recipient();
    }

    public String getFingerprint() {
        return key.fingerprint();
    }

    public List<PackageLoaded> getHistory() {
        return packages.history();
    }

    public @Nullable Part getFile() {
        return file;
    }

    public void setFile(@Nullable Part file) {
        this.file = file;
    }
}
