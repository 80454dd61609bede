package org.examhall.bank;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the accessibility catalogue of an item, as far as we can serve what it offers. */
final class CatalogReader {

    private final Defects defects;
    private final Markup markup;

    CatalogReader(Defects defects, MediaNames media) {
        this.defects = defects;
        this.markup = new Markup(defects, media);
    }

    List<Item.Help> read(XmlElement info) {
        List<Item.Help> helps = new ArrayList<>();
        Set<String> identifiers = new HashSet<>();
        for (XmlElement catalog : info.allow(defects).children(defects)) {
            if (!Qti.is(catalog, "qti-catalog")) {
                defects.add(catalog, catalog.where());
                continue;
            }
            String identifier = catalog.allow(defects, "id").required("id", defects);
            if (!ItemRef.isName(identifier) || !identifiers.add(identifier)) {
                defects.add(catalog, "not an identifier of its own: " + identifier);
            }
            List<XmlElement> cards = catalog.children(defects);
            if (cards.size() != 1) {
                defects.add(catalog, "one kind of support at a place");
            }
            cards.forEach(card -> card(card, identifier, helps));
        }
        return helps;
    }

    private void card(XmlElement card, String identifier, List<Item.Help> helps) {
        Item.HelpKind kind = kind(card.allow(defects, "support").required("support", defects));
        List<XmlElement> content = card.children(defects);
        if (kind == null) {
            defects.add(
                    card,
                    "the support " + card.attribute("support") + " is not served, only spoken and"
                            + " glossary-on-screen");
        } else if (content.size() != 1 || !Qti.is(content.get(0), "qti-html-content")) {
            defects.add(card, "a card consists of one <qti-html-content>");
        } else {
            helps.add(
                    new Item.Help(identifier, kind, markup.blocks(content.get(0).allow(defects))));
        }
    }

    private static Item.@Nullable HelpKind kind(String support) {
        for (Item.HelpKind kind : Item.HelpKind.values()) {
            if (Qti.support(kind).equals(support)) {
                return kind;
            }
        }
        return null;
    }
}
