package org.examhall.bank;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds items by their words. In the database those are sealed, so they are opened and kept in memory: those of the
 * items looked for last, up to a few megabytes.
 */
@ApplicationScoped
@Transactional
class ItemTexts {

    private static final int KEPT = 4_000;
    private static final int SOME = 500;

    @PersistenceContext
    EntityManager entities;

    private final Recent<Known, String> texts = new Recent<>(KEPT);

    /** A version with its content, which for a draft may change. */
    private record Known(String version, String hash) {}

    /**
     * Those that have all the words, one page of them.
     *
     * @param rows key and content hash of each item version that may be found, in the order of the list
     */
    ItemPage page(List<Object[]> rows, ItemSearch search) {
        List<Known> all = rows.stream()
                .map(row -> new Known((String) row[0], (String) row[1]))
                .toList();
        List<String> found = new ArrayList<>();
        for (int from = 0; from < all.size(); from += SOME) {
            Map<Known, String> some = open(all.subList(from, Math.min(all.size(), from + SOME)));
            some.forEach((known, text) -> {
                if (search.terms().stream().allMatch(text::contains)) {
                    found.add(known.version());
                }
            });
        }
        int first = Math.min(search.first(), found.size());
        return new ItemPage(versions(found.subList(first, Math.min(found.size(), first + search.size()))), found.size());
    }

    /** The words of some versions, in all languages. */
    private Map<Known, String> open(List<Known> some) {
        List<String> missing = some.stream()
                .filter(known -> !texts.has(known))
                .map(Known::version)
                .toList();
        Map<String, StringBuilder> read = new HashMap<>();
        if (!missing.isEmpty()) {
            for (String query : List.of(
                    "select v.id, v.searchText from ItemVersion v where v.id in :some",
                    "select t.version.id, t.searchText from ItemTranslation t where t.version.id in :some")) {
                for (Object[] row : entities.createQuery(query, Object[].class)
                        .setParameter("some", missing)
                        .getResultList()) {
                    read.computeIfAbsent((String) row[0], key -> new StringBuilder())
                            .append((String) row[1])
                            .append('\n');
                }
            }
        }
        Map<Known, String> opened = new LinkedHashMap<>();
        for (Known known : some) {
            opened.put(
                    known,
                    texts.get(known, key -> String.valueOf(read.getOrDefault(key.version(), new StringBuilder()))));
        }
        return opened;
    }

    private List<ItemVersion> versions(List<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return entities
                .createQuery("select v from ItemVersion v where v.id in :ids", ItemVersion.class)
                .setParameter("ids", ids)
                .getResultStream()
                .sorted(Comparator.comparing(version -> ids.indexOf(version.id())))
                .toList();
    }
}
