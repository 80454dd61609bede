package org.examhall.bank;

/**
 * All there is to see of an item; never for candidates.
 *
 * @param question the markup as a candidate gets it
 */
public record ItemView(ItemVersion version, Item item, String question) {}
