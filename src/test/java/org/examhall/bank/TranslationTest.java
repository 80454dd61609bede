package org.examhall.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
        String titles = listed.substring(from, listed.indexOf("</bank:translation>", from) + "</bank:translation>".length());
        assertThat(sound(read(fixture.replace("imsmanifest.xml", titles, "")))
                        .plans()
                        .get(0)
                        .languages())
                .containsExactly(Language.EN);
    }

    @Test
    void anotherTranslationIsAnotherVersion() throws IOException {
        List<BankPackage.Content> before = sound(read(new PackageFixture().translated())).items();
        PackageFixture changed = new PackageFixture().translated().replace("nb/items/order.xml", "på norsk", "på bokmål");
        List<BankPackage.Content> after = sound(read(changed)).items();
        for (int i = 0; i < before.size(); i++) {
            boolean same = before.get(i).hash().equals(after.get(i).hash());
            assertThat(same).isEqualTo(!before.get(i).item().identifier().equals("order"));
        }
    }

    @Test
    void itemsWithoutTranslationsKeepTheHashTheyHad() throws IOException {
        for (BankPackage.Content content : sound(read(new PackageFixture())).items()) {
            assertThat(content.hash())
                    .isEqualTo(NewDraft.hash(
                            Language.EN, content.xml(), content.stimulusXml(), content.item().facts()));
        }
    }

    /** One change each in a translated package, and what is said about it. */
    @ParameterizedTest
    @CsvFileSource(resources = "/bank/translations.csv", numLinesToSkip = 1, quoteCharacter = '\'')
    void refusesATranslationThatIsNotTheSameItem(String file, String from, String to, String said) throws IOException {
        BankReading reading = read(new PackageFixture().translated().replace(file, from, to == null ? "" : to));
        assertThat(reading).isInstanceOf(BankReading.Defective.class);
        assertThat(((BankReading.Defective) reading).defects())
                .anySatisfy(defect -> {
                    assertThat(defect.file()).isEqualTo(file);
                    assertThat(defect.message()).contains(said);
                });
    }
}
