package org.examhall.bank;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import org.examhall.account.Actor;
import org.jspecify.annotations.NullUnmarked;

/** The part that somebody has in a version of an item: it is why they may see it before it has been live. */
@Entity
@Table(name = "item_part")
@IdClass(ItemPart.Key.class)
@SuppressWarnings("UnusedVariable") // queries read the fields
@NullUnmarked // JPA fills the fields
public class ItemPart {

    /** What there is to do. */
    public enum Part {
        /** Has written at it. */
        WRITER,
        /** Was asked to review it. */
        REVIEWER
    }

    @Id
    @Column(name = "item_version_id")
    private String itemVersionId;

    @Id
    @Column(name = "account_id")
    private String accountId;

    @Id
    @Enumerated(EnumType.STRING)
    private Part part;

    @Column(name = "account_name")
    private String accountName;

    private Instant since;

    ItemPart() {}

    ItemPart(ItemVersion version, Actor actor, Part part, Instant now) {
        this.itemVersionId = version.id();
        this.accountId = actor.id();
        this.part = part;
        this.accountName = actor.name();
        this.since = now;
    }

    String accountId() {
        return accountId;
    }

    public Part getPart() {
        return part;
    }

    public String getAccountName() {
        return accountName;
    }

    public Instant getSince() {
        return since;
    }

    /** What JPA needs to tell parts apart. */
    public static class Key implements Serializable {

        private String itemVersionId = "";
        private String accountId = "";
        private Part part = Part.WRITER;

        public Key() {}

        Key(String itemVersionId, String accountId, Part part) {
            this.itemVersionId = itemVersionId;
            this.accountId = accountId;
            this.part = part;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && key.itemVersionId.equals(itemVersionId)
                    && key.accountId.equals(accountId)
                    && key.part == part;
        }

        @Override
        public int hashCode() {
            return Objects.hash(itemVersionId, accountId, part);
        }
    }
}
