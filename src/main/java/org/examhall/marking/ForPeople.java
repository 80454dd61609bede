package org.examhall.marking;

import java.math.BigDecimal;
import java.util.List;
import org.examhall.bank.Response;
import org.examhall.bank.Sheet;
import org.examhall.sitting.HandedInScript;

/** Which answers a person has to mark: those in words of the candidate's own. What was not answered earns nothing. */
final class ForPeople {

    private ForPeople() {}

    /** The questions of a script whose answers wait for a person. */
    static List<Sheet.Question> in(HandedInScript script, Sheet sheet) {
        return sheet.questions().stream()
                .filter(question -> question.markScheme()
                        .awaitsPerson(script.answers().getOrDefault(question.position(), Response.NONE)))
                .toList();
    }

    /** What a question is worth. */
    static BigDecimal possible(Sheet.Question question) {
        return question.markScheme().mark(Response.NONE).possible();
    }
}
