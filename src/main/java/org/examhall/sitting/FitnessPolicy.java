package org.examhall.sitting;

import java.util.ArrayList;
import java.util.List;
import org.examhall.kernel.Refusal;

/**
 * Who may invigilate: a trainer whose account is enabled, with an accreditation for the exam that is current on the
 * day, and without an interest in anybody who sits it.
 */
final class FitnessPolicy {

    private FitnessPolicy() {}

    /**
     * @param trainer whether this is a trainer whose account is enabled
     * @param accredited whether an accreditation for the exam is current on the day of the sitting
     * @param interests in how many of those entered there is an interest
     */
    static Fitness decide(boolean trainer, boolean accredited, int interests) {
        List<Refusal> reasons = new ArrayList<>();
        if (!trainer) {
            reasons.add(Refusal.of("invigilator-not-trainer"));
        } else if (!accredited) {
            reasons.add(Refusal.of("invigilator-not-accredited"));
        }
        if (interests > 0) {
            reasons.add(Refusal.of("invigilator-interested", interests));
        }
        return reasons.isEmpty() ? new Fitness.Fit() : new Fitness.Unfit(reasons);
    }
}
