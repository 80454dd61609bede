package org.examhall.awarding;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.examhall.kernel.Refusal;
import org.examhall.kernel.Refused;
import org.examhall.result.Grade;

/** A released result as it is stored, before the rules of the awarding body have been asked. */
public record Released(
        String result,
        String candidateNumber,
        String familyName,
        String givenName,
        LocalDate bornOn,
        String unitCode,
        String unitLevel,
        LocalDate completedOn,
        Grade grade,
        BigDecimal marks,
        BigDecimal possible,
        LocalDate releasedOn) {

    /** @throws org.examhall.kernel.Refused if the result breaks a rule */
    public ResultLine line() {
        return new ResultLine(
                result,
                candidateNumber,
                familyName,
                givenName,
                bornOn,
                unitCode,
                unitLevel,
                completedOn,
                grade,
                marks,
                possible,
                releasedOn);
    }

    /** Whether this result can go out in this layout. */
    public Claim claim(RecordLayout layout, BatchFacts batch) {
        try {
            Refusal objection = layout.objection(batch, line());
            return new Claim(result, objection);
        } catch (Refused refused) {
            return new Claim(result, refused.refusal());
        }
    }
}
