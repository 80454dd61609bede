package org.examhall.bank.file;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.examhall.kernel.Language;
import org.examhall.kernel.Refusal;

/** One question of Moodle XML. */
final class MoodleQuestion {

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,12}(\\.\\d{1,9})?([eE][+-]?\\d{1,2})?");
    private static final Set<String> YES = Set.of("1", "true");
    private static final int LINES_OF_ESSAY = 15;

    private final Node source;
    private final Language language;
    private final Notes notes;
    private final Shelf shelf;

    MoodleQuestion(Node source, Language language, Notes notes, Shelf shelf) {
        this.source = source;
        this.language = language;
        this.notes = notes;
        this.shelf = shelf;
    }

    /** @throws org.examhall.kernel.Refused if it cannot be understood */
    Question read() {
        if (!source.children("hint").isEmpty()) {
            notes.add("hints");
        }
        String worth = value("defaultgrade", "1");
        if (worth.matches("\\d{1,6}(\\.\\d{1,9})?") && new BigDecimal(worth).compareTo(BigDecimal.ONE) != 0) {
            notes.add("scaled-from", Credit.text(new BigDecimal(worth)));
        }
        String type = source.attribute("type");
        if (type.equals("cloze") || type.equals("multianswer")) {
            Cloze cloze = new Cloze(textIn("questiontext"), texts(asked()), source.line());
            return question(cloze.prompt(formOf("questiontext")), cloze.gaps());
        }
        List<Node> prompt =
                new ArrayList<>(texts(asked()).blocks(textIn("questiontext"), formOf("questiontext"), source.line()));
        picture().ifPresent(prompt::add);
        return switch (type) {
            case "multichoice" -> question(prompt, choice(YES.contains(value("single", "true")), false));
            case "multichoiceset" -> question(prompt, choice(false, true));
            case "truefalse" -> question(prompt, trueFalse());
            case "matching", "match" -> question(prompt, match());
            case "shortanswer" -> question(prompt, written());
            case "numerical" -> question(prompt, numerical());
            case "essay" -> question(prompt, essay());
            case "ordering" -> question(prompt, order());
            case "gapselect" -> question(blanks(prompt), gapSelect(prompt));
            case "ddwtos" -> question(blanks(prompt), drag(prompt));
            default -> throw Refusal.of("import-kind", type).asException();
        };
    }

    private Question question(List<Node> prompt, Question.Body body) {
        String general = source.child("generalfeedback").map(this::reason).orElse("");
        return new Question(
                source.line(), Objects.requireNonNullElse(source.textOf("name"), ""), prompt, body, general);
    }

    private Node asked() {
        return source.child("questiontext").orElse(source);
    }

    /** Reads a text with the files that lie beside it. */
    private ForeignText texts(Node element) {
        return new ForeignText(notes, shelf.beside(new MoodleFiles(element, source)));
    }

    /** The one picture that a question of Moodle 1 may have, apart from its text. */
    private Optional<Node> picture() {
        String name = value("image", "");
        String base64 = value("image_base64", "");
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Shelf own = shelf.beside(address -> base64.isEmpty() ? null : Shelf.decoded(base64, name));
        Node image = Node.qti("img", source.line()).with("src", name);
        return Optional.of(Node.qti("p", source.line()).add(new HouseMedia(notes, own).picture(image)));
    }

    private String textIn(String element) {
        return source.child(element).map(MoodleQuestion::textIn).orElse("");
    }

    private static String textIn(Node element) {
        return element.child("text").map(Node::words).orElse("").strip();
    }

    private ForeignText.Form formOf(String element) {
        return source.child(element).map(MoodleQuestion::formOf).orElse(ForeignText.Form.HTML);
    }

    private static ForeignText.Form formOf(Node element) {
        return ForeignText.Form.of(element.attribute("format"), ForeignText.Form.HTML);
    }

    private String value(String element, String otherwise) {
        return Objects.requireNonNullElse(source.textOf(element), otherwise);
    }

    private List<Piece> phrases(Node element) {
        return texts(element).phrases(textIn(element), formOf(element), element.line());
    }

    private String plain(Node element) {
        return texts(element).plain(textIn(element), formOf(element), element.line());
    }

    private String reason(Node element) {
        return texts(element).reason(textIn(element), formOf(element), element.line());
    }

    private String feedback(Node answer) {
        return answer.child("feedback").map(this::reason).orElse("");
    }

    private static BigDecimal credit(Node answer) {
        return number(answer.attribute("fraction").isEmpty() ? "0" : answer.attribute("fraction"));
    }

    private static BigDecimal number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw Refusal.of("import-not-a-number", Desk.shown(text)).asException();
        }
        return new BigDecimal(new BigDecimal(text).toPlainString());
    }

    private boolean isShuffled() {
        return YES.contains(value("shuffleanswers", "true"));
    }

    private Question.Choice choice(boolean single, boolean together) {
        List<Question.Option> options = source.children("answer").stream()
                .map(answer -> new Question.Option(phrases(answer), credit(answer), feedback(answer)))
                .toList();
        return new Question.Choice(options, single, isShuffled(), together);
    }

    private Question.Choice trueFalse() {
        boolean right = false;
        String whyTrue = "";
        String whyFalse = "";
        for (Node answer : source.children("answer")) {
            boolean isTrue = textIn(answer).equalsIgnoreCase("true");
            if (isTrue) {
                right = credit(answer).signum() > 0;
                whyTrue = feedback(answer);
            } else {
                whyFalse = feedback(answer);
            }
        }
        if (source.children("answer").size() != 2) {
            throw Refusal.of("import-no-key").asException();
        }
        return TrueFalse.choice(right, whyTrue, whyFalse, language);
    }

    private Question.Match match() {
        List<Question.Pair> pairs = new ArrayList<>();
        List<String> spare = new ArrayList<>();
        for (Node pair : source.children("subquestion")) {
            String right = pair.child("answer").map(this::plain).orElse("");
            String left = plain(pair);
            if (left.isEmpty()) {
                spare.add(right);
            } else {
                pairs.add(new Question.Pair(left, right));
            }
        }
        return new Question.Match(pairs, spare, isShuffled());
    }

    private Question.Gaps written() {
        List<Question.Spelling> spellings = source.children("answer").stream()
                .map(answer -> Spellings.of(textIn(answer), credit(answer), feedback(answer)))
                .toList();
        boolean caseCounts = YES.contains(value("usecase", "0"));
        return new Question.Gaps(List.of(new Question.Write(spellings, caseCounts, BigDecimal.ONE)));
    }

    private Question.Gaps numerical() {
        if (source.all("unit").findAny().isPresent()) {
            notes.add("units");
        }
        List<Question.Count> counts = new ArrayList<>();
        for (Node answer : source.children("answer")) {
            BigDecimal credit = credit(answer);
            if (credit.compareTo(Credit.FULL) == 0) {
                String tolerance = Objects.requireNonNullElse(answer.textOf("tolerance"), "");
                counts.add(Numbers.around(
                        number(textIn(answer)), number(tolerance.isEmpty() ? "0" : tolerance), feedback(answer)));
            } else if (credit.signum() > 0) {
                throw Refusal.of("import-several-numbers").asException();
            }
        }
        return Numbers.one(counts);
    }

    private Question.Essay essay() {
        String format = value("responseformat", "editor");
        String attachments = value("attachments", "0");
        if (format.equals("noinline") || value("attachmentsrequired", "0").matches("[1-9].*")) {
            throw Refusal.of("import-attachments").asException();
        }
        if (!attachments.equals("0")) {
            notes.add("attachments");
        }
        String lines = value("responsefieldlines", "");
        String model = source.child("graderinfo").map(this::reason).orElse("");
        return new Question.Essay(lines.matches("\\d{1,2}") ? Integer.parseInt(lines) : LINES_OF_ESSAY, model);
    }

    private Question.Order order() {
        notes.add("order-together");
        List<Node> steps = new ArrayList<>(source.children("answer"));
        if (steps.stream().allMatch(step -> step.attribute("fraction").matches("\\d{1,3}(\\.0+)?"))) {
            steps.sort(Comparator.comparing(MoodleQuestion::credit));
        }
        return new Question.Order(steps.stream().map(this::phrases).toList());
    }

    /** The places in the text, by the number of the option that belongs there. */
    private static List<Integer> places(List<Node> prompt) {
        List<Integer> places = new ArrayList<>();
        for (Node block : prompt) {
            Blanks.PLACE
                    .matcher(block.words())
                    .results()
                    .forEach(found -> places.add(Integer.parseInt(found.group(1)) - 1));
        }
        if (places.isEmpty()) {
            throw Refusal.of("import-no-gaps").asException();
        }
        return places;
    }

    private static List<Node> blanks(List<Node> prompt) {
        int[] next = {0};
        return Blanks.in(prompt, Blanks.PLACE, found -> next[0]++);
    }

    private Question.Gaps gapSelect(List<Node> prompt) {
        List<Node> options = source.children("selectoption");
        List<Question.Blank> blanks = new ArrayList<>();
        for (int right : places(prompt)) {
            String group = groupOf(optionAt(options, right));
            List<Question.Picked> offered = new ArrayList<>();
            for (int i = 0; i < options.size(); i++) {
                if (groupOf(options.get(i)).equals(group)) {
                    offered.add(
                            new Question.Picked(plain(options.get(i)), i == right ? Credit.FULL : BigDecimal.ZERO, ""));
                }
            }
            blanks.add(new Question.Pick(offered, isShuffled(), BigDecimal.ONE));
        }
        return new Question.Gaps(blanks);
    }

    private static Node optionAt(List<Node> options, int number) {
        if (number < 0 || number >= options.size()) {
            throw Refusal.of("import-gap-unknown", number + 1).asException();
        }
        return options.get(number);
    }

    private static String groupOf(Node option) {
        return Objects.requireNonNullElse(option.textOf("group"), "1");
    }

    private Question.Drag drag(List<Node> prompt) {
        List<Node> boxes = source.children("dragbox");
        List<Integer> key = places(prompt);
        key.forEach(place -> optionAt(boxes, place));
        if (new TreeSet<>(boxes.stream().map(MoodleQuestion::groupOf).toList()).size() > 1) {
            notes.add("groups");
        }
        boolean again = boxes.stream().anyMatch(box -> box.child("infinite").isPresent());
        return new Question.Drag(boxes.stream().map(this::plain).toList(), key, isShuffled(), again);
    }
}
