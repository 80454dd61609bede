package org.examhall.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.examhall.kernel.Language;
import org.examhall.kernel.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ItemFormsTest {

    private static final Path CASES = Path.of("src/test/resources/bank/forms");

    /** A defect that is added under its own name, not one that is put together. */
    private static final Pattern ADDED = Pattern.compile(
            "\\badd\\(\\s*(?:\"\\w+\"|\\w+(?:\\.\\w+\\([^)]*\\))?),\\s*(?:[\\w.()]+ \\? )?\"([a-z]+(?:-[a-z]+)*)\"");

    static ItemForm form(ItemType type) {
        try {
            return FormJson.read(Files.readString(CASES.resolve(type.code() + ".json")));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static Item item(ItemForm form) {
        FormReading reading = ItemForms.read(form, null);
        assertThat(reading.defects()).isEmpty();
        assertThat(reading.isComplete()).isTrue();
        return Objects.requireNonNull(reading.item());
    }

    @ParameterizedTest
    @EnumSource(ItemType.class)
    void aFormOfEachTypeBecomesAnItemWhoseKeyEarnsTheMark(ItemType type) {
        Item item = item(form(type));
        assertThat(item.type()).isEqualTo(type);
        assertThat(item.markScheme().possible()).isEqualByComparingTo("1");
        assertThat(item.rationales().keySet()).containsExactlyInAnyOrderElementsOf(ItemLines.places(item));
        assertThat(CraftRules.check(item, Language.EN)).isEmpty();
        if (type != ItemType.EXTENDED) {
            Response key = BankFixture.key(item);
            assertThat(item.accepts(key)).isTrue();
            assertThat(item.markScheme().mark(key).full()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(ItemType.class)
    void whatIsWrittenIsReadAgainAsTheSameItemAndFillsTheSameForm(ItemType type) {
        Item item = item(form(type));
        String xml = ItemWriter.write(item, Language.EN);
        String stimulus = item.stimulus() == null ? null : ItemWriter.write(item.stimulus(), Language.EN);
        Item again = ItemReader.readStored("x", xml, stimulus, item.facts());
        assertThat(again).isEqualTo(item);
        ItemForm filled = ItemForms.write(again);
        assertThat(ItemForms.tellsAll(again)).isTrue();
        assertThat(item(filled.with(Map.of("bank", "practitioner")))).isEqualTo(item);
    }

    /** Most files of other programs give none. */
    @ParameterizedTest
    @EnumSource(value = ItemType.class, mode = EnumSource.Mode.EXCLUDE, names = "EXTENDED")
    void anItemWithoutReasonsFillsTheForm(ItemType type) {
        Item item = item(form(type));
        Item bare = new Item(
                item.identifier(),
                item.title(),
                item.type(),
                item.facts(),
                item.stimulus(),
                item.prompt(),
                item.interaction(),
                item.markScheme(),
                Map.of());
        assertThat(ItemForms.tellsAll(bare)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(ItemType.class)
    void aFormSurvivesItsJson(ItemType type) {
        ItemForm form = form(type);
        assertThat(FormJson.read(FormJson.write(form))).isEqualTo(form);
    }

    @ParameterizedTest
    @EnumSource(ItemType.class)
    void anEmptyFormIsNoItemAndSaysWhy(ItemType type) {
        FormReading reading = ItemForms.read(new ItemForm(Map.of("type", type.name()), List.of(), List.of()), null);
        assertThat(reading.isComplete()).isFalse();
        assertThat(reading.defects())
                .extracting(FormDefect::field)
                .contains("title", "identifier", "bank", "prompt", "topic", "facility", "process");
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/bank/form-defects.csv", delimiter = '|')
    void whatIsWrongIsSaidWhereItIs(String about, ItemType type, String path, String value, String defects) {
        ItemForm form = changed(form(type), path, value == null ? "" : value.replace("¶", "\n"));
        assertThat(ItemForms.read(form, null).defects())
                .extracting(defect -> defect.field() + ":" + defect.code())
                .containsExactlyInAnyOrder(defects.split(" "));
    }

    /** The form with one field changed, {@code rows.2.text}. */
    private static ItemForm changed(ItemForm form, String path, String value) {
        String[] names = path.split("\\.");
        if (names.length == 1) {
            return form.with(Map.of(path, value));
        }
        boolean spare = names[0].equals("spares");
        List<ItemForm.Row> rows = new ArrayList<>(spare ? form.spares() : form.rows());
        int index = Integer.parseInt(names[1]);
        rows.set(index, changed(rows.get(index), List.of(names).subList(2, names.length), value));
        return new ItemForm(form.fields(), spare ? form.rows() : rows, spare ? rows : form.spares());
    }

    private static ItemForm.Row changed(ItemForm.Row row, List<String> names, String value) {
        if (names.size() > 1) {
            List<ItemForm.Row> options = new ArrayList<>(row.options());
            int index = Integer.parseInt(names.get(1));
            options.set(index, changed(options.get(index), names.subList(2, names.size()), value));
            return new ItemForm.Row(row.fields(), options);
        }
        Map<String, String> fields = new HashMap<>(row.fields());
        fields.put(names.get(0), value);
        return new ItemForm.Row(fields, row.options());
    }

    @Test
    void aSequenceThatIsTheKeyDoesNotShowInTheNames() {
        Item item = item(form(ItemType.ORDER));
        List<String> key = item.markScheme().rules().get(0).key();
        assertThat(key).isNotEqualTo(key.stream().sorted().toList());
        Item match = item(form(ItemType.MATCH));
        assertThat(match.markScheme().rules().get(0).key()).isNotEqualTo(List.of("L1 R1", "L2 R2", "L3 R3"));
    }

    static Stream<BankPackage> banks() {
        return Stream.of(BankFixture.practitioner(), BankFixture.advanced());
    }

    @ParameterizedTest
    @MethodSource("banks")
    void everyItemThatShipsCanBeChangedOnTheForm(BankPackage bank) {
        assertThat(bank.content())
                .allSatisfy(item -> assertThat(ItemForms.tellsAll(item))
                        .as(item.identifier())
                        .isTrue());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void whateverCanBeWrongHasWords(Language language) throws IOException {
        Texts texts = Texts.in(language.locale());
        List<String> keys = new ArrayList<>();
        for (CraftWarning.Rule rule : CraftWarning.Rule.values()) {
            keys.add("craft." + rule.name());
        }
        for (ItemType type : ItemType.values()) {
            keys.add("write.js.how." + type.name());
        }
        for (Item.Shape shape : Item.Shape.values()) {
            keys.add("write.js.shape." + shape.name());
            keys.add("write.defect.coords-" + shape.name().toLowerCase(Locale.ROOT));
        }
        keys.addAll(defectsInSources());
        assertThat(keys).hasSizeGreaterThan(50);
        assertThat(keys).allSatisfy(key -> assertThat(texts.get(key)).doesNotStartWith("???"));
    }

    /** The keys of the texts of all defects that the classes of the form name. */
    private static List<String> defectsInSources() throws IOException {
        try (Stream<Path> sources = Files.list(Path.of("src/main/java/org/examhall/bank"))) {
            List<String> keys = new ArrayList<>();
            for (Path source : sources.filter(
                            path -> path.getFileName().toString().matches(".*Forms?(Defects)?\\.java"))
                    .toList()) {
                ADDED.matcher(Files.readString(source))
                        .results()
                        .map(found -> "write.defect." + found.group(1))
                        .forEach(keys::add);
            }
            return keys;
        }
    }
}
