package org.examhall.bank;

import java.util.List;
import java.util.Map;

/**
 * A closed round of a study.
 *
 * @param judges who rated every item, in the order of the figures
 * @param left how many judges did not, and are not counted
 * @param observed how candidates fared with the items that enough of them have sat
 */
public record AngoffRound(
        int number,
        List<String> judges,
        int left,
        AngoffFigures figures,
        Map<ItemRef, FacilityAsked.Observed> observed) {

    public AngoffRound {
        judges = List.copyOf(judges);
        observed = Map.copyOf(observed);
    }
}
