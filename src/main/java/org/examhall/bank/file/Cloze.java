package org.examhall.bank.file;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.examhall.kernel.Refusal;

/** A text of Moodle with questions embedded in it, as {@code {1:MULTICHOICE:~%100%right#why~wrong}}. */
final class Cloze {

    private static final Pattern EMBEDDED =
            Pattern.compile("\\{(\\d*+):([A-Z_]++):([^}\\\\]*+(?:\\\\.[^}\\\\]*+)*+)}", Pattern.DOTALL);
    private static final Pattern PART = Pattern.compile("(?<!\\\\)~");
    private static final Pattern FEEDBACK = Pattern.compile("(?<!\\\\)#");
    private static final Pattern WEIGHT = Pattern.compile("^%(-?\\d{1,3}(?:\\.\\d{1,7})?)%");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,12}(\\.\\d{1,9})?");

    private final ForeignText words;
    private final int line;
    private final List<Question.Blank> blanks = new ArrayList<>();
    private final String text;

    Cloze(String source, ForeignText words, int line) {
        this.words = words;
        this.line = line;
        StringBuilder rest = new StringBuilder();
        Matcher found = EMBEDDED.matcher(source);
        while (found.find()) {
            blanks.add(blank(found.group(1), found.group(2), found.group(3)));
            found.appendReplacement(rest, "[[" + blanks.size() + "]]");
        }
        found.appendTail(rest);
        text = rest.toString();
        if (blanks.isEmpty()) {
            throw Refusal.of("import-no-gaps").asException();
        }
    }

    List<Node> prompt(ForeignText.Form form) {
        return Blanks.in(words.blocks(text, form, line), Blanks.PLACE, place -> Integer.parseInt(place.group(1)) - 1);
    }

    Question.Gaps gaps() {
        return new Question.Gaps(blanks);
    }

    private record Answer(String text, BigDecimal credit, String why) {}

    private Question.Blank blank(String weight, String kind, String source) {
        List<Answer> answers = new ArrayList<>();
        for (String part : PART.split(source)) {
            if (!part.isBlank()) {
                answers.add(answer(part));
            }
        }
        BigDecimal worth = weight.isEmpty() || weight.equals("0") ? BigDecimal.ONE : new BigDecimal(weight);
        return switch (kind.toUpperCase(Locale.ROOT)) {
            case "MULTICHOICE", "MC", "MULTICHOICE_V", "MCV", "MULTICHOICE_H", "MCH" -> pick(answers, false, worth);
            case "MULTICHOICE_S", "MCS", "MULTICHOICE_VS", "MCVS", "MULTICHOICE_HS", "MCHS" ->
                pick(answers, true, worth);
            case "SHORTANSWER", "SA", "MW" -> write(answers, false, worth);
            case "SHORTANSWER_C", "SAC", "MWC" -> write(answers, true, worth);
            case "NUMERICAL", "NM" -> count(answers, worth);
            default -> throw Refusal.of("import-kind", kind).asException();
        };
    }

    private Answer answer(String part) {
        String rest = part.strip();
        BigDecimal credit = BigDecimal.ZERO;
        Matcher weighed = WEIGHT.matcher(rest);
        if (rest.startsWith("=")) {
            credit = Credit.FULL;
            rest = rest.substring(1);
        } else if (weighed.find()) {
            credit = new BigDecimal(weighed.group(1));
            rest = rest.substring(weighed.end());
        }
        String[] halves = FEEDBACK.split(rest, 2);
        String why = halves.length > 1 ? words.reason(meant(halves[1]), ForeignText.Form.HTML, line) : "";
        return new Answer(words.plain(meant(halves[0]), ForeignText.Form.HTML, line), credit, why);
    }

    private static String meant(String text) {
        return text.replaceAll("\\\\([~=#{}\\\\\"/])", "$1").strip();
    }

    private static Question.Pick pick(List<Answer> answers, boolean shuffle, BigDecimal worth) {
        return new Question.Pick(
                answers.stream()
                        .map(answer -> new Question.Picked(answer.text(), answer.credit(), answer.why()))
                        .toList(),
                shuffle,
                worth);
    }

    private static Question.Write write(List<Answer> answers, boolean caseCounts, BigDecimal worth) {
        return new Question.Write(
                answers.stream()
                        .map(answer -> Spellings.of(answer.text(), answer.credit(), answer.why()))
                        .toList(),
                caseCounts,
                worth);
    }

    private static Question.Count count(List<Answer> answers, BigDecimal worth) {
        List<Answer> right =
                answers.stream().filter(answer -> answer.credit().signum() > 0).toList();
        if (right.size() != 1) {
            throw Refusal.of(right.isEmpty() ? "import-no-key" : "import-several-numbers")
                    .asException();
        }
        String[] parts = right.get(0).text().split(":", 2);
        BigDecimal tolerance = parts.length > 1 ? number(parts[1]).abs() : BigDecimal.ZERO;
        return new Question.Count(
                number(parts[0]), tolerance, tolerance, right.get(0).why(), worth);
    }

    private static BigDecimal number(String text) {
        if (!NUMBER.matcher(text.strip()).matches()) {
            throw Refusal.of("import-not-a-number", Desk.shown(text)).asException();
        }
        return new BigDecimal(text.strip());
    }
}
