package org.examhall.sitting;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.examhall.account.Actor;
import org.examhall.entry.SittingRef;
import org.examhall.kernel.Digest;
import org.jspecify.annotations.NullUnmarked;

/**
 * A signature under a closing record. It is never changed or removed; who has to correct something signs once more. Its
 * digest covers the facts of the record and all that the signature itself says.
 */
@Entity
@Table(name = "record_signature")
@NullUnmarked // JPA fills the fields
public class RecordSignature {

    /** In what capacity somebody signs. */
    public enum Capacity {
        INVIGILATOR,
        /** For the office, in the place of an invigilator who may not sign. */
        OFFICE
    }

    @Id
    private String id;

    @Column(name = "sitting_id")
    private String sittingId;

    @Column(name = "signed_at")
    private Instant signedAt;

    @Column(name = "signer_id")
    private String signerId;

    @Column(name = "signer_name")
    private String signerName;

    private String declaration;
    private String remarks;
    private String digest;

    @Enumerated(EnumType.STRING)
    private Capacity capacity;

    private String reason;

    @Column(name = "file_id")
    private String fileId;

    RecordSignature() {}

    /**
     * The invigilator signs.
     *
     * @param declaration the version of the declaration that was on the page
     */
    RecordSignature(String id, ClosingRecord facts, String declaration, String remarks, Instant now, Actor by) {
        this(id, facts, Capacity.INVIGILATOR, "", declaration, remarks, now, by);
    }

    /** @param reason why the office signs in the invigilator's place; empty for the invigilator */
    RecordSignature(
            String id,
            ClosingRecord facts,
            Capacity capacity,
            String reason,
            String declaration,
            String remarks,
            Instant now,
            Actor by) {
        this.id = id;
        this.capacity = capacity;
        this.reason = reason;
        this.sittingId = facts.sitting().getId();
        this.signedAt = now;
        this.signerId = by.id();
        this.signerName = by.name();
        this.declaration = declaration;
        this.remarks = remarks;
        this.digest = digestOver(facts);
    }

    private String digestOver(ClosingRecord facts) {
        StringBuilder text = new StringBuilder(facts.canonical());
        ClosingRecord.line(
                text, "signed", id, sittingId, signedAt.toEpochMilli(), signerId, signerName, declaration, remarks);
        if (capacity != Capacity.INVIGILATOR) {
            ClosingRecord.line(text, "capacity", capacity, reason);
        }
        return Digest.hex(text.toString());
    }

    /** Whether the facts are still those that were signed, and the signature says what it said. */
    public boolean covers(ClosingRecord facts) {
        return digest.equals(digestOver(facts));
    }

    /** The document that was made of the record is kept under this key, before the signature itself is. */
    void file(String file) {
        fileId = file;
    }

    public String getId() {
        return id;
    }

    /** The key of the document; empty for a signature from the time before documents were kept. */
    Optional<String> file() {
        return Optional.ofNullable(fileId);
    }

    public boolean isFiled() {
        return fileId != null;
    }

    public Capacity getCapacity() {
        return capacity;
    }

    /** Why the office signed in the invigilator's place; empty for the invigilator. */
    public String getReason() {
        return reason;
    }

    public SittingRef sitting() {
        return new SittingRef(sittingId);
    }

    public Instant getSignedAt() {
        return signedAt;
    }

    public String getSignerName() {
        return signerName;
    }

    /** The version of the declaration. */
    public String getDeclaration() {
        return declaration;
    }

    public String getRemarks() {
        return remarks;
    }

    public String getDigest() {
        return digest;
    }
}
