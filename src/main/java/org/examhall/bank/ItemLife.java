package org.examhall.bank;

import java.util.List;
import java.util.Set;

/**
 * Where a version of an item stands, as somebody sees it who may see it.
 *
 * @param allowed what this person may do with it now
 * @param versions of the same item that this person may see, the latest first
 * @param parts who writes and who reviews
 * @param discussions what was said about this version
 * @param history what was done with the item, the latest first; for those who do not keep the bank, with this version
 */
public record ItemLife(
        ItemVersion version,
        Set<ItemVerb> allowed,
        List<ItemVersion> versions,
        List<ItemPart> parts,
        List<ItemComments.Discussion> discussions,
        List<ItemEvent> history) {

    public boolean may(String verb) {
        return allowed.contains(ItemVerb.valueOf(verb));
    }

    /** The version's number in the history. */
    public int number(ItemEvent event) {
        return versions.stream()
                .filter(one -> one.id().equals(event.getItemVersion()))
                .map(ItemVersion::number)
                .findFirst()
                .orElse(version.number());
    }
}
