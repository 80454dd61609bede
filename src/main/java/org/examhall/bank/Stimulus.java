package org.examhall.bank;

/**
 * What several items ask about: a page of a log, an e-mail, a rota.
 *
 * @param html checked markup, ready for a page
 */
public record Stimulus(String identifier, String title, String html) {}
