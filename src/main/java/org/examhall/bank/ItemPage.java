package org.examhall.bank;

import java.util.List;

/**
 * Some of the items found.
 *
 * @param total how many were found in all
 */
public record ItemPage(List<ItemVersion> items, long total) {
    public ItemPage {
        items = List.copyOf(items);
    }
}
