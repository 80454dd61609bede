package org.examhall.bank;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.examhall.kernel.Language;

/** What papers may be drawn from, and how often it has been used. */
@ApplicationScoped
@Transactional
class Stocks {

    private static final String IN_USE =
            "select v.itemRef, v.id, v.type, v.outcome, v.process, v.topic, v.facility, v.stimulus"
                    + " from ItemVersion v where v.bank = :bank and v.state = :live";

    private static final String READABLE = " and (v.language = :language or exists"
            + " (select t.id from ItemTranslation t where t.version = v and t.language = :language))";

    @Inject
    Clock clock;

    @Inject
    Enemies enemies;

    @PersistenceContext
    EntityManager entities;

    /** The items of a bank that are in use. */
    Stock of(String bank) {
        return of(bank, entities.createQuery(IN_USE, Object[].class));
    }

    /** Those of them that can be read in a language. */
    Stock of(String bank, Language language) {
        return of(bank, entities.createQuery(IN_USE + READABLE, Object[].class).setParameter("language", language));
    }

    private Stock of(String bank, TypedQuery<Object[]> query) {
        List<StockItem> items = new ArrayList<>();
        for (Object[] row : query.setParameter("bank", bank)
                .setParameter("live", ItemState.LIVE)
                .getResultList()) {
            items.add(new StockItem(
                    (ItemRef) row[0],
                    (String) row[1],
                    (ItemType) row[2],
                    (Integer) row[3],
                    (String) row[4],
                    (String) row[5],
                    (Integer) row[6],
                    (String) row[7]));
        }
        return Stock.of(items, enemies.of(bank));
    }

    /**
     * How often items have been used, if the blueprint limits it.
     *
     * @param more papers that are to be drawn for the occasion now
     */
    Optional<Uses> uses(Blueprint blueprint, Occasion occasion, int more) {
        Terms.Limit limit = blueprint.terms().limit();
        if (limit == null) {
            return Optional.empty();
        }
        long before = limit.percent() == 0
                ? 0
                : entities.createQuery("select count(x) from Paper x where x.occasion = :occasion", Long.class)
                        .setParameter("occasion", occasion.key())
                        .getSingleResult();
        return Optional.of(new Uses(limit, inPeriod(blueprint.bank(), limit), at(occasion, limit), (int) before, more));
    }

    /** On how many papers of the limit's period each item of the bank is. */
    Map<ItemRef, Integer> inPeriod(String bank, Terms.Limit limit) {
        if (limit.papers() == 0) {
            return Map.of();
        }
        return counts(entities.createQuery(
                        "select v.itemRef, count(p.position) from Paper x, PaperItem p, ItemVersion v"
                                + " where x.drawnAt >= :since and x.counted = 1 and p.paperId = x.id"
                                + " and v.id = p.itemVersionId and v.bank = :bank group by v.itemRef",
                        Object[].class)
                .setParameter("since", clock.instant().minus(Duration.ofDays(limit.days())))
                .setParameter("bank", bank));
    }

    private Map<ItemRef, Integer> at(Occasion occasion, Terms.Limit limit) {
        if (limit.percent() == 0) {
            return Map.of();
        }
        return counts(entities.createQuery(
                        "select v.itemRef, count(p.position) from Paper x, PaperItem p, ItemVersion v"
                                + " where x.occasion = :occasion and p.paperId = x.id and v.id = p.itemVersionId"
                                + " group by v.itemRef",
                        Object[].class)
                .setParameter("occasion", occasion.key()));
    }

    private static Map<ItemRef, Integer> counts(TypedQuery<Object[]> query) {
        Map<ItemRef, Integer> counts = new HashMap<>();
        query.getResultList().forEach(row -> counts.put((ItemRef) row[0], ((Long) row[1]).intValue()));
        return counts;
    }
}
