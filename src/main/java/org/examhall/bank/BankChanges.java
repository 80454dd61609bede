package org.examhall.bank;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What loading a package would change, by the identifiers of items alone.
 *
 * @param removed items that would go out of use; papers that have them keep them
 * @param unchanged how many items stay as they are
 */
public record BankChanges(List<String> added, List<String> changed, List<String> removed, int unchanged) {

    public BankChanges {
        added = List.copyOf(added);
        changed = List.copyOf(changed);
        removed = List.copyOf(removed);
    }

    /** @param inUse the content hashes of the bank's items in use */
    static BankChanges between(Map<ItemRef, String> inUse, BankPackage bank) {
        List<String> added = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        Map<ItemRef, String> left = new TreeMap<>(inUse);
        int unchanged = 0;
        for (BankPackage.Content content : bank.items()) {
            String hash = left.remove(content.ref());
            if (hash == null) {
                added.add(content.ref().identifier());
            } else if (!hash.equals(content.hash())) {
                changed.add(content.ref().identifier());
            } else {
                unchanged++;
            }
        }
        return new BankChanges(
                added, changed, left.keySet().stream().map(ItemRef::identifier).toList(), unchanged);
    }
}
