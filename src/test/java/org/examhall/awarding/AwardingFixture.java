package org.examhall.awarding;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.IntStream;
import org.examhall.candidate.CandidateNumber;
import org.examhall.result.Grade;

/** Lines and layouts for the tests of the export. */
public final class AwardingFixture {

    public static final BatchFacts BATCH = new BatchFacts(7, Instant.parse("2026-03-10T08:00:00Z"), "ours");

    private AwardingFixture() {}

    /** The layout that ships. */
    public static RecordLayout ours() {
        return layout("ours.layout", Layouts.ours());
    }

    public static RecordLayout layout(String file, String text) {
        LayoutReading reading = RecordLayout.read(file, text);
        if (reading instanceof LayoutReading.Defective defective) {
            throw new AssertionError(defective.defects().toString());
        }
        return ((LayoutReading.Usable) reading).layout();
    }

    /** The nth of many lines that differ. */
    public static NumberedLine numbered(int n) {
        return new NumberedLine(
                n,
                new ResultLine(
                        "result" + n,
                        number(n),
                        "Kvernø" + "abcdefghij".charAt(n % 10),
                        n % 3 == 0 ? "Åse-Marie" : "Iain",
                        LocalDate.of(1990, 1, 1).plusDays(n % 9_000),
                        "F81L",
                        "34",
                        LocalDate.of(2026, 3, 2),
                        n % 4 == 0 ? Grade.FAIL : Grade.PASS,
                        new BigDecimal(30 + n % 30).add(new BigDecimal("0.25")),
                        new BigDecimal(60),
                        LocalDate.of(2026, 3, 9)));
    }

    private static String number(int n) {
        return IntStream.iterate(1_000_000 + n * 3, i -> i + 1)
                .mapToObj(i -> String.format(Locale.ROOT, "%08d", i))
                .filter(eight -> IntStream.rangeClosed(0, 9).anyMatch(d -> CandidateNumber.isValid(eight + d)))
                .map(eight -> CandidateNumber.complete(eight).value())
                .findFirst()
                .orElseThrow();
    }

    /** A line with one thing changed. */
    static Builder line() {
        return new Builder();
    }

    static final class Builder {
        String number = "123456785";
        String family = "Ó Briain";
        String given = "Máire";
        LocalDate born = LocalDate.of(1984, 12, 31);
        String code = "F81L";
        String level = "34";
        LocalDate completed = LocalDate.of(2026, 3, 2);
        Grade grade = Grade.PASS;
        String marks = "48.5000";
        String possible = "60.0000";
        LocalDate released = LocalDate.of(2026, 3, 9);

        ResultLine build() {
            return new ResultLine(
                    "01resvt0000000000000000000",
                    number,
                    family,
                    given,
                    born,
                    code,
                    level,
                    completed,
                    grade,
                    new BigDecimal(marks),
                    new BigDecimal(possible),
                    released);
        }
    }
}
