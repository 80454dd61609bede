package org.examhall.bank;

import java.util.List;
import org.examhall.kernel.Language;
import org.jspecify.annotations.Nullable;

/**
 * A bank as it was read from a content package, found without defects.
 *
 * @param name identifies the bank, and is part of each {@link ItemRef}
 * @param media the pictures and sounds that items and stimuli show
 */
public record BankPackage(
        String name,
        String title,
        Language language,
        String licence,
        String version,
        List<Content> items,
        List<Plan> blueprints,
        List<Medium> media)
        implements BankReading {

    public BankPackage {
        items = List.copyOf(items);
        blueprints = List.copyOf(blueprints);
        media = List.copyOf(media);
    }

    /** An item with the files it was read from. */
    record Content(
            ItemRef ref, Item item, String xml, @Nullable String stimulusXml, String hash) {}

    /** A blueprint with the file it was read from. */
    record Plan(Blueprint blueprint, String xml) {}

    /** Every item, in the order of the manifest. */
    public List<Item> content() {
        return items.stream().map(Content::item).toList();
    }

    /** Every blueprint, in the order of the manifest. */
    public List<Blueprint> plans() {
        return blueprints.stream().map(Plan::blueprint).toList();
    }
}
