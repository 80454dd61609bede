package org.examhall.kernel;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

/** A file that is kept as it came, with the digest that it had then. It is never changed. */
@Entity
@Table(name = "kept_file")
@NullUnmarked // JPA fills the fields
public class StoredFile {

    @Id
    private String id;

    private String name;

    @Column(name = "media_type")
    private String mediaType;

    private int bytes;
    private String digest;

    @Column(name = "kept_at")
    private Instant keptAt;

    StoredFile() {}

    StoredFile(String id, FileContent content, Instant now) {
        this.id = id;
        this.name = content.name();
        this.mediaType = content.mediaType();
        this.bytes = content.bytes().length;
        this.digest = content.digest();
        this.keptAt = now;
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    public String mediaType() {
        return mediaType;
    }

    public int bytes() {
        return bytes;
    }

    public String digest() {
        return digest;
    }
}
