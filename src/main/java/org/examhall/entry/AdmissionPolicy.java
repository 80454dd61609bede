package org.examhall.entry;

import java.util.List;
import java.util.Set;
import org.examhall.kernel.Refusal;

/**
 * Who may be entered. A candidate is entered once for a sitting; may try as often as the blueprint allows, not again
 * after a pass; and for the Advanced exam must have passed Practitioner.
 */
final class AdmissionPolicy {

    /** The exams that require a pass in another, by the code of their blueprint. */
    private static final java.util.Map<String, String> PREREQUISITES = java.util.Map.of("advanced", "practitioner");

    private AdmissionPolicy() {}

    static final int GREATEST_EXTRA_TIME = 200;

    static Admission decide(
            String blueprint,
            int attemptsAllowed,
            SittingRef sitting,
            List<Entry> earlier,
            Set<String> passed,
            int extraPercent) {
        if (extraPercent < 0 || extraPercent > GREATEST_EXTRA_TIME) {
            return refused(Refusal.of("extra-time-out-of-range", GREATEST_EXTRA_TIME));
        }
        if (passed.contains(blueprint)) {
            return refused(Refusal.of("passed-already"));
        }
        String prerequisite = PREREQUISITES.get(blueprint);
        if (prerequisite != null && !passed.contains(prerequisite)) {
            return refused(Refusal.of("prerequisite-missing"));
        }
        List<Entry> counting = earlier.stream()
                .filter(e -> !e.isWithdrawn() && e.getBlueprint().equals(blueprint))
                .toList();
        if (counting.stream().anyMatch(e -> e.sitting().equals(sitting))) {
            return refused(Refusal.of("entered-already"));
        }
        int attempt = counting.size() + 1;
        if (attempt > attemptsAllowed) {
            return refused(Refusal.of("attempts-used-up", attemptsAllowed));
        }
        return new Admission.Admitted(attempt);
    }

    private static Admission refused(Refusal reason) {
        return new Admission.NotAdmitted(reason);
    }
}
