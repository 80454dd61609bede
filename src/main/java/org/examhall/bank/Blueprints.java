package org.examhall.bank;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** The exams that can be sat. */
@ApplicationScoped
@Transactional
public class Blueprints {

    private static final int KEPT = 200;

    @PersistenceContext
    EntityManager entities;

    private final Recent<String, Blueprint> known = new Recent<>(KEPT);

    /** The exam of this name, as papers are drawn for it now. */
    public Optional<Blueprint> find(String code) {
        return entities.createQuery(
                        "select v.id from BlueprintVersion v where v.code = :code and v.retiredAt is null",
                        String.class)
                .setParameter("code", code)
                .getResultStream()
                .findFirst()
                .map(this::known);
    }

    /** The exam as it was when a paper was drawn: its pass mark counts for that paper. */
    public Optional<Blueprint> find(String code, String hash) {
        return entities.createQuery(
                        "select v.id from BlueprintVersion v where v.code = :code and v.contentHash = :hash",
                        String.class)
                .setParameter("code", code)
                .setParameter("hash", hash)
                .getResultStream()
                .findFirst()
                .map(this::known);
    }

    /** A version never changes, and its text is long: it is fetched and read once. */
    private Blueprint known(String id) {
        return known.get(id, key -> entities.find(BlueprintVersion.class, key).read());
    }

    /** All exams that can be sat now, by code. */
    public List<Blueprint> all() {
        return entities.createQuery(
                        "select v.id from BlueprintVersion v where v.retiredAt is null order by v.code", String.class)
                .getResultStream()
                .map(this::known)
                .toList();
    }
}
