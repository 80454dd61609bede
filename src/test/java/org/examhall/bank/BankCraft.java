package org.examhall.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The craft of item writing, as far as a machine can check it, over the items of a bank that ships. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BankCraft {

    final BankPackage bank;
    final Blueprint blueprint;

    BankCraft(BankPackage bank) {
        this.bank = bank;
        this.blueprint = bank.plans().get(0);
    }

    /** How many items of each type an outcome has at least; less in a small bank. */
    int leastOfEachType() {
        return 3;
    }

    /** How many stimuli there are at least; less in a small bank. */
    int leastStimuli() {
        return 20;
    }

    @Test
    void everyItemCanBeDrawn() {
        Set<ItemRef> pooled = new HashSet<>();
        blueprint.sections().forEach(section -> pooled.addAll(section.pool()));
        assertThat(bank.items()).extracting(BankPackage.Content::ref).allMatch(pooled::contains);
    }

    @Test
    void aResitFindsFreshItems() {
        assertThat(blueprint.sections())
                .allSatisfy(section -> assertThat(section.pool())
                        .as(section.process())
                        .hasSizeGreaterThanOrEqualTo(2 * section.select()));
    }

    @Test
    void everyItemIsWorthOneMarkAndItsKeyEarnsIt() {
        for (Item item : bank.content()) {
            Mark mark = item.markScheme().mark(BankFixture.key(item));
            assertThat(mark).as(item.identifier()).isEqualTo(new Mark(BigDecimal.ONE, BigDecimal.ONE));
            assertThat(item.accepts(BankFixture.key(item)))
                    .as(item.identifier())
                    .isTrue();
        }
    }

    @Test
    void everyChoiceHasARationaleThatSaysSomething() {
        for (Item item : bank.content()) {
            assertThat(item.rationales()).as(item.identifier()).isNotEmpty();
            item.rationales()
                    .forEach((place, why) -> assertThat(CraftRules.saysSomething(why))
                            .as(item.identifier() + " " + place)
                            .isTrue());
        }
    }

    @Test
    void difficultyIsSpread() {
        List<Integer> facilities =
                bank.content().stream().map(item -> item.facts().facility()).toList();
        assertThat(facilities).allMatch(facility -> facility >= 350 && facility <= 920);
        int all = facilities.size();
        assertThat(facilities.stream().filter(f -> f >= 750).count()).isBetween(all / 5L, all / 2L);
        assertThat(facilities.stream().filter(f -> f < 550).count()).isBetween(all / 10L, all / 3L);
    }

    @Test
    void typesAreMixedInEveryOutcome() {
        for (int outcome = 1; outcome <= 4; outcome++) {
            int number = outcome;
            Map<ItemType, Integer> types = new HashMap<>();
            bank.content().stream()
                    .filter(item -> item.facts().outcome() == number)
                    .forEach(item -> types.merge(item.type(), 1, Integer::sum));
            assertThat(types)
                    .as("outcome " + outcome)
                    .containsOnlyKeys(
                            ItemType.SINGLE, ItemType.MULTIPLE, ItemType.ORDER, ItemType.MATCH, ItemType.INLINE);
            assertThat(types.values()).as("outcome " + outcome).allMatch(count -> count >= leastOfEachType());
        }
    }

    @Test
    void aGoodNumberShareAStimulus() {
        Map<String, Integer> uses = new HashMap<>();
        for (Item item : bank.content()) {
            if (item.stimulus() != null) {
                uses.merge(item.stimulus().identifier(), 1, Integer::sum);
            }
        }
        assertThat(uses).hasSizeGreaterThanOrEqualTo(leastStimuli());
        assertThat(uses.values()).allMatch(count -> count >= 2 && count <= 5);
    }

    @Test
    void keyPositionsAreEvenlySpread() {
        int[] counts = new int[4];
        int singles = 0;
        for (Item item : singles()) {
            List<Item.Option> options = ((Item.Choice) item.interaction()).options();
            assertThat(options).as(item.identifier()).hasSize(4);
            for (int i = 0; i < 4; i++) {
                if (item.markScheme().isKey("RESPONSE", options.get(i).identifier())) {
                    counts[i]++;
                    singles++;
                }
            }
        }
        double expected = singles / 4.0;
        double chiSquare = 0;
        for (int count : counts) {
            chiSquare += (count - expected) * (count - expected) / expected;
        }
        // 5 % point of the chi-square distribution with three degrees of freedom
        assertThat(chiSquare)
                .as("%d %d %d %d", counts[0], counts[1], counts[2], counts[3])
                .isLessThan(7.815);
    }

    @Test
    void lengthDoesNotGiveTheKeyAway() {
        int longest = 0;
        int shortest = 0;
        int all = 0;
        for (Item item : singles()) {
            int key = 0;
            int most = 0;
            int least = Integer.MAX_VALUE;
            for (Item.Line line : item.lines()) {
                int length = CraftRules.length(line);
                if (line.key()) {
                    key = length;
                } else {
                    most = Math.max(most, length);
                    least = Math.min(least, length);
                }
            }
            longest += key > most ? 1 : 0;
            shortest += key < least ? 1 : 0;
            all++;
        }
        assertThat(longest).as("key longest of %d", all).isLessThan(all * 40 / 100);
        assertThat(shortest).as("key shortest of %d", all).isLessThan(all * 40 / 100);
    }

    @Test
    void optionsAreOfEvenLength() {
        for (Item item : singles()) {
            assertThat(CraftRules.lengthsAreEven(item.lines()))
                    .as(item.identifier())
                    .isTrue();
        }
    }

    @Test
    void noTwoStemsAreNearlyTheSame() {
        List<Item> items = bank.content();
        List<Set<String>> grams =
                items.stream().map(item -> threeGrams(stem(item))).toList();
        for (int i = 0; i < items.size(); i++) {
            for (int j = i + 1; j < items.size(); j++) {
                assertThat(jaccard(grams.get(i), grams.get(j)))
                        .as(items.get(i).identifier() + " and " + items.get(j).identifier())
                        .isLessThan(0.6);
            }
        }
    }

    @Test
    void noOptionRefersToOthers() {
        for (Item item : bank.content()) {
            for (Item.Line line : item.lines()) {
                assertThat(CraftRules.refersToOthers(Markup.textOf(line.html())))
                        .as(item.identifier() + " " + line.place())
                        .isFalse();
            }
        }
    }

    @Test
    void noTextOccursTwiceInAnItem() {
        for (Item item : bank.content()) {
            Map<String, Set<String>> seen = new HashMap<>();
            for (Item.Line line : item.lines()) {
                String gap = line.place().contains(".")
                        ? line.place().substring(0, line.place().indexOf('.'))
                        : "";
                String text =
                        Markup.textOf(line.html()).toLowerCase(Locale.ROOT).replaceAll("\\W+", " ");
                assertThat(seen.computeIfAbsent(gap, g -> new HashSet<>()).add(text))
                        .as(item.identifier() + ": " + text)
                        .isTrue();
            }
        }
    }

    @Test
    void negativeStemsAreRareAndMarked() {
        long negative = bank.content().stream()
                .filter(item -> Markup.textOf(item.prompt()).matches(".*\\bNOT\\b.*")
                        || item.prompt().contains("<strong>not</strong>"))
                .count();
        assertThat(negative).isLessThanOrEqualTo(8);
    }

    @Test
    void theShippedBlueprintDrawsPapersOfEqualDifficulty() {
        Map<ItemRef, Integer> facility = new HashMap<>();
        bank.items().forEach(c -> facility.put(c.ref(), c.item().facts().facility()));
        List<Double> expected = new ArrayList<>();
        for (long seed = 0; seed < 2_000; seed++) {
            Draw draw = Draw.from(blueprint, BankFixture.current(bank), seed, Set.of());
            expected.add(draw.items().stream().mapToInt(facility::get).average().orElseThrow() / 10);
        }
        expected.sort(null);
        double median = expected.get(1_000);
        System.out.printf(
                Locale.ROOT,
                "expected score of 2,000 papers in per cent: least %.1f, 5%% %.1f, median %.1f, 95%% %.1f, most %.1f%n",
                expected.get(0),
                expected.get(100),
                median,
                expected.get(1_900),
                expected.get(1_999));
        assertThat(expected.get(100)).isGreaterThan(median - 3);
        assertThat(expected.get(1_900)).isLessThan(median + 3);
    }

    private List<Item> singles() {
        return bank.content().stream()
                .filter(item -> item.type() == ItemType.SINGLE)
                .toList();
    }

    /** The question; where it is a text with gaps, that text is part of it. */
    private static String stem(Item item) {
        String stem = item.prompt();
        if (item.interaction() instanceof Item.Inline inline) {
            stem += String.join(" ", inline.texts());
        }
        return Markup.textOf(stem);
    }

    private static Set<String> threeGrams(String text) {
        String[] words = text.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} ]", " ")
                .strip()
                .split("\\s+");
        Set<String> grams = new HashSet<>();
        for (int i = 0; i + 2 < words.length; i++) {
            grams.add(words[i] + " " + words[i + 1] + " " + words[i + 2]);
        }
        return grams;
    }

    private static double jaccard(Set<String> one, Set<String> other) {
        Set<String> both = new HashSet<>(one);
        both.retainAll(other);
        int either = one.size() + other.size() - both.size();
        return either == 0 ? 0 : (double) both.size() / either;
    }

    /** Whoever sits the exam in another language is asked the same, and marked the same. */
    @Test
    void aTranslationEarnsTheSameMarks() {
        Random random = new Random(19);
        for (BankPackage.Content content : bank.items()) {
            Item own = content.item();
            content.translations().forEach((language, translation) -> {
                Item other = translation.item();
                assertThat(other.markScheme()).as(other.identifier()).isEqualTo(own.markScheme());
                assertThat(other.type()).isEqualTo(own.type());
                assertThat(other.rationales()).containsOnlyKeys(own.rationales().keySet());
                for (int i = 0; i < 20; i++) {
                    Response response = i == 0 ? BankFixture.key(own) : someResponse(own, random);
                    assertThat(other.accepts(response)).isEqualTo(own.accepts(response));
                    assertThat(other.canonical(response)).isEqualTo(own.canonical(response));
                    assertThat(other.markScheme().mark(response))
                            .isEqualTo(own.markScheme().mark(response));
                }
            });
        }
    }

    private static Response someResponse(Item item, Random random) {
        Map<String, List<String>> values = new TreeMap<>();
        for (MarkScheme.Rule rule : item.markScheme().rules()) {
            List<String> some = new ArrayList<>(rule.key());
            if (rule instanceof MarkScheme.Mapped mapped) {
                mapped.worth().keySet().stream()
                        .filter(value -> !some.contains(value))
                        .forEach(some::add);
            }
            Collections.shuffle(some, random);
            List<String> chosen = some.subList(0, random.nextInt(some.size() + 1));
            if (!chosen.isEmpty()) {
                values.put(rule.variable(), List.copyOf(chosen));
            }
        }
        return new Response(values);
    }
}
