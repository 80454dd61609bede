package org.examhall.bank.file;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.examhall.bank.ItemFacts;
import org.examhall.kernel.Language;
import org.examhall.kernel.Refusal;

/** One question of a spreadsheet made by our template. */
final class SheetQuestion {

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,12}([.,]\\d{1,9})?");
    private static final Pattern PROCESS = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final String BETWEEN = "->";
    private static final int LINES_OF_ESSAY = 15;

    /** What a spreadsheet would run when the file is opened there again. */
    private static final Pattern COMMAND = Pattern.compile("^[=@\\t].*|^[+-](?![\\s\\d.,>]|$).*", Pattern.DOTALL);

    private final Row row;
    private final Language language;
    private final ForeignText text;

    SheetQuestion(Row row, Language language, Notes notes) {
        this.row = row;
        this.language = language;
        this.text = new ForeignText(notes);
    }

    /** The facts of the row, with those of the upload where it has none. */
    static ItemFacts facts(Row row, ItemFacts otherwise) {
        String outcome = row.cell(Column.OUTCOME);
        String process = row.cell(Column.PROCESS);
        String topic = row.cell(Column.TOPIC);
        String difficulty = row.cell(Column.DIFFICULTY);
        if (!outcome.isEmpty() && !outcome.matches("[1-9]\\d?")) {
            throw Refusal.of("import-cell", Column.OUTCOME.heading(), Desk.shown(outcome))
                    .asException();
        }
        if (!process.isEmpty() && !PROCESS.matcher(process).matches()) {
            throw Refusal.of("import-cell", Column.PROCESS.heading(), Desk.shown(process))
                    .asException();
        }
        return new ItemFacts(
                outcome.isEmpty() ? otherwise.outcome() : Integer.parseInt(outcome),
                process.isEmpty() ? otherwise.process() : process,
                topic.isEmpty() ? otherwise.topic() : Desk.shown(topic),
                difficulty.isEmpty() ? otherwise.facility() : thousandths(difficulty));
    }

    /** From {@code 0.65}, {@code 0,65} or {@code 65 %}. */
    private static int thousandths(String difficulty) {
        String number = difficulty.replace("%", "").replace(',', '.').strip();
        if (number.matches("\\d{1,2}(\\.\\d{1,4})?")) {
            BigDecimal share = new BigDecimal(number);
            boolean percent = difficulty.contains("%") || share.compareTo(BigDecimal.ONE) >= 0;
            int thousandths = share.movePointRight(percent ? 1 : 3).intValue();
            if (thousandths >= 1 && thousandths <= 999) {
                return thousandths;
            }
        }
        throw Refusal.of("import-cell", Column.DIFFICULTY.heading(), Desk.shown(difficulty))
                .asException();
    }

    /** @throws org.examhall.kernel.Refused if it cannot be understood */
    Question read() {
        row.cells().forEach((heading, cell) -> {
            if (COMMAND.matcher(cell).matches()) {
                throw Refusal.of("import-command", heading).asException();
            }
        });
        String asked = row.cell(Column.QUESTION);
        List<Node> prompt = text.blocks(asked, ForeignText.Form.PLAIN, row.line());
        return new Question(row.line(), row.cell(Column.TITLE), prompt, body(), row.cell(Column.REASON));
    }

    private Question.Body body() {
        String type = row.cell(Column.TYPE).toLowerCase(Locale.ROOT);
        return switch (type) {
            case "single", "multiple" -> choice(type.equals("single"));
            case "true-false" -> trueFalse();
            case "order" ->
                new Question.Order(options().stream().map(this::phrases).toList());
            case "match" -> match();
            case "text" -> written();
            case "number" ->
                new Question.Gaps(
                        List.of(Numbers.around(number(Column.KEY), number(Column.TOLERANCE), row.cell(Column.REASON))));
            case "essay" -> new Question.Essay(LINES_OF_ESSAY, row.cell(Column.KEY));
            default -> throw Refusal.of("import-kind", Desk.shown(type)).asException();
        };
    }

    /** The letters of the options that are there. */
    private List<String> letters() {
        return Arrays.stream(Column.OPTIONS.split(""))
                .filter(letter -> !row.cell(letter.toLowerCase(Locale.ROOT)).isEmpty())
                .toList();
    }

    private String option(String letter) {
        return row.cell(letter.toLowerCase(Locale.ROOT));
    }

    private List<String> options() {
        return letters().stream().map(this::option).toList();
    }

    private List<Piece> phrases(String option) {
        return text.phrases(option, ForeignText.Form.PLAIN, row.line());
    }

    private Question.Choice choice(boolean single) {
        Set<String> key = Arrays.stream(
                        row.cell(Column.KEY).toUpperCase(Locale.ROOT).split("[\\s,;]+"))
                .filter(letter -> !letter.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> letters = letters();
        for (String letter : key) {
            if (!letters.contains(letter)) {
                throw Refusal.of("import-cell", Column.KEY.heading(), letter).asException();
            }
        }
        BigDecimal each = Credit.FULL.divide(BigDecimal.valueOf(Math.max(1, key.size())), 6, RoundingMode.HALF_UP);
        List<Question.Option> options = letters.stream()
                .map(letter -> new Question.Option(
                        phrases(option(letter)),
                        key.contains(letter) ? each : BigDecimal.ZERO,
                        row.cell(Column.WHY + letter.toLowerCase(Locale.ROOT))))
                .toList();
        return new Question.Choice(options, single, true, false);
    }

    private Question.Choice trueFalse() {
        String key = row.cell(Column.KEY).toLowerCase(Locale.ROOT);
        boolean right = Set.of("true", "t", "sant").contains(key);
        if (!right && !Set.of("false", "f", "usant").contains(key)) {
            throw Refusal.of("import-cell", Column.KEY.heading(), Desk.shown(key))
                    .asException();
        }
        String why = row.cell(Column.REASON);
        return TrueFalse.choice(right, why, why, language);
    }

    private Question.Match match() {
        List<Question.Pair> pairs = new ArrayList<>();
        List<String> spare = new ArrayList<>();
        for (String option : options()) {
            String[] sides = option.split(BETWEEN, 2);
            if (sides.length < 2) {
                throw Refusal.of("import-pair", Desk.shown(option)).asException();
            }
            if (sides[0].isBlank()) {
                spare.add(sides[1].strip());
            } else {
                pairs.add(new Question.Pair(sides[0].strip(), sides[1].strip()));
            }
        }
        return new Question.Match(pairs, spare, true);
    }

    private Question.Gaps written() {
        List<Question.Spelling> spellings = options().stream()
                .map(option -> new Question.Spelling(option, Credit.FULL, row.cell(Column.REASON)))
                .toList();
        return new Question.Gaps(List.of(new Question.Write(spellings, false, BigDecimal.ONE)));
    }

    private BigDecimal number(Column column) {
        String cell = row.cell(column);
        if (cell.isEmpty() && column == Column.TOLERANCE) {
            return BigDecimal.ZERO;
        }
        if (!NUMBER.matcher(cell).matches()) {
            throw Refusal.of("import-cell", column.heading(), Desk.shown(cell)).asException();
        }
        return new BigDecimal(cell.replace(',', '.'));
    }
}
