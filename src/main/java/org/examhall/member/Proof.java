package org.examhall.member;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.examhall.kernel.Language;
import org.examhall.kernel.Refusal;
import org.examhall.mail.ProofToken;
import org.jspecify.annotations.NullUnmarked;

/**
 * That somebody wants to join, or is invited to a membership, until they prove by a link in a message that the address
 * is theirs. The link works once, and for two days only, or a fortnight for who is invited. Before that there is no
 * account and nothing is owed.
 */
@Entity
@Table(name = "member_proof")
@NullUnmarked // JPA fills the fields
public class Proof {

    static final Duration JOINING = Duration.ofDays(2);
    static final Duration INVITED = Duration.ofDays(14);

    @Id
    private String id;

    /** The membership to which somebody is invited; empty for who joins. */
    @Column(name = "membership_id")
    private String membershipId;

    private String email;
    private String name;

    @Enumerated(EnumType.STRING)
    private MembershipKind kind;

    private String school;

    @Enumerated(EnumType.STRING)
    private MemberCountry country;

    private String language;

    @SuppressWarnings("UnusedVariable") // queries read the field
    @Column(name = "token_digest")
    private String tokenDigest;

    @Column(name = "made_at")
    private Instant madeAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "used_at")
    private Instant usedAt;

    @Version
    private long version;

    Proof() {}

    private Proof(String id, String membership, Applicant applicant, String token, Instant now, Duration lasts) {
        this.id = id;
        this.membershipId = membership;
        this.email = applicant.email();
        this.name = applicant.name();
        this.kind = applicant.kind();
        this.school = applicant.school();
        this.country = applicant.country();
        this.language = applicant.language().tag();
        this.tokenDigest = ProofToken.digest(token);
        this.madeAt = now;
        this.expiresAt = now.plus(lasts);
    }

    static Proof joining(String id, Applicant applicant, String token, Instant now) {
        return new Proof(id, "", applicant, token, now, JOINING);
    }

    static Proof invited(String id, Membership to, String email, String token, Instant now) {
        Applicant guest = new Applicant(email, "", to.getKind(), to.getSchool(), to.getCountry(), to.language());
        return new Proof(id, to.getId(), guest, token, now, INVITED);
    }

    /** Why the link does not work any more; nothing if it does. */
    Optional<Refusal> refusal(Instant now) {
        return usedAt != null || !now.isBefore(expiresAt) ? Optional.of(Refusal.of("proof-gone")) : Optional.empty();
    }

    /** The address is proved; the link has served. */
    void use(Instant now) {
        Refusal.refuse(refusal(now));
        usedAt = now;
    }

    /** An invitation is taken back, unless it was followed already; one that works no more stays as it is. */
    Optional<Refusal> withdraw(Instant now) {
        if (usedAt != null) {
            return Optional.of(Refusal.of("invitation-followed"));
        }
        if (now.isBefore(expiresAt)) {
            expiresAt = now;
        }
        return Optional.empty();
    }

    /** Whether the link has served. */
    boolean isUsed() {
        return usedAt != null;
    }

    public boolean isInvitation() {
        return !membershipId.isEmpty();
    }

    MembershipRef membership() {
        return new MembershipRef(membershipId);
    }

    public Applicant applicant() {
        return new Applicant(email, name, kind, school, country, Language.of(language));
    }

    public String getId() {
        return id;
    }

    public String getEmail() {
        return email;
    }

    public Instant getMadeAt() {
        return madeAt;
    }

    public Instant getExpiresAt() {
        return expiresAt;
    }
}
