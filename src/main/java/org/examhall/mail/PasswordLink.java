package org.examhall.mail;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.examhall.account.AccountRef;
import org.examhall.kernel.Refusal;
import org.jspecify.annotations.NullUnmarked;

/**
 * A link by which somebody chooses a new password for their account. It works once, for an hour, and only as long as
 * the password is the one with which it was made and no later link has been.
 */
@Entity
@Table(name = "password_link")
@NullUnmarked // JPA fills the fields
public class PasswordLink {

    static final Duration LASTS = Duration.ofHours(1);

    @Id
    private String id;

    @Column(name = "account_id")
    private String accountId;

    @SuppressWarnings("UnusedVariable") // queries read the field
    @Column(name = "token_digest")
    private String tokenDigest;

    @Column(name = "password_mark")
    private String passwordMark;

    @SuppressWarnings("UnusedVariable") // queries read the field
    @Column(name = "made_at")
    private Instant madeAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "used_at")
    private Instant usedAt;

    @Version
    private long version;

    PasswordLink() {}

    /** @param passwordMark of the account's password now */
    PasswordLink(String id, AccountRef account, String passwordMark, String token, Instant now) {
        this.id = id;
        this.accountId = account.value();
        this.tokenDigest = ProofToken.digest(token);
        this.passwordMark = passwordMark;
        this.madeAt = now;
        this.expiresAt = now.plus(LASTS);
    }

    /**
     * Why the link does not work any more; nothing if it does.
     *
     * @param mark of the account's password now
     */
    Optional<Refusal> refusal(String mark, Instant now) {
        boolean works = usedAt == null && now.isBefore(expiresAt) && mark.equals(passwordMark);
        return works ? Optional.empty() : Optional.of(Refusal.of("proof-gone"));
    }

    /** It has served. */
    void use(String mark, Instant now) {
        Refusal.refuse(refusal(mark, now));
        usedAt = now;
    }

    /** A later one takes its place. */
    void withdraw(Instant now) {
        if (now.isBefore(expiresAt)) {
            expiresAt = now;
        }
    }

    AccountRef account() {
        return new AccountRef(accountId);
    }

    public String getId() {
        return id;
    }
}
