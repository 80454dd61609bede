package org.examhall.bank;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.examhall.kernel.Language;

/**
 * The further languages of an item that is written anew. A new version takes over the translations of the one before,
 * and keeps those that still are the same question; what changed in words alone has to be looked at by somebody who
 * reads the language, and what changed otherwise has to be translated anew.
 */
@ApplicationScoped
@Transactional
public class ItemLanguages {

    @PersistenceContext
    EntityManager em;

    @Inject
    Clock clock;

    @Inject
    ItemDesk desk;

    /**
     * What somebody who works on a version has to know of its further languages.
     *
     * @param kept taken over from the version before
     * @param lost the version before has them; in this one they are not the same question, or not there
     */
    public record Standing(List<Language> kept, List<Language> lost) {

        public Standing {
            kept = List.copyOf(kept);
            lost = List.copyOf(lost);
        }
    }

    /** The standing of a version that is worked on; of any other there is nothing to say. */
    public Standing of(ItemVersion version) {
        List<Language> kept = new ArrayList<>();
        List<Language> lost = new ArrayList<>();
        if (version.state().isUnderWay()) {
            List<ItemTranslation> own = translations(version);
            own.forEach(one -> (fitting(version, one).isPresent() ? kept : lost).add(one.language()));
            desk.lastInUse(version.ref()).stream()
                    .flatMap(before -> translations(before).stream())
                    .map(ItemTranslation::language)
                    .filter(language -> own.stream().noneMatch(one -> one.language() == language))
                    .forEach(lost::add);
        }
        return new Standing(kept, lost);
    }

    /** Gives a new version the translations of the one it begins with. */
    void takeOver(ItemVersion from, ItemVersion into) {
        translations(from)
                .forEach(
                        one -> em.persist(new ItemTranslation(into, one.language(), one.content(from.facts()), clock)));
    }

    /** Lets go of the translations that are not the same question any more. Until then a change can be undone. */
    void settle(ItemVersion draft) {
        for (ItemTranslation translation : translations(draft)) {
            fitting(draft, translation).ifPresentOrElse(translation::become, () -> em.remove(translation));
        }
    }

    private List<ItemTranslation> translations(ItemVersion version) {
        return em.createQuery(
                        "select t from ItemTranslation t where t.version = :version order by t.language",
                        ItemTranslation.class)
                .setParameter("version", version)
                .getResultList();
    }

    private static Optional<BankPackage.Translation> fitting(ItemVersion version, ItemTranslation translation) {
        return Translations.fitting(version.asDraft(), translation.content(version.facts()), translation.language());
    }
}
