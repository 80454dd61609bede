package org.examhall.bank;

import java.util.regex.Pattern;

/**
 * Where an item belongs and how hard it is thought to be. QTI has no place for this in an item, so it is kept beside
 * it.
 *
 * @param outcome number of the unit's outcome, from 1
 * @param process identifier of the process, {@code service-desk}
 * @param topic what is tested, in a few words
 * @param facility expected share of prepared candidates who get it right, in thousandths: an estimate of the authors
 */
public record ItemFacts(int outcome, String process, String topic, int facility) {

    private static final Pattern PROCESS = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    /** Whether the text may name a process: up to 40 small letters, digits and hyphens. */
    static boolean isProcess(String text) {
        return PROCESS.matcher(text).matches();
    }
}
