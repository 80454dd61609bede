package org.examhall.sitting;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.examhall.kernel.Digest;
import org.jspecify.annotations.NullUnmarked;

/**
 * One row of the append-only journal of a script. Its hash covers its content and the hash of the row before, so a row
 * that was changed, removed or slipped in breaks the chain at that place.
 */
@Entity
@Table(name = "journal")
@IdClass(JournalRow.Key.class)
@NullUnmarked // JPA fills the fields
public class JournalRow {

    /** The hash before the first row. */
    static final String ROOT = "0".repeat(64);

    /** A script's key and the row's number in it, from 1. */
    public record Key(String scriptId, int seq) implements Serializable {
        public Key() {
            this("", 0);
        }
    }

    @Id
    @Column(name = "script_id")
    private String scriptId;

    @Id
    private int seq;

    @Enumerated(EnumType.STRING)
    private JournalKind kind;

    private int position;
    private long revision;
    private String response;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    private String hash;

    JournalRow() {}

    JournalRow(
            String scriptId,
            int seq,
            JournalKind kind,
            int position,
            long revision,
            String response,
            Instant now,
            String before) {
        this.scriptId = scriptId;
        this.seq = seq;
        this.kind = kind;
        this.position = position;
        this.revision = revision;
        this.response = response;
        this.recordedAt = now;
        this.hash = hashAfter(before);
    }

    /** What the hash of this row has to be if the row before has the given hash. */
    String hashAfter(String before) {
        return hash(before, scriptId, seq, kind.name(), position, revision, recordedAt.toEpochMilli(), response);
    }

    /** SHA-256 of the lines, in hexadecimal. */
    static String hash(
            String before,
            String scriptId,
            int seq,
            String kind,
            int position,
            long revision,
            long recordedAt,
            String response) {
        String lines = before
                + '\n'
                + scriptId
                + '\n'
                + seq
                + '\n'
                + kind
                + '\n'
                + position
                + '\n'
                + revision
                + '\n'
                + recordedAt
                + '\n'
                + response;
        return Digest.hex(lines);
    }

    String scriptId() {
        return scriptId;
    }

    public int getSeq() {
        return seq;
    }

    public JournalKind getKind() {
        return kind;
    }

    public int getPosition() {
        return position;
    }

    public long getRevision() {
        return revision;
    }

    String response() {
        return response;
    }

    public Instant getRecordedAt() {
        return recordedAt;
    }

    public String getHash() {
        return hash;
    }
}
