package org.examhall.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.examhall.kernel.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;

class CraftRulesTest {

    private static final String ENOUGH = "A reason that is long enough.";

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/bank/craft.csv", delimiter = '|', emptyValue = "")
    void theCraftWarns(String about, String language, String question, String options, String rules) {
        Item item = single(question, List.of(options.split(";")), ENOUGH);
        assertThat(CraftRules.check(item, Language.of(language)))
                .extracting(warning -> warning.rule().name())
                .containsExactlyInAnyOrderElementsOf(rules == null ? List.of() : List.of(rules.split(" ")));
    }

    @Test
    void aLongQuestionIsTooLong() {
        Item item = single("He asks. ".repeat(46), List.of("*One", "Two"), ENOUGH);
        assertThat(CraftRules.check(item, Language.EN))
                .containsExactly(CraftWarning.of(CraftWarning.Rule.STEM_LONG, "prompt", 92));
    }

    @Test
    void aRationaleSaysSomething() {
        Item item = single("Which?", List.of("*One", "Two"), "No.");
        assertThat(CraftRules.check(item, Language.EN))
                .extracting(CraftWarning::place)
                .containsExactly("A", "B");
    }

    @Test
    void keysStandInAllPlaces() {
        List<Item> recent = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            recent.add(single("Which?", i < 4 ? List.of("*One", "Two") : List.of("One", "*Two"), ENOUGH));
        }
        assertThat(CraftRules.keyPosition(recent)).isEmpty();
        recent.set(7, recent.get(0));
        assertThat(CraftRules.keyPosition(recent))
                .contains(CraftWarning.of(CraftWarning.Rule.KEY_POSITION, "prompt", 1, 5, 8));
        assertThat(CraftRules.keyPosition(recent.subList(0, 7))).isEmpty();
    }

    static Stream<BankPackage> banks() {
        return Stream.of(BankFixture.practitioner(), BankFixture.advanced());
    }

    /** Advice that most items of a careful bank would get is no advice. */
    @ParameterizedTest
    @MethodSource("banks")
    void mostItemsThatShipAreLeftInPeace(BankPackage bank) {
        List<CraftWarning> all = bank.content().stream()
                .flatMap(item -> CraftRules.check(item, bank.language()).stream())
                .toList();
        Map<CraftWarning.Rule, Long> counts =
                all.stream().collect(Collectors.groupingBy(CraftWarning::rule, Collectors.counting()));
        System.out.println("craft warnings of " + bank.name() + ": " + counts);
        int items = bank.content().size();
        assertThat(counts).allSatisfy((rule, count) -> assertThat(count).isLessThan(items / 4));
    }

    private static Item single(String question, List<String> options, String why) {
        List<Item.Option> choices = new ArrayList<>();
        Map<String, String> rationales = new HashMap<>();
        String key = "";
        for (String option : options) {
            String identifier = Character.toString('A' + choices.size());
            String text = option.strip();
            if (text.startsWith("*")) {
                key = identifier;
                text = text.substring(1);
            }
            choices.add(new Item.Option(identifier, Markup.escape(text)));
            rationales.put(identifier, why);
        }
        MarkScheme scheme = new MarkScheme(List.of(new MarkScheme.Exact(Item.RESPONSE, Arrays.asList(key), false)));
        return new Item(
                "x",
                "X",
                ItemType.SINGLE,
                new ItemFacts(1, "service-desk", "x", 600),
                null,
                "<p>" + Markup.escape(question.strip()) + "</p>",
                new Item.Choice(choices, 1, true),
                scheme,
                rationales);
    }
}
