package org.examhall.member;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.examhall.account.AccountRef;
import org.jspecify.annotations.NullUnmarked;

/** Somebody who uses a membership: its holder, or a colleague whom the holder has invited. */
@Entity
@Table(name = "member_seat")
@NullUnmarked // JPA fills the fields
public class MemberSeat {

    @Id
    private String id;

    @Column(name = "membership_id")
    private String membershipId;

    @Column(name = "account_id")
    private String accountId;

    @Column(name = "taken_at")
    private Instant takenAt;

    @Column(name = "left_at")
    private Instant leftAt;

    @Version
    private long version;

    MemberSeat() {}

    MemberSeat(String id, MembershipRef membership, AccountRef account, Instant now) {
        this.id = id;
        this.membershipId = membership.value();
        this.accountId = account.value();
        this.takenAt = now;
    }

    void leave(Instant now) {
        leftAt = now;
    }

    /** Comes back to a membership that they left. */
    void takeAgain(Instant now) {
        takenAt = now;
        leftAt = null;
    }

    public String getId() {
        return id;
    }

    MembershipRef membership() {
        return new MembershipRef(membershipId);
    }

    AccountRef account() {
        return new AccountRef(accountId);
    }

    boolean isTaken() {
        return leftAt == null;
    }

    public Instant getTakenAt() {
        return takenAt;
    }
}
