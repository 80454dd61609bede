package org.examhall.bank.file;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.examhall.kernel.Language;
import org.examhall.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** Writes a {@link Question} as a QTI 3.0 item that is worth one mark. */
final class Translation {

    private static final String RESPONSE = Scoring.RESPONSE;
    private static final int WIDTH_OF_NUMBER = 12;
    private static final int WIDEST_FIELD = 60;
    /** So that the width of a field does not tell the length of the answer. */
    private static final int ROOM_IN_FIELD = 8;

    private final Question question;
    private final Language language;
    private final Notes notes;
    private final List<Node> declarations = new ArrayList<>();
    private final List<Node> body = new ArrayList<>();
    private final Map<String, String> why = new LinkedHashMap<>();
    private @Nullable Node processing;

    private Translation(Question question, Language language, Notes notes) {
        this.question = question;
        this.language = language;
        this.notes = notes;
    }

    /** The item, still without identifier and title. */
    static Node of(Question question, Language language, Notes notes) {
        return new Translation(question, language, notes).item();
    }

    private Node item() {
        if (question.prompt().isEmpty()) {
            throw Refusal.of("import-no-text").asException();
        }
        Question.Body asked = question.body();
        if (asked instanceof Question.Choice choice) {
            choice(choice);
        } else if (asked instanceof Question.Match match) {
            match(match);
        } else if (asked instanceof Question.Order order) {
            order(order);
        } else if (asked instanceof Question.Gaps gaps) {
            gaps(gaps.blanks());
        } else if (asked instanceof Question.Drag drag) {
            drag(drag);
        } else {
            essay((Question.Essay) asked);
        }
        return assembled(asked instanceof Question.Essay);
    }

    private Node assembled(boolean byPerson) {
        Node item = node("qti-assessment-item")
                .with("adaptive", "false")
                .with("time-dependent", "false")
                .with("xml:lang", language.tag())
                .addAll(declarations);
        Node score = node("qti-outcome-declaration")
                .with("identifier", "SCORE")
                .with("cardinality", "single")
                .with("base-type", "float");
        item.add(byPerson ? score.with("external-scored", "human") : score);
        item.add(node("qti-outcome-declaration")
                .with("identifier", "MAXSCORE")
                .with("cardinality", "single")
                .with("base-type", "float")
                .add(node("qti-default-value").add(value("1"))));
        if (!why.isEmpty()) {
            item.add(node("qti-outcome-declaration")
                    .with("identifier", "FEEDBACK")
                    .with("cardinality", "multiple")
                    .with("base-type", "identifier"));
        }
        item.add(node("qti-item-body").addAll(body));
        if (processing != null) {
            item.add(processing);
        }
        why.forEach((place, reason) -> item.add(node("qti-modal-feedback")
                .with("outcome-identifier", "FEEDBACK")
                .with("identifier", place)
                .with("show-hide", "show")
                .add(node("qti-content-body").add(node("p").text(reason)))));
        return item;
    }

    private Node node(String name) {
        return Node.qti(name, question.line());
    }

    private Node value(String text) {
        return node("qti-value").text(text);
    }

    private Node template(String name) {
        return Scoring.template(name, question.line());
    }

    private Node declaration(String identifier, String cardinality, String baseType, List<String> key) {
        Node declaration = node("qti-response-declaration")
                .with("identifier", identifier)
                .with("cardinality", cardinality)
                .with("base-type", baseType);
        if (!key.isEmpty()) {
            declaration.add(node("qti-correct-response")
                    .addAll(key.stream().map(this::value).toList()));
        }
        declarations.add(declaration);
        return declaration;
    }

    private Node mapping(Map<String, BigDecimal> worth) {
        Node mapping = node("qti-mapping").with("default-value", "0");
        if (worth.values().stream().anyMatch(value -> value.signum() < 0)) {
            mapping.with("lower-bound", "0");
        }
        worth.forEach((key, value) ->
                mapping.add(node("qti-map-entry").with("map-key", key).with("mapped-value", Credit.text(value))));
        return mapping;
    }

    private void explain(String place, String reason) {
        String words = reason.isBlank() ? question.general() : reason;
        if (!words.isBlank()) {
            why.put(place, words);
        }
    }

    /** A, B, C; then A1, B1. */
    private static String letter(int index) {
        String letter = String.valueOf((char) ('A' + index % 26));
        return index < 26 ? letter : letter + index / 26;
    }

    private Node simpleChoice(int index, List<Piece> text) {
        return node("qti-simple-choice").with("identifier", letter(index)).addAll(text);
    }

    /** The last paragraph asks; what comes before it leads there. */
    private void interaction(Node interaction) {
        List<Node> prompt = question.prompt();
        Node last = prompt.get(prompt.size() - 1);
        if (last.is("p")) {
            body.addAll(prompt.subList(0, prompt.size() - 1));
            interaction.pieces().add(0, node("qti-prompt").addAll(last.pieces()));
        } else {
            body.addAll(prompt);
        }
        body.add(interaction);
    }

    private void choice(Question.Choice choice) {
        List<Question.Option> options = choice.options();
        Map<String, BigDecimal> right = new LinkedHashMap<>();
        Map<String, BigDecimal> wrong = new LinkedHashMap<>();
        for (int i = 0; i < options.size(); i++) {
            BigDecimal credit = options.get(i).credit();
            if (credit.signum() > 0) {
                right.put(letter(i), credit);
            } else if (credit.signum() < 0) {
                wrong.put(letter(i), credit);
            }
            explain(letter(i), options.get(i).why());
        }
        if (right.isEmpty()) {
            throw Refusal.of("import-no-key").asException();
        }
        String best = choice.single() ? best(right) : "";
        BigDecimal whole = choice.single()
                ? right.getOrDefault(best, BigDecimal.ZERO)
                : right.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (whole.subtract(Credit.FULL).abs().compareTo(BigDecimal.ONE) > 0) {
            notes.add("scaled");
        }
        int most = choice.single() ? 1 : right.size();
        Node interaction = node("qti-choice-interaction")
                .with("response-identifier", RESPONSE)
                .with("shuffle", String.valueOf(choice.shuffle()))
                .with("max-choices", String.valueOf(most));
        for (int i = 0; i < options.size(); i++) {
            interaction.add(simpleChoice(i, options.get(i).text()));
        }
        interaction(interaction);
        List<String> key = choice.single() ? List.of(best) : List.copyOf(right.keySet());
        Node declaration = declaration(RESPONSE, most == 1 ? "single" : "multiple", "identifier", key);
        if (choice.single() && right.size() > 1) {
            if (!wrong.isEmpty()) {
                notes.add("penalty");
            }
            right.replaceAll((option, credit) ->
                    Credit.share(credit.multiply(Credit.FULL).divide(whole, 6, RoundingMode.HALF_UP)));
            declaration.add(mapping(right).with("upper-bound", "1"));
            processing = template("map_response");
        } else if (most == 1 || choice.together()) {
            if (!wrong.isEmpty()) {
                notes.add("penalty");
            }
            processing = template("match_correct");
        } else {
            declaration.add(mapping(marks(right, wrong)).with("upper-bound", "1"));
            processing = template("map_response");
        }
    }

    /** The one option that is right; others may be right in part. */
    private static String best(Map<String, BigDecimal> right) {
        BigDecimal most = Collections.max(right.values());
        List<String> best = right.entrySet().stream()
                .filter(option -> option.getValue().compareTo(most) == 0)
                .map(Map.Entry::getKey)
                .toList();
        if (best.size() > 1) {
            throw Refusal.of("import-several-right").asException();
        }
        return best.get(0);
    }

    /** What each option is worth: the right ones 1 together, the wrong ones in the same proportion. */
    private static Map<String, BigDecimal> marks(Map<String, BigDecimal> right, Map<String, BigDecimal> wrong) {
        Map<String, BigDecimal> marks = shared(List.copyOf(right.keySet()), List.copyOf(right.values()));
        BigDecimal whole = right.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        wrong.forEach((option, credit) ->
                marks.put(option, Credit.share(credit.multiply(Credit.FULL).divide(whole, 6, RoundingMode.HALF_UP))));
        return marks;
    }

    private static Map<String, BigDecimal> shared(List<String> keys, List<BigDecimal> weights) {
        List<BigDecimal> shares = Credit.shares(weights);
        Map<String, BigDecimal> marks = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            marks.put(keys.get(i), shares.get(i));
        }
        return marks;
    }

    private void match(Question.Match match) {
        List<String> rights = Stream.concat(match.pairs().stream().map(Question.Pair::right), match.spare().stream())
                .distinct()
                .toList();
        List<String> lefts = match.pairs().stream().map(Question.Pair::left).toList();
        if (lefts.size() < 2) {
            throw Refusal.of("import-too-few-pairs").asException();
        }
        List<String> key = IntStream.range(0, lefts.size())
                .mapToObj(i -> "L" + (i + 1) + " R"
                        + (rights.indexOf(match.pairs().get(i).right()) + 1))
                .toList();
        interaction(node("qti-match-interaction")
                .with("response-identifier", RESPONSE)
                .with("shuffle", String.valueOf(match.shuffle()))
                .with("max-associations", String.valueOf(lefts.size()))
                .add(matchSet("L", "1", lefts))
                .add(matchSet("R", "0", rights)));
        declaration(RESPONSE, "multiple", "directedPair", key)
                .add(mapping(sharedEqually(key)).with("upper-bound", "1"));
        processing = template("map_response");
        IntStream.rangeClosed(1, lefts.size()).forEach(i -> explain("L" + i, ""));
    }

    private static Map<String, BigDecimal> sharedEqually(List<String> key) {
        return shared(key, Collections.nCopies(key.size(), BigDecimal.ONE));
    }

    private Node matchSet(String letter, String uses, List<String> texts) {
        Node set = node("qti-simple-match-set");
        for (int i = 0; i < texts.size(); i++) {
            set.add(node("qti-simple-associable-choice")
                    .with("identifier", letter + (i + 1))
                    .with("match-max", uses)
                    .text(texts.get(i)));
        }
        return set;
    }

    private void order(Question.Order order) {
        List<String> key = IntStream.range(0, order.steps().size())
                .mapToObj(Translation::letter)
                .toList();
        Node interaction = node("qti-order-interaction")
                .with("response-identifier", RESPONSE)
                .with("shuffle", "true");
        for (int i = 0; i < key.size(); i++) {
            interaction.add(simpleChoice(i, order.steps().get(i)));
        }
        interaction(interaction);
        declaration(RESPONSE, "ordered", "identifier", key);
        processing = template("match_correct");
        explain(RESPONSE, "");
    }

    /** Texts that are dragged into a text. */
    private void drag(Question.Drag drag) {
        Node interaction = node("qti-gap-match-interaction")
                .with("response-identifier", RESPONSE)
                .with("shuffle", String.valueOf(drag.shuffle()));
        for (int i = 0; i < drag.texts().size(); i++) {
            interaction.add(node("qti-gap-text")
                    .with("identifier", letter(i))
                    .with("match-max", drag.again() ? "0" : "1")
                    .text(drag.texts().get(i)));
        }
        List<Node> places = new ArrayList<>();
        List<String> key = new ArrayList<>();
        for (int i = 0; i < drag.key().size(); i++) {
            places.add(node("qti-gap").with("identifier", "G" + (i + 1)));
            key.add(letter(drag.key().get(i)) + " G" + (i + 1));
        }
        interaction.addAll(placed(places));
        body.add(interaction);
        declaration(RESPONSE, "multiple", "directedPair", key)
                .add(mapping(sharedEqually(key)).with("upper-bound", "1"));
        processing = template("map_response");
    }

    private void essay(Question.Essay essay) {
        interaction(node("qti-extended-text-interaction")
                .with("response-identifier", RESPONSE)
                .with("expected-lines", String.valueOf(essay.lines())));
        declaration(RESPONSE, "single", "string", essay.model().isBlank() ? List.of() : List.of(essay.model()));
        explain(RESPONSE, "");
    }

    private void gaps(List<Question.Blank> blanks) {
        boolean picked = blanks.stream().allMatch(Question.Pick.class::isInstance);
        boolean written = blanks.stream().noneMatch(Question.Pick.class::isInstance);
        if (!picked && !written) {
            throw Refusal.of("import-mixed-gaps").asException();
        }
        List<BigDecimal> shares =
                Credit.shares(blanks.stream().map(Question.Blank::weight).toList());
        List<Node> fields = new ArrayList<>();
        Scoring scoring = new Scoring(question.line());
        for (int i = 0; i < blanks.size(); i++) {
            Question.Blank blank = blanks.get(i);
            String identifier = blanks.size() == 1 && written ? RESPONSE : "GAP" + (i + 1);
            if (blank instanceof Question.Pick pick) {
                fields.add(pick(identifier, pick, shares.get(i)));
                scoring.map(identifier);
            } else if (blank instanceof Question.Write write) {
                fields.add(write(identifier, write, shares.get(i)));
                scoring.map(identifier);
            } else {
                Question.Count count = (Question.Count) blank;
                fields.add(field(identifier, WIDTH_OF_NUMBER));
                declaration(identifier, "single", "float", List.of(Credit.text(count.value())));
                explain(identifier, count.why());
                scoring.near(identifier, count.below(), count.above(), shares.get(i));
            }
        }
        body.addAll(placed(fields));
        processing = scoring.done();
    }

    private Node pick(String identifier, Question.Pick pick, BigDecimal share) {
        Node interaction = node("qti-inline-choice-interaction")
                .with("response-identifier", identifier)
                .with("shuffle", String.valueOf(pick.shuffle()));
        List<String> key = new ArrayList<>();
        Map<String, BigDecimal> worth = new LinkedHashMap<>();
        for (int i = 0; i < pick.options().size(); i++) {
            Question.Picked option = pick.options().get(i);
            interaction.add(
                    node("qti-inline-choice").with("identifier", letter(i)).text(option.text()));
            if (option.credit().compareTo(Credit.FULL) == 0) {
                key.add(letter(i));
            }
            if (option.credit().signum() > 0) {
                worth.put(letter(i), Credit.share(option.credit().multiply(share)));
            }
            explain(identifier + "." + letter(i), option.why());
        }
        if (key.size() != 1) {
            throw Refusal.of(key.isEmpty() ? "import-no-key" : "import-several-right")
                    .asException();
        }
        declaration(identifier, "single", "identifier", key).add(mapping(worth));
        return interaction;
    }

    private Node write(String identifier, Question.Write write, BigDecimal share) {
        Node mapping = node("qti-mapping").with("default-value", "0");
        String best = "";
        int longest = 1;
        for (Question.Spelling spelling : write.spellings()) {
            if (spelling.credit().signum() <= 0) {
                continue;
            }
            if (best.isEmpty() && spelling.credit().compareTo(Credit.FULL) == 0) {
                best = spelling.text();
                explain(identifier, spelling.why());
            }
            longest = Math.max(longest, spelling.text().length());
            mapping.add(node("qti-map-entry")
                    .with("map-key", spelling.text())
                    .with(
                            "mapped-value",
                            Credit.text(Credit.share(spelling.credit().multiply(share))))
                    .with("case-sensitive", String.valueOf(write.caseCounts())));
        }
        if (best.isEmpty()) {
            throw Refusal.of("import-no-key").asException();
        }
        declaration(identifier, "single", "string", List.of(best)).add(mapping);
        return field(identifier, Math.min(WIDEST_FIELD, longest + ROOM_IN_FIELD));
    }

    /** The text from the first blank on, with the fields in it; what comes before is the prompt. */
    private List<Node> placed(List<Node> fields) {
        List<Node> text = new ArrayList<>();
        for (Node block : question.prompt()) {
            boolean began =
                    !text.isEmpty() || block.all(Question.BLANK).findAny().isPresent();
            (began ? text : body).add(filled(block, fields));
        }
        if (text.isEmpty()) {
            text.add(node("p").addAll(fields));
        }
        if (body.isEmpty()) {
            body.add(node("p").text(fillIn(language)));
        }
        return text;
    }

    /** What is to be done with gaps, where nothing says it. */
    static String fillIn(Language language) {
        return language == Language.NB ? "Fyll ut det som mangler." : "Fill in what is missing.";
    }

    private static Node filled(Node node, List<Node> fields) {
        List<Piece> pieces = new ArrayList<>();
        for (Piece piece : node.pieces()) {
            if (piece instanceof Node child && child.is(Question.BLANK)) {
                pieces.add(Objects.requireNonNull(fields.get(Integer.parseInt(child.attribute("number")))));
            } else if (piece instanceof Node child) {
                pieces.add(filled(child, fields));
            } else {
                pieces.add(piece);
            }
        }
        return node.containing(pieces);
    }

    private Node field(String identifier, int length) {
        return node("qti-text-entry-interaction")
                .with("response-identifier", identifier)
                .with("expected-length", String.valueOf(length));
    }
}
