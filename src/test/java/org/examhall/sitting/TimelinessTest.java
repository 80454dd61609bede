package org.examhall.sitting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class TimelinessTest {

    private static final long END = 1_600_000;

    private static ClockSample sample(String words, String signature) {
        if (words.equals("-")) {
            return null;
        }
        long[] numbers =
                Arrays.stream(words.split(" +")).mapToLong(Long::parseLong).toArray();
        return new ClockSample(numbers[0], signature, numbers[1], numbers[2]);
    }

    @ParameterizedTest(name = "given {0} between {1} and {2}, genuine {3}: {4} {5}")
    @CsvFileSource(resources = "/sitting/timeliness.csv", delimiter = '|')
    void anAnswerIsJudgedAsTheTableSays(
            long given, String before, String after, String genuine, String outcome, String at) {
        Claim claim = new Claim(given, 0, sample(before, "before"), sample(after, "after"));
        Timeliness timely =
                Timeliness.of(claim, END, sample -> genuine.equals("both") || genuine.equals(sample.signature()));
        Long moment = at.equals("-") ? null : Long.valueOf(at);
        assertThat(timely)
                .isEqualTo(
                        outcome.equals("PROVEN")
                                ? new Timeliness.Proven(moment)
                                : new Timeliness.Unproven(HeldReason.valueOf(outcome), moment));
    }

    @Test
    void whatComesWithoutAWordIsHeld() {
        assertThat(Timeliness.of(null, END, sample -> true))
                .isEqualTo(new Timeliness.Unproven(HeldReason.NO_PROOF, null));
    }
}
