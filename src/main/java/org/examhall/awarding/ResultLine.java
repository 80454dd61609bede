package org.examhall.awarding;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.examhall.candidate.CandidateNumber;
import org.examhall.kernel.Refusal;
import org.examhall.result.Grade;

/**
 * One result as it is told to the awarding body. Whoever holds one holds something that the body's rules for fields
 * allow: a candidate number with its check digit; unit code and level of six characters; names of letters, spaces,
 * hyphens, apostrophes and full stops; an exam sat after birth and not after the release.
 *
 * @param result the key of the result
 * @param unitCode as {@code F81L}
 * @param unitLevel as {@code 34}
 * @param completedOn the day of the exam, where it was sat
 * @param releasedOn in UTC
 */
public record ResultLine(
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

    private static final Pattern UNIT = Pattern.compile("[A-Z0-9]{6}");
    private static final Pattern NAME = Pattern.compile("[\\p{L}][\\p{L}\\p{M} .'\u2019-]{0,79}");

    /** @throws org.examhall.kernel.Refused with the rule that is broken */
    public ResultLine {
        require(CandidateNumber.isValid(candidateNumber), "line-candidate-number", candidateNumber);
        require(NAME.matcher(familyName).matches(), "line-family-name", familyName);
        require(NAME.matcher(givenName).matches(), "line-given-name", givenName);
        require(UNIT.matcher(unitCode + unitLevel).matches(), "line-unit", unitCode + unitLevel);
        require(bornOn.isBefore(completedOn), "line-born-on", bornOn, completedOn);
        // A day's grace, because the exam's day is that of its venue, which may be ahead of UTC.
        require(!completedOn.isAfter(releasedOn.plusDays(1)), "line-completed-on", completedOn, releasedOn);
        require(
                marks.signum() >= 0 && possible.signum() > 0 && marks.compareTo(possible) <= 0,
                "line-marks",
                marks,
                possible);
    }

    private static void require(boolean kept, String code, Object... arguments) {
        if (!kept) {
            throw Refusal.of(code, arguments).asException();
        }
    }

    /** Unit code and level, six characters. */
    public String unit() {
        return unitCode + unitLevel;
    }
}
