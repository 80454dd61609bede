package org.examhall.bank;

/**
 * Somebody who rates the items of a study.
 *
 * @param account the key of their account
 */
public record AngoffJudge(String account, String name) {}
