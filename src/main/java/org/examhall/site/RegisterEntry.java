package org.examhall.site;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.examhall.account.AccountRef;
import org.examhall.account.Actor;
import org.jspecify.annotations.NullUnmarked;

/**
 * That a trainer agreed to be found by the public, and under which name and place. For which courses and until when is
 * not written here: it is what their accreditations say on the day. Who takes the agreement back is deleted.
 */
@Entity
@Table(name = "register_entry")
@NullUnmarked // JPA fills the fields
public class RegisterEntry {

    @Id
    private String id;

    @Column(name = "account_id")
    private String accountId;

    @Column(name = "public_name")
    private String publicName;

    private String place;

    @Enumerated(EnumType.STRING)
    private Country country;

    @Column(name = "agreed_at")
    private Instant agreedAt;

    @Column(name = "entered_by_name")
    private String enteredByName;

    @Version
    private long version;

    RegisterEntry() {}

    RegisterEntry(String id, AccountRef trainer, Instant now) {
        this.id = id;
        this.accountId = trainer.value();
        this.agreedAt = now;
    }

    /** Is to be shown like this from now on. */
    void show(String name, String town, Country where, Actor by) {
        publicName = name.strip();
        place = town.strip();
        country = where;
        enteredByName = by.name();
    }

    public AccountRef trainer() {
        return new AccountRef(accountId);
    }

    public String getPublicName() {
        return publicName;
    }

    public String getPlace() {
        return place;
    }

    public Country getCountry() {
        return country;
    }

    public Instant getAgreedAt() {
        return agreedAt;
    }

    public String getEnteredByName() {
        return enteredByName;
    }
}
