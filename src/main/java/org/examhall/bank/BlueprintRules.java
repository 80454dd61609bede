package org.examhall.bank;

import java.util.HashSet;
import java.util.Optional;
import org.examhall.kernel.Refusal;

/** Which blueprints make sense, whatever is in the bank. */
final class BlueprintRules {

    private static final int LONGEST_TITLE = 200;
    private static final int MOST_SECTIONS = 40;
    private static final int MOST_QUESTIONS = 200;
    private static final int MOST_MINUTES = 600;
    private static final int MOST_ATTEMPTS = 99;
    private static final int MOST_PAPERS = 100_000;
    private static final int MOST_DAYS = 3_650;

    private BlueprintRules() {}

    /** Why the blueprint cannot be kept, if it cannot. */
    static Optional<Refusal> objection(Blueprint blueprint) {
        if (!isTitle(blueprint.title())) {
            return Optional.of(Refusal.of("blueprint-title", LONGEST_TITLE));
        }
        if (!isWithin(blueprint.minutes(), 1, MOST_MINUTES)
                || !isWithin(blueprint.passMark(), 1, 100)
                || !isWithin(blueprint.attempts(), 1, MOST_ATTEMPTS)) {
            return Optional.of(Refusal.of("blueprint-numbers", MOST_MINUTES, MOST_ATTEMPTS));
        }
        if (!isWithin(blueprint.sections().size(), 1, MOST_SECTIONS)
                || !isWithin(blueprint.questions(), 1, MOST_QUESTIONS)) {
            return Optional.of(Refusal.of("blueprint-sections", MOST_SECTIONS, MOST_QUESTIONS));
        }
        return blueprint.sections().stream()
                .map(section -> objection(blueprint, section))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> objection(blueprint.terms()))
                .or(() -> objectionToForm(blueprint));
    }

    private static Optional<Refusal> objection(Blueprint blueprint, Blueprint.Section section) {
        Rule rule = section.rule();
        if (!isTitle(section.title())) {
            return Optional.of(Refusal.of("blueprint-section-title", LONGEST_TITLE));
        }
        boolean sound = section.select() >= 1
                && blueprint.outcomes().containsKey(section.outcome())
                && (rule == null
                        ? !section.pool().isEmpty()
                        : rule.from() <= rule.to()
                                && isWithin(rule.from(), Rule.HARDEST, Rule.EASIEST)
                                && isWithin(rule.to(), Rule.HARDEST, Rule.EASIEST));
        return sound ? Optional.empty() : Optional.of(Refusal.of("blueprint-section", section.title()));
    }

    private static Optional<Refusal> objection(Terms terms) {
        Terms.Band band = terms.band();
        if (band != null && !(band.from() < band.to() && band.from() >= 1 && band.to() <= 1000)) {
            return Optional.of(Refusal.of("blueprint-band"));
        }
        Terms.Limit limit = terms.limit();
        if (limit != null
                && !(isWithin(limit.papers(), 0, MOST_PAPERS)
                        && isWithin(limit.days(), limit.papers() == 0 ? 0 : 1, MOST_DAYS)
                        && isWithin(limit.percent(), 0, 100))) {
            return Optional.of(Refusal.of("blueprint-limit", MOST_PAPERS, MOST_DAYS));
        }
        return Optional.empty();
    }

    private static Optional<Refusal> objectionToForm(Blueprint blueprint) {
        Terms terms = blueprint.terms();
        if (terms.mode() != Terms.Mode.FIXED) {
            return Optional.empty();
        }
        boolean whole = terms.form().size() == blueprint.questions()
                && new HashSet<>(terms.form()).size() == blueprint.questions();
        return whole
                ? Optional.empty()
                : Optional.of(Refusal.of(
                        "blueprint-form", blueprint.questions(), terms.form().size()));
    }

    private static boolean isTitle(String text) {
        return !text.isBlank() && text.length() <= LONGEST_TITLE;
    }

    private static boolean isWithin(int number, int least, int most) {
        return number >= least && number <= most;
    }
}
