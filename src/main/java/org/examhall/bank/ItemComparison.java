package org.examhall.bank;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.DeltaType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Two versions of an item side by side, part by part and word by word.
 *
 * @param parts in the order in which an author reads an item
 */
public record ItemComparison(ItemVersion before, ItemVersion after, List<ItemComparison.Part> parts) {

    /** What an item consists of, as far as versions may differ in it. */
    public enum Kind {
        TITLE,
        STIMULUS,
        PROMPT,
        OPTION,
        KEY,
        RATIONALE,
        MARKS,
        FACTS
    }

    /**
     * One part of the item.
     *
     * @param place which of several, {@code A} or {@code GAP1.B}; empty where there is one
     */
    public record Part(Kind kind, String place, List<Piece> before, List<Piece> after) {

        public boolean isChanged() {
            return Stream.concat(before.stream(), after.stream()).anyMatch(Piece::changed);
        }
    }

    /** Some words; changed if the other version does not have them. */
    public record Piece(String words, boolean changed) {}

    /** How many parts differ. */
    public long getChanges() {
        return parts.stream().filter(Part::isChanged).count();
    }

    static List<Part> parts(Item before, Item after) {
        List<Part> parts = new ArrayList<>();
        add(parts, Kind.TITLE, "", before.title(), after.title());
        add(parts, Kind.STIMULUS, "", stimulus(before), stimulus(after));
        add(parts, Kind.PROMPT, "", Markup.textOf(before.prompt()), Markup.textOf(after.prompt()));
        Map<String, Item.Line> old = lines(before);
        Map<String, Item.Line> now = lines(after);
        TreeSet<String> places = new TreeSet<>(old.keySet());
        places.addAll(now.keySet());
        for (String place : places) {
            Item.Line was = old.get(place);
            Item.Line is = now.get(place);
            add(parts, Kind.OPTION, place, text(was), text(is));
            add(parts, Kind.KEY, place, key(was), key(is));
            add(parts, Kind.RATIONALE, place, rationale(was), rationale(is));
        }
        String whole = Item.RESPONSE;
        add(
                parts,
                Kind.RATIONALE,
                whole,
                before.rationales().getOrDefault(whole, ""),
                after.rationales().getOrDefault(whole, ""));
        add(parts, Kind.MARKS, "", marks(before), marks(after));
        add(parts, Kind.FACTS, "", facts(before), facts(after));
        return List.copyOf(parts);
    }

    private static void add(List<Part> parts, Kind kind, String place, String before, String after) {
        if (!before.isEmpty() || !after.isEmpty()) {
            parts.add(compared(kind, place, before, after));
        }
    }

    private static Map<String, Item.Line> lines(Item item) {
        return item.lines().stream()
                .collect(Collectors.toMap(Item.Line::place, line -> line, (one, other) -> one, LinkedHashMap::new));
    }

    private static String stimulus(Item item) {
        Stimulus stimulus = item.stimulus();
        return stimulus == null ? "" : stimulus.title() + ". " + Markup.textOf(stimulus.html());
    }

    private static String text(Item.@Nullable Line line) {
        return line == null ? "" : Markup.textOf(line.html());
    }

    private static String key(Item.@Nullable Line line) {
        return line != null && line.key() ? "✓" : "";
    }

    private static String rationale(Item.@Nullable Line line) {
        return line == null ? "" : line.rationale();
    }

    /** The rules, a line each, in the order of their response variables. */
    private static String marks(Item item) {
        return item.markScheme().rules().stream().map(RuleNotation::of).collect(Collectors.joining("\n"));
    }

    private static String facts(Item item) {
        ItemFacts facts = item.facts();
        return facts.outcome() + " · " + facts.process() + " · " + facts.topic() + " · " + facts.facility() / 10 + " %";
    }

    private static Part compared(Kind kind, String place, String before, String after) {
        List<String> old = words(before);
        List<String> now = words(after);
        Pieces left = new Pieces(old);
        Pieces right = new Pieces(now);
        for (AbstractDelta<String> delta : DiffUtils.diff(old, now).getDeltas()) {
            if (delta.getType() != DeltaType.EQUAL) {
                left.change(delta.getSource().getPosition(), delta.getSource().size());
                right.change(delta.getTarget().getPosition(), delta.getTarget().size());
            }
        }
        return new Part(kind, place, left.done(), right.done());
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split("\\s+"));
    }

    /** Joins words to pieces that are changed or are not. */
    private static final class Pieces {

        private final List<String> words;
        private final List<Piece> pieces = new ArrayList<>();
        private int next;

        Pieces(List<String> words) {
            this.words = words;
        }

        void change(int from, int count) {
            add(from, false);
            add(from + count, true);
        }

        private void add(int to, boolean changed) {
            if (to > next) {
                pieces.add(new Piece(String.join(" ", words.subList(next, to)), changed));
                next = to;
            }
        }

        List<Piece> done() {
            add(words.size(), false);
            return List.copyOf(pieces);
        }
    }
}
