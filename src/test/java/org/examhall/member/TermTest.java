package org.examhall.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** For which days somebody has paid. */
class TermTest {

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/member/terms.csv", delimiter = '|')
    void aPaymentBringsAYear(String what, LocalDate so, LocalDate paidOn, LocalDate from, LocalDate until) {
        assertThat(Term.paid(so, paidOn)).as(what).isEqualTo(new Term(from, until));
    }
}
