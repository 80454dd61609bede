package org.examhall.marking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import org.examhall.bank.FacilityAsked;
import org.examhall.bank.ItemRef;

/** Tells the bank how candidates fared with its items, whatever version of them they sat; rehearsals do not count. */
@ApplicationScoped
@Transactional
public class ItemFacilities {

    @PersistenceContext
    EntityManager em;

    void answer(@Observes FacilityAsked question) {
        if (question.items().isEmpty()) {
            return;
        }
        for (Object[] row : em.createQuery(
                        "select v.itemRef, count(p.position), sum(p.earned), sum(p.possible)"
                                + " from PositionMark p, ItemVersion v, Script s, Sitting t"
                                + " where v.id = p.itemVersion and s.id = p.scriptId and t.id = s.sittingId"
                                + " and t.rehearsal = 0 and v.itemRef in :items group by v.itemRef",
                        Object[].class)
                .setParameter("items", question.items())
                .getResultList()) {
            double earned = ((BigDecimal) row[2]).doubleValue();
            double possible = ((BigDecimal) row[3]).doubleValue();
            question.tell((ItemRef) row[0], (Long) row[1], possible == 0 ? 0 : 100 * earned / possible);
        }
    }
}
