package org.examhall.sitting;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.examhall.entry.SittingRef;
import org.examhall.kernel.Digest;
import org.examhall.kernel.Refusal;
import org.examhall.sitting.file.ConfigKey;
import org.examhall.sitting.file.SebSettings;
import org.jspecify.annotations.NullUnmarked;

/**
 * How one sitting's exam is closed off: what the board points to, and whether it has to be taken in Safe Exam Browser,
 * with which settings. The browser's settings are fixed once the sitting is open, since candidates then have them; the
 * demand itself can be dropped until the sitting is closed, because an exam must not fail for a browser.
 */
@Entity
@Table(name = "closed_book")
@NullUnmarked // JPA fills the fields
public class ClosedBook {

    private static final String ANY = "ANY";
    private static final String SAFE = "SAFE";
    private static final String ISOLATED = "ISOLATED";
    private static final String BLOCKED = "BLOCKED";

    @Id
    @Column(name = "sitting_id")
    private String sittingId;

    @Column(name = "full_screen")
    private int fullScreen;

    @Column(name = "away_times")
    private int awayTimes;

    @Column(name = "away_seconds")
    private int awaySeconds;

    @Column(name = "full_screen_times")
    private int fullScreenTimes;

    @Column(name = "copy_times")
    private int copyTimes;

    private String browser;

    private String address;

    @Column(name = "at_door")
    private int atDoor;

    @Column(name = "allow_quit")
    private int allowQuit;

    /** SHA-256 in hexadecimal digits, as the browser's settings want it; empty for none. */
    @Column(name = "quit_password")
    private String quitPassword;

    @Column(name = "whole_screen")
    private int wholeScreen;

    @Column(name = "spell_check")
    private int spellCheck;

    private String clipboard;

    @Column(name = "agent_suffix")
    private String agentSuffix;

    @Column(name = "allowed_urls")
    private String allowedUrls;

    @Column(name = "exam_keys")
    private String examKeys;

    private String salt;

    @Column(name = "config_key")
    private String configKey;

    @Version
    private long version;

    ClosedBook() {}

    /** What holds where nobody has said anything else. */
    ClosedBook(SittingRef sitting, byte[] salt) {
        this.sittingId = sitting.value();
        this.fullScreen = 1;
        this.browser = ANY;
        this.address = "";
        this.atDoor = 1;
        this.allowQuit = 1;
        this.quitPassword = "";
        this.wholeScreen = 1;
        this.clipboard = ISOLATED;
        this.agentSuffix = "";
        this.allowedUrls = "";
        this.examKeys = "";
        this.salt = Base64.getEncoder().encodeToString(salt);
        this.configKey = "";
        watch(Thresholds.USUAL);
    }

    private void watch(Thresholds thresholds) {
        awayTimes = thresholds.awayTimes();
        awaySeconds = thresholds.awaySeconds();
        fullScreenTimes = thresholds.fullScreenTimes();
        copyTimes = thresholds.copyTimes();
    }

    /** From when on the board points to signals, and whether candidates are asked for the full screen. */
    Optional<Refusal> watch(boolean askForFullScreen, Thresholds thresholds) {
        Optional<Refusal> refusal = thresholds.refusal();
        if (refusal.isEmpty()) {
            fullScreen = askForFullScreen ? 1 : 0;
            watch(thresholds);
        }
        return refusal;
    }

    /** The exam is taken in Safe Exam Browser, on these terms. */
    Optional<Refusal> require(SafeBrowserTerms terms, Sitting.State state) {
        Optional<Refusal> refusal =
                state == Sitting.State.PLANNED ? terms.refusal() : Optional.of(Refusal.of("seb-fixed"));
        if (refusal.isPresent()) {
            return refusal;
        }
        browser = SAFE;
        address = terms.address();
        atDoor = terms.atDoor() ? 1 : 0;
        allowQuit = terms.allowQuit() ? 1 : 0;
        quitPassword = terms.quitPassword().isEmpty() ? quitPassword : Digest.hex(terms.quitPassword());
        wholeScreen = terms.wholeScreen() ? 1 : 0;
        spellCheck = terms.spellCheck() ? 1 : 0;
        clipboard = terms.isolatedClipboard() ? ISOLATED : BLOCKED;
        agentSuffix = terms.agentSuffix();
        allowedUrls = String.join("\n", terms.allowed());
        examKeys = String.join("\n", terms.examKeys());
        configKey = ConfigKey.of(settings().asDictionary());
        return Optional.empty();
    }

    /** Any browser will do. */
    Optional<Refusal> drop(Sitting.State state) {
        if (state == Sitting.State.CLOSED) {
            return Optional.of(Refusal.of("sitting-closed"));
        }
        browser = ANY;
        return Optional.empty();
    }

    /**
     * These builds of the browser and no other; none to accept any. Known late, since the browser itself shows them.
     */
    Optional<Refusal> accept(List<String> keys, Sitting.State state) {
        if (state == Sitting.State.CLOSED) {
            return Optional.of(Refusal.of("sitting-closed"));
        }
        Optional<Refusal> refusal = SafeBrowserTerms.keysRefusal(keys);
        if (refusal.isEmpty()) {
            examKeys = String.join("\n", keys);
        }
        return refusal;
    }

    public SittingRef sitting() {
        return new SittingRef(sittingId);
    }

    public boolean isFullScreen() {
        return fullScreen == 1;
    }

    public Thresholds thresholds() {
        return new Thresholds(awayTimes, awaySeconds, fullScreenTimes, copyTimes);
    }

    /** Whether the exam has to be taken in Safe Exam Browser. */
    public boolean isSafeBrowser() {
        return browser.equals(SAFE);
    }

    /** Whether leaving early asks for a password. */
    public boolean hasQuitPassword() {
        return !quitPassword.isEmpty();
    }

    /** The terms as they are, without the password, which nobody can read back. */
    public SafeBrowserTerms terms() {
        return new SafeBrowserTerms(
                address,
                atDoor == 1,
                allowQuit == 1,
                "",
                wholeScreen == 1,
                spellCheck == 1,
                clipboard.equals(ISOLATED),
                agentSuffix,
                lines(allowedUrls),
                lines(examKeys));
    }

    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("\n"));
    }

    /** What the browser is told. */
    public SebSettings settings() {
        return new SebSettings(
                address,
                allowQuit == 1,
                quitPassword,
                wholeScreen == 1,
                spellCheck == 1,
                clipboard.equals(ISOLATED),
                agentSuffix,
                lines(allowedUrls),
                salt);
    }

    /** The Config Key of the settings; empty before there are any. */
    public String getConfigKey() {
        return configKey;
    }
}
