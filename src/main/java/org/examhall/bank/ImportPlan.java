package org.examhall.bank;

import org.examhall.kernel.Language;

/**
 * What is to be imported, and as what.
 *
 * @param fileName as the author's computer calls it
 * @param bytes length of the file
 * @param digest SHA-256 of the file, in hexadecimal
 * @param format name of the kind of file
 * @param facts for questions that bring none
 */
public record ImportPlan(
        String fileName, long bytes, String digest, String format, String bank, Language language, ItemFacts facts) {}
