package org.examhall.bank;

import java.util.List;
import org.examhall.kernel.Language;

/** What belongs to a blueprint but has no place in an assessment test. */
record BlueprintFacts(
        String bank, String unitCode, String level, int passMark, int attempts, List<Language> languages) {

    /** The same for papers in these languages. */
    BlueprintFacts in(List<Language> spoken) {
        return new BlueprintFacts(bank, unitCode, level, passMark, attempts, spoken);
    }
}
