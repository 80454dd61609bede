package org.examhall.bank;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.examhall.bank.CraftWarning.Rule;
import org.examhall.kernel.Language;

/**
 * The craft of item writing, as far as a machine can check it. Pure: what a rule says depends on the item alone. The
 * rules are those on which the textbooks agree; see Haladyna, Downing and Rodriguez, A review of multiple-choice
 * item-writing guidelines (2002).
 */
public final class CraftRules {

    private static final int SHORTEST_WITH_A_LENGTH = 25;
    private static final int LONGEST_STEM = 90;
    private static final int SHORTEST_READ = 20;
    private static final int HARDEST = 60;
    private static final int SHORTEST_RATIONALE = 15;
    private static final int LONGEST_RATIONALE = 500;
    private static final int FEWEST_KEYS = 8;

    private static final Set<ItemType> CHOICES = Set.of(ItemType.SINGLE, ItemType.MULTIPLE);

    private static final Map<Language, Pattern> NEGATIVE = Map.of(
            Language.EN, words("not|never|except|neither|least likely|\\w+n['’]t"),
            Language.NB, words("ikke|aldri|unntatt|bortsett fra|verken"));
    private static final Map<Language, Pattern> ABSOLUTE = Map.of(
            Language.EN, words("always|never|absolutely|completely|impossible|guarantees?|without exception"),
            Language.NB, words("alltid|aldri|absolutt|fullstendig|umulig|garanterer|uten unntak"));
    private static final Pattern OTHERS =
            words("^(?:all|none|any|both|either) of (?:the|these|them)(?: above| below| others?)?\\.?$"
                    + "|of the (?:above|below)|both a and|a and b|b and c"
                    + "|^(?:alle|ingen|begge)(?: av)? (?:de|disse|alternativene)(?: (?:ovenfor|over|nevnte|andre))?\\.?$"
                    + "|både a og|a og b|b og c");
    private static final Set<String> COMMON = Set.of(
            "about", "after", "again", "another", "before", "being", "between", "could", "every", "first", "other",
            "should", "their", "there", "these", "thing", "those", "through", "under", "until", "where", "which",
            "while", "without", "would", "alle", "andre", "denne", "disse", "eller", "etter", "fordi", "første",
            "hvilke", "hvilken", "hvordan", "ingen", "innen", "kunne", "mellom", "skulle", "uten", "ville");
    private static final Pattern RANGE =
            Pattern.compile("(?<![\\d:.,])(\\d+(?:[.,]\\d+)?)\\s*(?:to|til|–|-)\\s*(\\d+(?:[.,]\\d+)?)(?![\\d:])");
    private static final Pattern BARE_NUMBER = Pattern.compile("[-−]?\\d[\\d.,\\s]*");
    private static final Pattern UNIT = words("how many|how often|number of|count of|per cent|percent|pounds|pence"
            + "|euros?|kroner|kr|seconds?|minutes?|hours?|days?|weeks?|months?|years?|bytes?|[kmgt]i?b|[kmg]?bit/s|watts?"
            + "|kwh|metres?|years|terms?|hvor mange|hvor ofte|antall(?:et)?|prosent|sekund(?:er)?|minutt(?:er)?"
            + "|timer?|dager|uker|måneder|år|meter|port|percentage|version");
    private static final Pattern SYMBOL = Pattern.compile("[%£€$°]");

    private CraftRules() {}

    /** Everything that the craft has to say about an item. */
    public static List<CraftWarning> check(Item item, Language language) {
        List<CraftWarning> warnings = new ArrayList<>();
        stem(item, language, warnings);
        for (List<Item.Line> options : groups(item)) {
            options(item, options, language, warnings);
        }
        for (Item.Line line : item.lines()) {
            if (!saysSomething(line.rationale()) && !explainedAsAWhole(item)) {
                warnings.add(CraftWarning.of(Rule.RATIONALE_THIN, line.place()));
            }
        }
        return warnings;
    }

    private static void stem(Item item, Language language, List<CraftWarning> warnings) {
        String stem = stemOf(item);
        find(NEGATIVE, language, question(stem))
                .ifPresent(word -> warnings.add(CraftWarning.of(Rule.NEGATIVE_STEM, "prompt", word)));
        int words = wordsOf(stem).size();
        if (words > LONGEST_STEM) {
            warnings.add(CraftWarning.of(Rule.STEM_LONG, "prompt", words));
        }
        int lix = lix(stem);
        if (words >= SHORTEST_READ && lix > HARDEST) {
            warnings.add(CraftWarning.of(Rule.HARD_TO_READ, "prompt", lix));
        }
    }

    private static void options(Item item, List<Item.Line> options, Language language, List<CraftWarning> warnings) {
        if (item.type() == ItemType.SINGLE) {
            clearlyLongestKey(options).ifPresent(key -> warnings.add(CraftWarning.of(Rule.KEY_LONGEST, key)));
        }
        if (!lengthsAreEven(options)) {
            warnings.add(CraftWarning.of(Rule.LENGTHS_UNEVEN, "prompt"));
        }
        for (Item.Line option : options) {
            String text = textOf(option);
            find(ABSOLUTE, language, text)
                    .ifPresent(word -> warnings.add(CraftWarning.of(Rule.ABSOLUTE_WORD, option.place(), word)));
            if (refersToOthers(text)) {
                warnings.add(CraftWarning.of(Rule.REFERS_TO_OTHERS, option.place()));
            }
        }
        if (CHOICES.contains(item.type())) {
            cues(stemOf(item), options)
                    .ifPresent(words -> warnings.add(CraftWarning.of(Rule.CUE_WORD, "prompt", words)));
            grammarCue(stemOf(item), options)
                    .ifPresent(place -> warnings.add(CraftWarning.of(Rule.GRAMMAR_CUE, place)));
            if (options.stream()
                            .allMatch(option ->
                                    BARE_NUMBER.matcher(textOf(option)).matches())
                    && !namesAUnit(stemOf(item))) {
                warnings.add(CraftWarning.of(Rule.UNIT_MISSING, "prompt"));
            }
        }
        overlap(options)
                .ifPresent(pair ->
                        warnings.add(CraftWarning.of(Rule.OPTIONS_OVERLAP, pair.get(1), pair.get(0), pair.get(1))));
    }

    /** The options that stand against each other: all of a choice, those of each gap. */
    private static Collection<List<Item.Line>> groups(Item item) {
        if (CHOICES.contains(item.type())) {
            return List.of(item.lines());
        }
        if (item.type() != ItemType.INLINE) {
            return List.of();
        }
        return item.lines().stream()
                .collect(Collectors.groupingBy(
                        line -> line.place().substring(0, line.place().indexOf('.')),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values();
    }

    private static boolean explainedAsAWhole(Item item) {
        return item.rationales().containsKey(Item.RESPONSE);
    }

    // --- length ---

    /** The place of a key that is at least a tenth longer than every other option. */
    static Optional<String> clearlyLongestKey(List<Item.Line> options) {
        int others = options.stream()
                .filter(option -> !option.key())
                .mapToInt(CraftRules::length)
                .max()
                .orElse(0);
        return options.stream()
                .filter(option -> option.key() && others > 0 && length(option) >= SHORTEST_WITH_A_LENGTH)
                .filter(option -> length(option) * 10 > others * 11)
                .map(Item.Line::place)
                .findFirst();
    }

    /** Whether no option stands out; short ones have no length to speak of. */
    static boolean lengthsAreEven(List<Item.Line> options) {
        int shortest = options.stream().mapToInt(CraftRules::length).min().orElse(0);
        int longest = options.stream().mapToInt(CraftRules::length).max().orElse(0);
        return shortest <= SHORTEST_WITH_A_LENGTH || longest <= shortest * 8 / 5;
    }

    static int length(Item.Line option) {
        return textOf(option).length();
    }

    // --- words ---

    /** Whether the text speaks of other options. */
    static boolean refersToOthers(String text) {
        return OTHERS.matcher(text).find();
    }

    /** Whether a rationale says enough to defend the item and not so much that nobody reads it. */
    static boolean saysSomething(String rationale) {
        return rationale.length() >= SHORTEST_RATIONALE && rationale.length() <= LONGEST_RATIONALE;
    }

    /** Words of the question that stand in every key and in no other option. */
    private static Optional<String> cues(String stem, List<Item.Line> options) {
        Set<String> asked = contentWords(stem).keySet();
        Map<String, String> shared = new LinkedHashMap<>();
        options.stream().filter(Item.Line::key).findFirst().ifPresent(key -> shared.putAll(contentWords(textOf(key))));
        shared.keySet().retainAll(asked);
        for (Item.Line option : options) {
            Set<String> words = contentWords(textOf(option)).keySet();
            shared.keySet().removeIf(word -> words.contains(word) != option.key());
        }
        return shared.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", shared.values()));
    }

    /** Words that carry meaning, by their first six letters, so that endings make no difference. */
    private static Map<String, String> contentWords(String text) {
        Map<String, String> content = new LinkedHashMap<>();
        for (String word : wordsOf(text)) {
            if (word.length() >= 5 && !COMMON.contains(word)) {
                content.putIfAbsent(word.substring(0, Math.min(6, word.length())), word);
            }
        }
        return content;
    }

    /** The key that alone fits the article before the options, or alone ends in a full stop, or alone does not. */
    private static Optional<String> grammarCue(String stem, List<Item.Line> options) {
        Matcher article = Pattern.compile("\\b(an?)\\s*[:…]?$").matcher(stem.toLowerCase(Locale.ROOT));
        if (article.find()) {
            boolean vowel = article.group(1).equals("an");
            Optional<String> alone = onlyKey(options, text -> "aeiou".indexOf(text.charAt(0)) >= 0 == vowel);
            if (alone.isPresent()) {
                return alone;
            }
        }
        Optional<String> stopped = onlyKey(options, text -> text.endsWith("."));
        return stopped.isPresent() ? stopped : onlyKey(options, text -> !text.endsWith("."));
    }

    private static Optional<String> onlyKey(List<Item.Line> options, Predicate<String> fits) {
        List<Item.Line> fitting = options.stream()
                .filter(option ->
                        !textOf(option).isEmpty() && fits.test(textOf(option).toLowerCase(Locale.ROOT)))
                .toList();
        return fitting.size() == 1 && fitting.get(0).key() && options.size() > 2
                ? Optional.of(fitting.get(0).place())
                : Optional.empty();
    }

    private static boolean namesAUnit(String stem) {
        return UNIT.matcher(stem).find() || SYMBOL.matcher(stem).find();
    }

    // --- options that overlap ---

    /** Two options with the same words, or with ranges that share a number. */
    private static Optional<List<String>> overlap(List<Item.Line> options) {
        for (int i = 0; i < options.size(); i++) {
            for (int j = i + 1; j < options.size(); j++) {
                String one = textOf(options.get(i));
                String other = textOf(options.get(j));
                if (sameWords(one, other) || rangesMeet(one, other)) {
                    return Optional.of(
                            List.of(options.get(i).place(), options.get(j).place()));
                }
            }
        }
        return Optional.empty();
    }

    /** Whether two options say the same but for capitals and punctuation, or one contains all of the other. */
    static boolean sameWords(String one, String other) {
        String first = String.join(" ", wordsOf(one));
        String second = String.join(" ", wordsOf(other));
        return first.equals(second)
                || (wordsOf(one).size() > 1 && (" " + second + " ").contains(" " + first + " "))
                || (wordsOf(other).size() > 1 && (" " + first + " ").contains(" " + second + " "));
    }

    private static boolean rangesMeet(String one, String other) {
        Matcher first = RANGE.matcher(one);
        Matcher second = RANGE.matcher(other);
        return first.find()
                && second.find()
                && number(first.group(1)) <= number(second.group(2))
                && number(second.group(1)) <= number(first.group(2));
    }

    private static double number(String text) {
        return Double.parseDouble(text.replace(',', '.'));
    }

    // --- reading ---

    /** Words in a sentence plus the share of words of more than six letters in per cent (Björnsson's LIX). */
    static int lix(String text) {
        List<String> words = wordsOf(text);
        if (words.isEmpty()) {
            return 0;
        }
        long sentences = Math.max(
                1, Pattern.compile("[.?!:](?:\\s|$)").matcher(text).results().count());
        long longWords = words.stream().filter(word -> word.length() > 6).count();
        return Math.round(words.size() / (float) sentences + 100f * longWords / words.size());
    }

    // --- several items ---

    /**
     * Warns when more than half of the last keys stand in one place, where there are enough to say so.
     *
     * @param recent single choices, the latest of an author
     */
    public static Optional<CraftWarning> keyPosition(List<Item> recent) {
        Map<Integer, Integer> counts = new HashMap<>();
        int singles = 0;
        for (Item item : recent) {
            if (item.type() == ItemType.SINGLE) {
                singles++;
                counts.merge(keyPosition(item), 1, Integer::sum);
            }
        }
        int all = singles;
        if (all < FEWEST_KEYS) {
            return Optional.empty();
        }
        return counts.entrySet().stream()
                .filter(count -> count.getValue() * 2 > all)
                .findFirst()
                .map(count -> CraftWarning.of(Rule.KEY_POSITION, "prompt", count.getKey(), count.getValue(), all));
    }

    /** At which place the first key stands as written, counted from 1. */
    static int keyPosition(Item item) {
        List<Item.Line> lines = item.lines();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).key()) {
                return i + 1;
            }
        }
        return 0;
    }

    // --- text ---

    private static String stemOf(Item item) {
        return Markup.textOf(item.prompt());
    }

    private static String textOf(Item.Line option) {
        return Markup.textOf(option.html());
    }

    /** The last sentence, which asks. */
    private static String question(String stem) {
        String[] sentences = stem.split("(?<=[.?!:])\\s+");
        return sentences[sentences.length - 1];
    }

    private static List<String> wordsOf(String text) {
        String words = text.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
        return words.isEmpty() ? List.of() : List.of(words.split(" "));
    }

    private static Optional<String> find(Map<Language, Pattern> words, Language language, String text) {
        Pattern pattern = words.get(language);
        Matcher matcher = pattern == null ? null : pattern.matcher(text);
        return matcher != null && matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
    }

    private static Pattern words(String alternatives) {
        return Pattern.compile(
                "(?<![\\p{L}\\p{N}])(?:" + alternatives + ")(?![\\p{L}\\p{N}])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
