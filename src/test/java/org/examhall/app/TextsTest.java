package org.examhall.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.examhall.account.Role;
import org.examhall.bank.ItemSearch;
import org.examhall.bank.ItemType;
import org.examhall.candidate.Candidates;
import org.examhall.kernel.Language;
import org.examhall.sitting.IrregularityKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a page or a service says is there to be said, in both languages. */
class TextsTest {

    private static final Path TEXTS = Path.of("src/main/resources/org/examhall/text");
    private static final Path PAGES = Path.of("src/main/webapp");
    private static final Path SOURCES = Path.of("src/main/java");

    /** A place for an argument. */
    private static final Pattern PLACE = Pattern.compile("\\{[0-9]");

    /** An apostrophe that stands alone, which MessageFormat takes for a quotation mark and drops. */
    private static final Pattern LONELY_APOSTROPHE = Pattern.compile("(?<!')'(?:'')*(?!')");

    private static final Map<String, String> ENGLISH = bundle(false);
    private static final Map<String, String> NORWEGIAN = bundle(true);

    private record Use(String key, String where) {}

    @ParameterizedTest
    @EnumSource(Language.class)
    void noTextOccursTwice(Language language) {
        Set<String> seen = new TreeSet<>();
        List<String> twice = files(TEXTS, ".properties")
                .filter(file -> isNorwegian(file) == (language == Language.NB))
                .flatMap(TextsTest::keysAsWritten)
                .filter(key -> !seen.add(key))
                .toList();
        assertThat(twice).isEmpty();
    }

    @Test
    void bothLanguagesSayTheSameThings() {
        assertThat(NORWEGIAN.keySet()).containsExactlyInAnyOrderElementsOf(ENGLISH.keySet());
    }

    @Test
    void bothLanguagesNameTheSameArguments() {
        assertThat(ENGLISH.keySet().stream()
                        .filter(key -> !places(ENGLISH.get(key)).equals(places(NORWEGIAN.getOrDefault(key, "")))))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void noTextIsEmpty(Language language) {
        assertThat(bundle(language == Language.NB))
                .allSatisfy((key, text) -> assertThat(text).as(key).isNotBlank());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void apostrophesSurviveWhereArgumentsAreFilledIn(Language language) {
        assertThat(bundle(language == Language.NB))
                .allSatisfy((key, text) -> assertThat(PLACE.matcher(text).find()
                                && LONELY_APOSTROPHE.matcher(text).find())
                        .as("a single apostrophe in " + key + ": write '' or the curly one")
                        .isFalse());
    }

    @Test
    void everyTextThatAPageNamesExists() {
        List<Use> uses = uses(PAGES, ".xhtml", "\\bt\\['([^']+)'](?!\\.)");
        assertThat(uses).isNotEmpty();
        assertThat(missing(uses)).isEmpty();
    }

    /** Choices between two texts, as in {@code t[one.disabled ? 'accounts.enable' : 'accounts.disable']}. */
    @Test
    void everyTextThatAPageChoosesExists() {
        List<Use> choices = uses(PAGES, ".xhtml", "\\bt\\[([^\\]]*\\?[^\\]]*)]").stream()
                .flatMap(use -> Pattern.compile("[?:]\\s*'([^']+)'")
                        .matcher(use.key())
                        .results()
                        .map(found -> new Use(found.group(1), use.where())))
                .toList();
        assertThat(choices).isNotEmpty();
        assertThat(missing(choices)).isEmpty();
    }

    /** Keys that a page puts together: at least one text begins like that. */
    @Test
    void everyBeginningOfAKeyThatAPageNamesExists() {
        List<Use> uses = uses(PAGES, ".xhtml", "\\bt\\['([^']+)'\\.concat\\(");
        assertThat(uses).isNotEmpty();
        assertThat(uses.stream().filter(use -> ENGLISH.keySet().stream().noneMatch(key -> key.startsWith(use.key()))))
                .isEmpty();
    }

    @Test
    void everyTextThatABeanSaysExists() {
        List<Use> said = Stream.concat(
                        uses(SOURCES, ".java", "\\bsays\\s*\\.done\\(\\s*(?:\\w+ \\? )?\"([^\"]+)\"").stream(),
                        uses(SOURCES, ".java", "\\bsays\\s*\\.wrong\\(\\s*[^,]+,\\s*\"([^\"]+)\"").stream())
                .toList();
        assertThat(said).isNotEmpty();
        assertThat(missing(said)).isEmpty();
    }

    @Test
    void everyRefusalHasItsReasonInWords() {
        List<Use> refusals = uses(SOURCES, ".java", "\\bRefusal\\.of\\(\\s*\"([^\"]+)\"").stream()
                .map(use -> new Use("refusal." + use.key(), use.where()))
                .toList();
        assertThat(refusals).isNotEmpty();
        assertThat(missing(refusals)).isEmpty();
    }

    @Test
    void everyDeedInTheAuditTrailHasWords() {
        List<Use> deeds = Stream.of(
                        uses(SOURCES, ".java", "\\baudit\\s*\\.record\\(\\s*[^,]+,\\s*\"([^\"]+)\""),
                        uses(SOURCES, ".java", "\\baudit\\s*\\.record\\(\\s*[^,]+,\\s*\\w+ \\? \"([^\"]+)\""),
                        uses(
                                SOURCES,
                                ".java",
                                "\\baudit\\s*\\.record\\(\\s*[^,]+,\\s*\\w+ \\? \"[^\"]+\" : \"([^\"]+)\""))
                .flatMap(List::stream)
                .map(use -> new Use("audit." + use.key(), use.where()))
                .toList();
        assertThat(deeds).isNotEmpty();
        assertThat(missing(deeds)).isEmpty();
    }

    @Test
    void everyKindOfRecordInTheAuditTrailHasWords() {
        List<Use> kinds =
                uses(SOURCES, ".java", "\\baudit\\s*\\.record\\(\\s*[^,]+,\\s*[^,]+,\\s*\"([^\"]+)\"").stream()
                        .map(use -> new Use("subject." + use.key(), use.where()))
                        .toList();
        assertThat(kinds).isNotEmpty();
        assertThat(missing(kinds)).isEmpty();
    }

    @Test
    void everythingThatWaitsHasWords() {
        List<Use> waiting = uses(SOURCES, ".java", "\\bwaiting\\s*\\.add\\(\\s*\"([^\"]+)\"").stream()
                .map(use -> new Use("waiting." + use.key(), use.where()))
                .toList();
        assertThat(missing(waiting)).isEmpty();
        assertThat(ENGLISH)
                .containsKeys("waiting.sitting-open", "waiting.sitting-not-closed", "waiting.sitting-never-opened");
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void everyRoleHasAName(Role role) {
        assertThat(ENGLISH).containsKey("role." + role.key());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyLanguageHasAName(Language language) {
        assertThat(ENGLISH).containsKey("language." + language.tag());
    }

    @ParameterizedTest
    @EnumSource(ItemType.class)
    void everyTypeOfItemHasAName(ItemType type) {
        assertThat(ENGLISH).containsKey("item.type." + type.name());
    }

    @ParameterizedTest
    @EnumSource(IrregularityKind.class)
    void everyKindOfIrregularityHasAName(IrregularityKind kind) {
        assertThat(ENGLISH).containsKey("irregularity.kind." + kind.name());
    }

    @ParameterizedTest
    @EnumSource(ItemSearch.Order.class)
    void everyOrderOfItemsHasAName(ItemSearch.Order order) {
        assertThat(ENGLISH).containsKey("items.order." + order.name());
    }

    @ParameterizedTest
    @EnumSource(Candidates.Order.class)
    void everyOrderOfCandidatesHasAName(Candidates.Order order) {
        assertThat(ENGLISH).containsKey("candidates.order." + order.name());
    }

    @ParameterizedTest
    @ValueSource(strings = {"the candidate's {0}", "'{0}'s", "{0} isn't"})
    void aLonelyApostropheIsNoticed(String text) {
        assertThat(LONELY_APOSTROPHE.matcher(text).find()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"the candidate''s {0}", "the candidate\u2019s {0}", "{0}"})
    void aDoubledOrCurlyApostropheIsFine(String text) {
        assertThat(LONELY_APOSTROPHE.matcher(text).find()).isFalse();
    }

    private static List<Use> missing(List<Use> uses) {
        return uses.stream().filter(use -> !ENGLISH.containsKey(use.key())).toList();
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(found -> found.group()).collect(Collectors.toSet());
    }

    private static List<Use> uses(Path folder, String ending, String pattern) {
        Pattern use = Pattern.compile(pattern);
        return files(folder, ending)
                .flatMap(file -> {
                    Matcher found = use.matcher(read(file));
                    return found.results().map(one -> new Use(one.group(1), file.toString())).toList().stream();
                })
                .toList();
    }

    private static boolean isNorwegian(Path file) {
        return file.toString().endsWith("_nb.properties");
    }

    private static Stream<String> keysAsWritten(Path file) {
        return read(file)
                .lines()
                .filter(line -> !line.startsWith("#") && line.contains("="))
                .map(line -> line.substring(0, line.indexOf('=')).strip());
    }

    /** All files of a language together, as the build joins them. */
    private static Map<String, String> bundle(boolean norwegian) {
        Map<String, String> texts = new TreeMap<>();
        files(TEXTS, ".properties")
                .filter(file -> isNorwegian(file) == norwegian)
                .forEach(file -> {
                    Properties properties = new Properties();
                    try (Reader reader = Files.newBufferedReader(file)) {
                        properties.load(reader);
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                    properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
                });
        return texts;
    }

    private static Stream<Path> files(Path folder, String ending) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
