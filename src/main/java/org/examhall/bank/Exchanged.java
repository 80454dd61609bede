package org.examhall.bank;

/**
 * A paper that takes another one's place.
 *
 * @param position of the new item, from 1
 * @param version of the new item
 */
public record Exchanged(PaperRef paper, int position, String version) {}
