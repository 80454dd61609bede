package org.examhall.awarding;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a field of a layout can show. */
enum LayoutSource {
    BATCH(Kind.WHOLE, Section.ANY, row -> row.batch().number()),
    CREATED(Kind.DATE, Section.ANY, row -> row.batch().createdAt().atOffset(ZoneOffset.UTC)),
    LAYOUT(Kind.TEXT, Section.ANY, row -> row.batch().layout()),

    LINE(Kind.WHOLE, Section.RECORD, Row::number),
    RESULT(Kind.TEXT, Section.RECORD, row -> row.result().result()),
    CANDIDATE_NUMBER(Kind.DIGITS, Section.RECORD, row -> row.result().candidateNumber()),
    FAMILY_NAME(Kind.TEXT, Section.RECORD, row -> row.result().familyName()),
    GIVEN_NAME(Kind.TEXT, Section.RECORD, row -> row.result().givenName()),
    BORN_ON(Kind.DATE, Section.RECORD, row -> row.result().bornOn()),
    UNIT(Kind.TEXT, Section.RECORD, row -> row.result().unit()),
    UNIT_CODE(Kind.TEXT, Section.RECORD, row -> row.result().unitCode()),
    UNIT_LEVEL(Kind.TEXT, Section.RECORD, row -> row.result().unitLevel()),
    COMPLETED_ON(Kind.DATE, Section.RECORD, row -> row.result().completedOn()),
    GRADE(Kind.TEXT, Section.RECORD, row -> row.result().grade()),
    MARKS(Kind.NUMBER, Section.RECORD, row -> row.result().marks()),
    POSSIBLE(Kind.NUMBER, Section.RECORD, row -> row.result().possible()),
    PERCENT(Kind.NUMBER, Section.RECORD, row -> percent(row.result())),
    RELEASED_ON(Kind.DATE, Section.RECORD, row -> row.result().releasedOn()),

    RECORDS(Kind.WHOLE, Section.TRAILER, row -> row.totals().records()),
    LINES(Kind.WHOLE, Section.TRAILER, Row::lines),
    SUM_OF_MARKS(Kind.NUMBER, Section.TRAILER, row -> row.totals().marks()),
    HASH_TOTAL(Kind.WHOLE, Section.TRAILER, row -> row.totals().numbers());

    /** What kind of value it is. */
    enum Kind {
        TEXT,
        DIGITS,
        WHOLE,
        NUMBER,
        DATE
    }

    /** Where it can be shown. */
    enum Section {
        ANY,
        HEADER,
        RECORD,
        TRAILER
    }

    /** What a line is made from; there is a result in the lines of results only. */
    record Row(BatchFacts batch, @Nullable ResultLine line, int number, Totals totals, int lines) {

        ResultLine result() {
            return Objects.requireNonNull(line);
        }
    }

    private final Kind kind;
    private final Section section;

    @SuppressWarnings("ImmutableEnumChecker") // the functions above hold no state
    private final Function<Row, Object> value;

    LayoutSource(Kind kind, Section section, Function<Row, Object> value) {
        this.kind = kind;
        this.section = section;
        this.value = value;
    }

    private static BigDecimal percent(ResultLine line) {
        return new org.examhall.result.Score(line.marks(), line.possible()).percent();
    }

    /** As layout files write it. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<LayoutSource> ofKey(String key) {
        return Arrays.stream(values()).filter(s -> s.key().equals(key)).findFirst();
    }

    Kind kind() {
        return kind;
    }

    boolean isIn(Section wanted) {
        return section == Section.ANY || section == wanted;
    }

    Object of(Row row) {
        return value.apply(row);
    }
}
