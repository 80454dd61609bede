package org.examhall.bank.file;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.examhall.kernel.Language;
import org.examhall.kernel.Refusal;

/**
 * One question in GIFT, as Moodle's documentation of the format describes it: what is asked, and the answers in braces
 * whose signs tell which kind of question it is.
 */
final class GiftQuestion {

    private static final String SIGNS = "~=#{}:\\";
    /** From here on, characters of Unicode's private use stand for signs that mean themselves. */
    private static final char LITERAL = '\ue000';

    private static final Pattern NAME = Pattern.compile("^\\s*::(.*?)::", Pattern.DOTALL);
    private static final Pattern FORM =
            Pattern.compile("^\\s*\\[(html|markdown|plain|moodle)]", Pattern.CASE_INSENSITIVE);
    private static final Pattern WEIGHT = Pattern.compile("^\\s*%(-?\\d{1,3}(?:\\.\\d{1,7})?)%");
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,12}(\\.\\d{1,9})?");
    private static final Set<String> TRUE = Set.of("T", "TRUE");
    private static final Set<String> FALSE = Set.of("F", "FALSE");
    private static final int LINES_OF_ESSAY = 15;

    private final int line;
    private final String name;
    private final String before;
    private final String answers;
    private final String after;
    private final boolean answered;
    private final boolean broken;
    private ForeignText.Form form = ForeignText.Form.MOODLE;

    GiftQuestion(String source, int line) {
        this.line = line;
        String text = literal(source);
        Matcher named = NAME.matcher(text);
        boolean hasName = named.find();
        name = hasName ? meant(named.group(1)).strip() : "";
        String rest = hasName ? text.substring(named.end()) : text;
        int open = rest.indexOf('{');
        int close = rest.indexOf('}', Math.max(open, 0));
        answered = open >= 0 && close > open;
        String behind = answered ? rest.substring(close + 1) : "";
        broken = answered ? behind.matches("(?s).*[{}].*") : open >= 0 || rest.indexOf('}') >= 0;
        before = answered ? rest.substring(0, open) : rest;
        answers = answered ? rest.substring(open + 1, close).strip() : "";
        after = behind;
    }

    /** Whether braces were opened and not closed yet. */
    static boolean isOpen(String source) {
        String text = literal(source);
        return text.indexOf('{') > text.lastIndexOf('}');
    }

    private static String literal(String source) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < source.length(); i++) {
            char c = source.charAt(i);
            char next = i + 1 < source.length() ? source.charAt(i + 1) : ' ';
            if (c == '\\' && next == 'n') {
                text.append('\n');
                i++;
            } else if (c == '\\' && SIGNS.indexOf(next) >= 0) {
                text.append((char) (LITERAL + next));
                i++;
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    private static String meant(String text) {
        StringBuilder meant = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean sign = c > LITERAL && c < LITERAL + 128 && SIGNS.indexOf(c - LITERAL) >= 0;
            meant.append(sign ? (char) (c - LITERAL) : c);
        }
        return meant.toString();
    }

    String name() {
        return name;
    }

    String text() {
        return meant(before);
    }

    /** A text that asks nothing. */
    boolean isDescription() {
        return !answered && !broken;
    }

    /** @throws org.examhall.kernel.Refused if it cannot be understood */
    Question read(Notes notes, Language language) {
        if (broken) {
            throw Refusal.of("import-braces").asException();
        }
        ForeignText text = new ForeignText(notes);
        String asked = before + (after.isBlank() ? "" : " _____ " + after.strip());
        Matcher chosen = FORM.matcher(asked);
        if (chosen.find()) {
            form = ForeignText.Form.of(chosen.group(1), form);
            asked = asked.substring(chosen.end());
        }
        int generalAt = answers.indexOf("####");
        String general = generalAt < 0 ? "" : reason(text, answers.substring(generalAt + 4));
        String marked = (generalAt < 0 ? answers : answers.substring(0, generalAt)).strip();
        List<Node> prompt = text.blocks(meant(asked.strip()), form, line);
        return new Question(line, name, prompt, body(text, marked, language), general);
    }

    private Question.Body body(ForeignText text, String marked, Language language) {
        if (marked.isEmpty()) {
            return new Question.Essay(LINES_OF_ESSAY, "");
        }
        if (marked.startsWith("#")) {
            return numerical(text, marked.substring(1).strip());
        }
        if (marked.contains("~")) {
            return choice(text, marked);
        }
        if (marked.contains("=") && marked.contains("->")) {
            return match(text, marked);
        }
        String first = marked.split("#", 2)[0].strip().toUpperCase(Locale.ROOT);
        if (TRUE.contains(first) || FALSE.contains(first)) {
            return trueFalse(text, marked, TRUE.contains(first), language);
        }
        return written(text, marked);
    }

    private String reason(ForeignText text, String feedback) {
        return text.reason(meant(withoutForm(feedback).strip()), formOf(feedback), line);
    }

    private ForeignText.Form formOf(String text) {
        Matcher own = FORM.matcher(text);
        return own.find() ? ForeignText.Form.of(own.group(1), form) : form;
    }

    private static String withoutForm(String text) {
        Matcher own = FORM.matcher(text);
        return own.find() ? text.substring(own.end()) : text;
    }

    /** An answer: its weight, its text and the feedback after the sign for it. */
    private record Answer(String weight, String text, String feedback) {

        static Answer of(String source) {
            Matcher weighed = WEIGHT.matcher(source);
            boolean hasWeight = weighed.find();
            String[] parts = (hasWeight ? source.substring(weighed.end()) : source).split("#", 2);
            return new Answer(hasWeight ? weighed.group(1) : "", parts[0].strip(), parts.length > 1 ? parts[1] : "");
        }

        BigDecimal credit(BigDecimal otherwise) {
            return weight.isEmpty() ? otherwise : new BigDecimal(weight);
        }
    }

    private Question.Choice choice(ForeignText text, String marked) {
        boolean single = marked.contains("=");
        List<Question.Option> options = new ArrayList<>();
        for (String part : parts(marked, "(?=[~=])")) {
            Answer answer = Answer.of(part.substring(1));
            boolean right = part.startsWith("=");
            options.add(new Question.Option(
                    text.phrases(meant(withoutForm(answer.text()).strip()), formOf(answer.text()), line),
                    answer.credit(right ? Credit.FULL : BigDecimal.ZERO),
                    reason(text, answer.feedback())));
        }
        return new Question.Choice(options, single, true, false);
    }

    private static List<String> parts(String marked, String separator) {
        List<String> parts = new ArrayList<>();
        for (String part : marked.split(separator)) {
            if (!part.isBlank()) {
                parts.add(part);
            }
        }
        return parts;
    }

    private Question.Match match(ForeignText text, String marked) {
        List<Question.Pair> pairs = new ArrayList<>();
        List<String> spare = new ArrayList<>();
        for (String part : parts(marked, "=")) {
            String[] sides = part.split("->", 2);
            if (sides.length < 2) {
                throw Refusal.of("import-pair", Desk.shown(meant(part))).asException();
            }
            String right = plain(text, sides[1].split("#", 2)[0]);
            if (sides[0].isBlank()) {
                spare.add(right);
            } else {
                pairs.add(new Question.Pair(plain(text, sides[0]), right));
            }
        }
        return new Question.Match(pairs, spare, true);
    }

    private String plain(ForeignText text, String side) {
        return text.plain(meant(withoutForm(side).strip()), formOf(side), line);
    }

    private Question.Choice trueFalse(ForeignText text, String marked, boolean right, Language language) {
        String[] parts = marked.split("#", -1);
        String whenWrong = parts.length > 1 ? reason(text, parts[1]) : "";
        String whenRight = parts.length > 2 ? reason(text, parts[2]) : "";
        return TrueFalse.choice(right, right ? whenRight : whenWrong, right ? whenWrong : whenRight, language);
    }

    private Question.Gaps written(ForeignText text, String marked) {
        List<Question.Spelling> spellings = new ArrayList<>();
        for (String part : parts(marked, "=")) {
            Answer answer = Answer.of(part);
            spellings.add(
                    Spellings.of(meant(answer.text()), answer.credit(Credit.FULL), reason(text, answer.feedback())));
        }
        return new Question.Gaps(List.of(new Question.Write(spellings, false, BigDecimal.ONE)));
    }

    private Question.Gaps numerical(ForeignText text, String marked) {
        int wrong = marked.indexOf('~');
        List<Question.Count> counts = new ArrayList<>();
        for (String part : parts(wrong < 0 ? marked : marked.substring(0, wrong), "=")) {
            Answer answer = Answer.of(part);
            if (answer.credit(Credit.FULL).compareTo(Credit.FULL) == 0) {
                counts.add(count(answer.text(), reason(text, answer.feedback())));
            } else if (answer.credit(Credit.FULL).signum() > 0) {
                throw Refusal.of("import-several-numbers").asException();
            }
        }
        return Numbers.one(counts);
    }

    private Question.Count count(String answer, String why) {
        String[] range = answer.split("\\.\\.", 2);
        if (range.length == 2) {
            return Numbers.between(number(range[0]), number(range[1]), why);
        }
        // A colon that was escaped is no less a colon here.
        String[] around = meant(answer).split(":", 2);
        BigDecimal tolerance = around.length == 2 ? number(around[1]) : BigDecimal.ZERO;
        return Numbers.around(number(around[0]), tolerance, why);
    }

    private static BigDecimal number(String text) {
        String number = meant(text).strip();
        if (!NUMBER.matcher(number).matches()) {
            throw Refusal.of("import-not-a-number", Desk.shown(number)).asException();
        }
        return new BigDecimal(number);
    }
}
