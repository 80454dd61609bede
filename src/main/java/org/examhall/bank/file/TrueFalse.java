package org.examhall.bank.file;

import java.math.BigDecimal;
import java.util.List;
import org.examhall.kernel.Language;

/** A statement that is true or false, as a choice of two. */
final class TrueFalse {

    private TrueFalse() {}

    static Question.Choice choice(boolean right, String whyTrue, String whyFalse, Language language) {
        boolean norwegian = language == Language.NB;
        return new Question.Choice(
                List.of(
                        option(norwegian ? "Sant" : "True", right, whyTrue),
                        option(norwegian ? "Usant" : "False", !right, whyFalse)),
                true,
                false,
                false);
    }

    private static Question.Option option(String text, boolean right, String why) {
        return new Question.Option(List.of(new Piece.Words(text)), right ? Credit.FULL : BigDecimal.ZERO, why);
    }
}
