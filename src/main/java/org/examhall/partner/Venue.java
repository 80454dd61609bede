package org.examhall.partner;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.NullUnmarked;

/** A training partner's place in which courses are given and exams are held. Its clocks show the time of its zone. */
@Entity
@NullUnmarked // JPA fills the fields
public class Venue {

    @Id
    private String id;

    private String partner;
    private String name;
    private String place;
    private String zone;

    @Column(name = "created_at")
    private Instant createdAt;

    @Version
    private long version;

    Venue() {}

    Venue(VenueRef ref, String partner, String name, String place, ZoneId zone, Instant now) {
        this.id = ref.value();
        this.partner = partner.strip();
        this.name = name.strip();
        this.place = place.strip();
        this.zone = zone.getId();
        this.createdAt = now;
    }

    public VenueRef ref() {
        return new VenueRef(id);
    }

    public String getId() {
        return id;
    }

    public String getPartner() {
        return partner;
    }

    public String getName() {
        return name;
    }

    public String getPlace() {
        return place;
    }

    public ZoneId getZone() {
        return ZoneId.of(zone);
    }

    public Instant getCreatedAt() {
        return createdAt;
    }
}
