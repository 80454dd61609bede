package org.examhall.partner;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.examhall.account.Actor;
import org.examhall.account.AuditTrail;
import org.examhall.kernel.Reference;

/** The venues of the training partners. */
@ApplicationScoped
@Transactional
public class Venues {

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    AuditTrail audit;

    public Venue add(String partner, String name, String place, ZoneId zone, Actor by) {
        Venue venue = new Venue(new VenueRef(Reference.fresh(clock)), partner, name, place, zone, clock.instant());
        em.persist(venue);
        audit.record(by, "venue-added", "venue", venue.getId(), name);
        return venue;
    }

    public Optional<Venue> find(VenueRef ref) {
        return Optional.ofNullable(em.find(Venue.class, ref.value()));
    }

    public List<Venue> all() {
        return em.createQuery("select v from Venue v order by v.partner, v.name", Venue.class)
                .getResultList();
    }
}
