package org.examhall.member.assessment;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.examhall.course.Questionnaire;

/**
 * How mature one process is. The rule: two questions belong to each of the levels 1 to 4. A level is reached when its
 * questions and those of all levels below are answered "usually" or better, and level 5 when everything is answered
 * "always and measured". While a question has no answer there is no level. The points, 0 to 3 for each question, tell
 * two results of the same level apart.
 *
 * @param answered how many questions have an answer
 * @param level 0 to 5, once all are answered
 * @param percent points of those that could be had
 */
public record Maturity(Questionnaire.Subject process, int answered, OptionalInt level, int percent) {

    public static final int HIGHEST = Questionnaire.LEVELS_ASKED + 1;

    static Maturity of(Questionnaire.Subject process, Answers answers) {
        List<Degree> given = IntStream.range(0, process.questions().size())
                .mapToObj(place -> answers.to(process.id(), place))
                .flatMap(answer -> answer.stream())
                .toList();
        int points = given.stream().mapToInt(Degree::points).sum();
        int best = process.questions().size() * Degree.ALWAYS_MEASURED.points();
        boolean complete = given.size() == process.questions().size();
        return new Maturity(
                process,
                given.size(),
                complete ? OptionalInt.of(level(given)) : OptionalInt.empty(),
                Math.round(100f * points / best));
    }

    private static int level(List<Degree> given) {
        int usual = (int) given.stream().takeWhile(Degree::isUsual).count();
        boolean all = given.stream().allMatch(degree -> degree == Degree.ALWAYS_MEASURED);
        return all ? HIGHEST : usual / Questionnaire.QUESTIONS_A_LEVEL;
    }

    public boolean isComplete() {
        return level.isPresent();
    }

    /** What to do next; empty while questions are open, and at the highest level. */
    public String next() {
        int at = level.orElse(HIGHEST);
        return at < process.next().size() ? process.next().get(at) : "";
    }
}
