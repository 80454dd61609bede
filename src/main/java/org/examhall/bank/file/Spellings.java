package org.examhall.bank.file;

import java.math.BigDecimal;
import org.examhall.kernel.Refusal;

/** Answers to be written, of programs in which a star stands for anything. */
final class Spellings {

    private Spellings() {}

    /** A spelling; a star alone that earns nothing only gives feedback to all others. */
    static Question.Spelling of(String text, BigDecimal credit, String why) {
        boolean star = text.replace("\\*", "").contains("*");
        if (star && credit.signum() > 0) {
            throw Refusal.of("import-wildcard", Desk.shown(text)).asException();
        }
        return new Question.Spelling(text.replace("\\*", "*").strip(), credit, why);
    }
}
