package org.examhall.bank.file;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.examhall.bank.ImportNote;
import org.examhall.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Reads Aiken: a question, its options as {@code A. text} or {@code A) text}, and a line {@code ANSWER: A}. Strict, as
 * the format is: a question with a mistake is refused with the line of the mistake.
 */
final class AikenSource implements QuestionSource {

    private static final Pattern OPTION = Pattern.compile("^\\s*([A-Za-z])[.)]\\s*(.*)$");
    private static final Pattern ANSWER = Pattern.compile("^\\s*ANSWER\\s*:\\s*(.*)$", Pattern.CASE_INSENSITIVE);

    /** Where no option can be next. */
    private static final char NONE = ' ';

    private final Desk desk;
    private final Lines lines;
    private final Notes leftOut = new Notes();
    private @Nullable String ahead;

    AikenSource(Path file, Desk desk) throws IOException {
        Encoding encoding = Encoding.of(file);
        this.desk = desk;
        this.lines = new Lines(encoding.open(file));
        if (encoding == Encoding.WESTERN) {
            leftOut.add("western");
        }
    }

    private @Nullable String line() throws IOException {
        String line = ahead == null ? lines.next() : ahead;
        ahead = null;
        return line;
    }

    @Override
    public @Nullable Reading next() throws IOException {
        String line = line();
        while (line != null && line.isBlank()) {
            line = line();
        }
        if (line == null) {
            return null;
        }
        int begins = lines.number();
        if (option(line, NONE).isPresent() || ANSWER.matcher(line).matches()) {
            return astray(begins, line);
        }
        StringBuilder text = new StringBuilder(line.strip());
        Map<String, String> options = new LinkedHashMap<>();
        for (line = line(); line != null; line = line()) {
            Optional<Option> option = option(line, (char) ('A' + options.size()));
            Matcher answer = ANSWER.matcher(line);
            if (answer.matches()) {
                return question(begins, text.toString(), options, key(answer.group(1)));
            }
            if (option.isPresent()) {
                String letter = option.get().letter();
                if (options.put(letter, option.get().text()) != null) {
                    return skipped(begins, text, Refusal.of("import-aiken-twice", lines.number(), letter));
                }
            } else if (!line.isBlank() && options.isEmpty()) {
                text.append('\n').append(line.strip());
            } else if (!line.isBlank()) {
                ahead = line;
                return unusable(begins, text.toString(), Refusal.of("import-aiken-unfinished", lines.number()));
            }
        }
        return unusable(begins, text.toString(), Refusal.of("import-aiken-unfinished", lines.number()));
    }

    private record Option(String letter, String text) {}

    /**
     * The option that a line is, if it is one. A small letter begins one only where it is the next: a text may well go
     * on with {@code i. e.}
     */
    private static Optional<Option> option(String line, char next) {
        Matcher option = OPTION.matcher(line);
        if (!option.matches()) {
            return Optional.empty();
        }
        String letter = option.group(1).toUpperCase(Locale.ROOT);
        boolean begins = letter.equals(option.group(1)) || letter.charAt(0) == next;
        return begins ? Optional.of(new Option(letter, option.group(2).strip())) : Optional.empty();
    }

    /** The letter of the answer, as people write it. */
    private static String key(String written) {
        return written.strip().replaceAll("[.)]$", "").toUpperCase(Locale.ROOT);
    }

    /** Options without a question belong to nothing; all that hangs together is one question that is refused. */
    private Reading astray(int begins, String line) throws IOException {
        return skipped(begins, new StringBuilder(line), Refusal.of("import-aiken-not-started", begins));
    }

    private Reading skipped(int begins, StringBuilder text, Refusal reason) throws IOException {
        String line = line();
        while (line != null
                && (option(line, NONE).isPresent() || ANSWER.matcher(line).matches())) {
            line = line();
        }
        ahead = line;
        return unusable(begins, text.toString(), reason);
    }

    private Reading unusable(int begins, String text, Refusal reason) {
        return new Reading.Unusable("", begins, Desk.shown(text), reason);
    }

    private Reading question(int begins, String text, Map<String, String> options, String key) {
        if (options.size() < 2) {
            return unusable(begins, text, Refusal.of("import-aiken-answers", lines.number()));
        }
        if (!options.containsKey(key)) {
            return unusable(begins, text, Refusal.of("import-aiken-key", lines.number(), Desk.shown(key)));
        }
        Desk.Origin origin =
                new Desk.Origin("", begins, text, "", desk.defaults().facts());
        return desk.take(origin, notes -> {
            ForeignText words = new ForeignText(notes);
            List<Question.Option> choices = options.entrySet().stream()
                    .map(option -> new Question.Option(
                            words.phrases(option.getValue(), ForeignText.Form.PLAIN, begins),
                            option.getKey().equals(key) ? Credit.FULL : BigDecimal.ZERO,
                            ""))
                    .toList();
            List<Node> prompt = words.blocks(text, ForeignText.Form.PLAIN, begins);
            Question question = new Question(begins, "", prompt, new Question.Choice(choices, true, true, false), "");
            return Translation.of(question, desk.language(), notes);
        });
    }

    @Override
    public List<ImportNote> leftOut() {
        return leftOut.list();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
