package org.examhall.bank;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.examhall.kernel.Language;
import org.jspecify.annotations.Nullable;

/**
 * A bank as it was read from a content package, found without defects.
 *
 * @param name identifies the bank, and is part of each {@link ItemRef}
 */
public record BankPackage(
        String name,
        String title,
        Language language,
        String licence,
        String version,
        List<Content> items,
        List<Plan> blueprints)
        implements BankReading {

    public BankPackage {
        items = List.copyOf(items);
        blueprints = List.copyOf(blueprints);
    }

    /**
     * An item with the files it was read from.
     *
     * @param hash differs if anything does, in any language
     */
    record Content(
            ItemRef ref,
            Item item,
            String xml,
            @Nullable String stimulusXml,
            String hash,
            SortedMap<Language, Translation> translations) {
        Content {
            translations = Collections.unmodifiableSortedMap(new TreeMap<>(translations));
        }
    }

    /** The same item in a further language, with the files it was read from. */
    record Translation(
            Item item, String xml, @Nullable String stimulusXml) {}

    /** A blueprint with the file it was read from. */
    record Plan(Blueprint blueprint, String xml) {}

    /** Every item, in the order of the manifest. */
    public List<Item> content() {
        return items.stream().map(Content::item).toList();
    }

    /** Every item in one language, as far as it is there in it, in the order of the manifest. */
    public List<Item> content(Language wanted) {
        return items.stream()
                .map(content -> content.translations().get(wanted))
                .filter(Objects::nonNull)
                .map(Translation::item)
                .toList();
    }

    /** Every blueprint, in the order of the manifest. */
    public List<Blueprint> plans() {
        return blueprints.stream().map(Plan::blueprint).toList();
    }
}
