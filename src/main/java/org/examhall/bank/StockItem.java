package org.examhall.bank;

import org.jspecify.annotations.Nullable;

/**
 * What a draw has to know of an item; nothing of what it asks.
 *
 * @param version the key of its current {@link ItemVersion}
 * @param facility expected share of right answers, in thousandths
 * @param stimulus the stimulus it depends on, if any
 */
public record StockItem(
        ItemRef ref,
        String version,
        ItemType type,
        int outcome,
        String process,
        String topic,
        int facility,
        @Nullable String stimulus) {}
