package org.examhall.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.examhall.kernel.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** An item in another language is the same item, or is refused. */
class TranslationTest {

    @TempDir
    private Path temporary;

    private BankReading read(PackageFixture fixture) throws IOException {
        return BankReader.read(fixture.zip(temporary.resolve("package.zip")));
    }

    private static BankPackage sound(BankReading reading) {
        assertThat(reading).isInstanceOf(BankPackage.class);
        return (BankPackage) reading;
    }

    @Test
    void aBankWithAllTranslationsOffersPapersInBothLanguages() throws IOException {
        BankPackage bank = sound(read(new PackageFixture().translated()));
        Blueprint exam = bank.plans().get(0);
        assertThat(exam.languages()).containsExactly(Language.EN, Language.NB);
        assertThat(exam.in(Language.NB).title()).isEqualTo("Prøve & mer");
        assertThat(exam.in(Language.NB).outcomes()).containsEntry(1, "Første del");
        assertThat(exam.in(Language.NB).sections().get(0).title()).isEqualTo("Skranke");
        assertThat(exam.in(Language.EN)).isEqualTo(exam);
    }

    @Test
    void aTranslationHasOtherWordsAndTheSameMarks() throws IOException {
        BankPackage bank = sound(read(new PackageFixture().translated()));
        for (BankPackage.Content content : bank.items()) {
            Item norwegian = content.translations().get(Language.NB).item();
            assertThat(norwegian.prompt()).contains("på norsk");
            assertThat(norwegian.markScheme()).isEqualTo(content.item().markScheme());
            assertThat(norwegian.accepts(BankFixture.key(content.item()))).isTrue();
        }
    }

    @Test
    void titlesReadTheSameFromTheDatabase() throws IOException {
        Blueprint exam = sound(read(new PackageFixture().translated())).plans().get(0);
        assertThat(Titles.readStored(Titles.write(exam.titles()))).isEqualTo(exam.titles());
        assertThat(Titles.write(Map.of())).isEmpty();
    }

    @Test
    void aBankThatIsTranslatedInPartDoesNotOfferTheLanguage() throws IOException {
        PackageFixture fixture = new PackageFixture().translated().without("nb/items/order.xml");
        String listed = fixture.text("imsmanifest.xml");
        int from = listed.indexOf("<resource identifier=\"order.nb\"");
        String one = listed.substring(from, listed.indexOf("</resource>", from) + "</resource>".length());
        BankPackage bank = sound(read(fixture.replace("imsmanifest.xml", one, "")));
        assertThat(bank.plans().get(0).languages()).containsExactly(Language.EN);
        assertThat(bank.content(Language.NB)).hasSize(4);
    }

    @Test
    void aBankWithoutTitlesInTheLanguageDoesNotOfferIt() throws IOException {
        PackageFixture fixture = new PackageFixture().translated();
        String listed = fixture.text("imsmanifest.xml");
        int from = listed.indexOf("<bank:translation language");
        String titles =
                listed.substring(from, listed.indexOf("</bank:translation>", from) + "</bank:translation>".length());
        assertThat(sound(read(fixture.replace("imsmanifest.xml", titles, "")))
                        .plans()
                        .get(0)
                        .languages())
                .containsExactly(Language.EN);
    }

    @Test
    void anotherTranslationIsAnotherVersion() throws IOException {
        List<BankPackage.Content> before =
                sound(read(new PackageFixture().translated())).items();
        PackageFixture changed =
                new PackageFixture().translated().replace("nb/items/order.xml", "på norsk", "på bokmål");
        List<BankPackage.Content> after = sound(read(changed)).items();
        for (int i = 0; i < before.size(); i++) {
            boolean same = before.get(i).hash().equals(after.get(i).hash());
            assertThat(same).isEqualTo(!before.get(i).item().identifier().equals("order"));
        }
    }

    @Test
    void anExportedBankIsReadWithItsTranslations() throws IOException {
        BankPackage bank = sound(read(new PackageFixture().translated()));
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        BankWriter.write(bank, written);
        BankPackage again = sound(BankReader.read(written.toByteArray()));
        assertThat(again.plans().get(0).languages()).containsExactly(Language.EN, Language.NB);
        assertThat(again.plans().get(0).titles()).isEqualTo(bank.plans().get(0).titles());
        assertThat(again.content(Language.NB)).containsExactlyElementsOf(bank.content(Language.NB));
    }

    @Test
    void aTranslationStaysWithAnItemThatTheFormHasWrittenAnewAsLongAsItIsTheSameQuestion() {
        int tried = 0;
        for (BankPackage.Content content : BankFixture.practitioner().items()) {
            BankPackage.Translation norwegian = content.translations().get(Language.NB);
            if (!ItemForms.tellsAll(content.item())) {
                continue;
            }
            tried++;
            ItemForm form =
                    ItemForms.write(content.item()).with(Map.of("bank", "practitioner", "title", "Another title"));
            Item changed = Objects.requireNonNull(
                    ItemForms.read(form, content.item().stimulus()).item());
            assertThat(Translations.fitting(draft(content, changed), norwegian, Language.NB))
                    .as(content.ref().toString())
                    .hasValueSatisfying(fitting -> assertThat(fitting.item()).isEqualTo(norwegian.item()));
        }
        assertThat(tried).as("items that the form can tell").isGreaterThan(250);
    }

    @Test
    void aTranslationDoesNotStayWithAnotherKey() {
        BankPackage.Content content = BankFixture.practitioner().items().stream()
                .filter(one -> one.item().type() == ItemType.SINGLE && one.stimulusXml() == null)
                .findFirst()
                .orElseThrow();
        BankPackage.Translation norwegian = content.translations().get(Language.NB);
        List<String> key = BankFixture.key(content.item()).of(Item.RESPONSE);
        String other = key.contains("A") ? "B" : "A";
        NewDraft draft = draft(content, content.item());
        NewDraft changed = new NewDraft(
                draft.bank(),
                draft.identifier(),
                draft.language(),
                draft.itemXml()
                        .replaceFirst(
                                "<qti-value>" + key.get(0) + "</qti-value>", "<qti-value>" + other + "</qti-value>"),
                null,
                draft.facts(),
                "",
                List.of());
        assertThat(changed.itemXml()).isNotEqualTo(draft.itemXml());
        assertThat(Translations.fitting(changed, norwegian, Language.NB)).isEmpty();
    }

    private static NewDraft draft(BankPackage.Content content, Item item) {
        return new NewDraft(
                content.ref().bank(),
                item.identifier(),
                Language.EN,
                ItemWriter.write(item, Language.EN),
                item.stimulus() == null ? null : ItemWriter.write(item.stimulus(), Language.EN),
                item.facts(),
                "",
                List.of());
    }

    @Test
    void itemsWithoutTranslationsKeepTheHashTheyHad() throws IOException {
        for (BankPackage.Content content : sound(read(new PackageFixture())).items()) {
            assertThat(content.hash())
                    .isEqualTo(NewDraft.hash(
                            Language.EN,
                            content.xml(),
                            content.stimulusXml(),
                            content.item().facts()));
        }
    }

    /** One change each in a translated package, and what is said about it. */
    @ParameterizedTest
    @CsvFileSource(resources = "/bank/translations.csv", numLinesToSkip = 1, quoteCharacter = '\'')
    void refusesATranslationThatIsNotTheSameItem(String file, String from, String to, String said) throws IOException {
        BankReading reading = read(new PackageFixture().translated().replace(file, from, to == null ? "" : to));
        assertThat(reading).isInstanceOf(BankReading.Defective.class);
        assertThat(((BankReading.Defective) reading).defects()).anySatisfy(defect -> {
            assertThat(defect.file()).isEqualTo(file);
            assertThat(defect.message()).contains(said);
        });
    }
}
