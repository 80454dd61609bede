package org.examhall.result;

import java.time.LocalDate;
import java.util.function.IntPredicate;
import org.examhall.account.Actor;
import org.examhall.bank.BankFixture;
import org.examhall.bank.Blueprint;
import org.examhall.marking.MarkingFixture;

/** Results that have walked through their life. */
public final class ResultFixture {

    static final Actor OFFICE = new Actor("01adm000000000000000000000", "Office");
    static final Blueprint PRACTITIONER = BankFixture.practitioner().plans().get(0);

    private ResultFixture() {}

    public static Result provisional(IntPredicate right) {
        return new Result(
                new ResultRef("01resvt0000000000000000000"),
                MarkingFixture.marked(right),
                PRACTITIONER,
                LocalDate.of(2026, 3, 3),
                MarkingFixture.HANDED_IN);
    }
}
