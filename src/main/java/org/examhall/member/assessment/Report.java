package org.examhall.member.assessment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.examhall.course.Questionnaire;

/** What an assessment says, beside the one before it. */
public record Report(SelfAssessment assessment, Optional<Instant> before, List<Line> lines, Radar radar) {

    /**
     * A process.
     *
     * @param number as the chart names it, from 1
     * @param before its level the last time
     */
    public record Line(int number, Maturity maturity, OptionalInt before) {

        /** By how many levels it went up, or down if less than 0; empty if there is nothing to compare. */
        public OptionalInt change() {
            return maturity.level().isPresent() && before.isPresent()
                    ? OptionalInt.of(maturity.level().getAsInt() - before.getAsInt())
                    : OptionalInt.empty();
        }
    }

    public static Report of(SelfAssessment assessment, Optional<SelfAssessment> earlier, Questionnaire questionnaire) {
        List<Maturity> now = assessment.maturities(questionnaire);
        List<OptionalInt> then = earlier.map(one -> one.maturities(questionnaire).stream()
                        .map(Maturity::level)
                        .toList())
                .orElse(List.of());
        List<Line> lines = IntStream.range(0, now.size())
                .mapToObj(i -> new Line(i + 1, now.get(i), then.isEmpty() ? OptionalInt.empty() : then.get(i)))
                .toList();
        Radar radar = Radar.of(
                now.stream().map(one -> one.level().orElse(0)).toList(),
                then.stream().map(level -> level.orElse(0)).toList());
        return new Report(assessment, earlier.map(SelfAssessment::getFinishedAt), lines, radar);
    }

    public boolean isCompared() {
        return before.isPresent();
    }
}
