package org.examhall.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTest {

    @TempDir
    private Path temporary;

    @Test
    void picturesAndSoundsAreKeptByWhatTheyContain() throws IOException {
        BankPackage bank = (BankPackage) BankReader.read(MediaFixture.folder(temporary));
        assertThat(bank.media()).hasSize(3).allMatch(medium -> Medium.isName(medium.name()) && medium.isWhole());
        BankPackage.Content single = bank.items().get(0);
        String html = QuestionMarkup.of(single.item()).html(1, 1);
        assertThat(Medium.namedIn(html)).hasSize(3);
        assertThat(html).contains("alt=\"Two rooms\"", "<figcaption>My screen is black.</figcaption>");
        assertThat(ItemReader.readStored(
                        "x", single.xml(), single.stimulusXml(), single.item().facts()))
                .isEqualTo(single.item());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<foreignObject><p xmlns=\"http://www.w3.org/1999/xhtml\">x</p></foreignObject>",
                "<rect onclick=\"alert(1)\"/>",
                "<rect ONLOAD=\"alert(1)\"/>",
                "<image href=\"http://example.org/x.png\"/>",
                "<use href=\"http://example.org/x.svg#a\"/>",
                "<use xmlns:l=\"http://www.w3.org/1999/xlink\" l:href=\"data:image/svg+xml,x\"/>",
                "<a href=\"javascript:alert(1)\"><rect/></a>",
                "<rect fill=\"url(http://example.org/x)\"/>",
                "<rect style=\"fill:url(//example.org/x)\"/>",
                "<style>@import 'http://example.org/x.css';</style>",
                "<style>rect { fill: u\\72l(x) }</style>",
                "<animate attributeName=\"href\" to=\"javascript:alert(1)\"/>",
                "<set attributeName=\"onload\" to=\"alert(1)\"/>",
                "<?xml-stylesheet href=\"http://example.org/x.css\"?>",
                "<iframe xmlns=\"http://www.w3.org/1999/xhtml\" src=\"/\"/>"
            })
    void aDrawingThatActsOrFetchesIsRefused(String part) throws IOException {
        String drawing = MediaFixture.DRAWING.replace("<title>", part + "<title>");
        BankReading reading = BankReader.read(MediaFixture.folder(temporary, drawing));
        assertThat(reading)
                .isInstanceOfSatisfying(
                        BankReading.Defective.class,
                        defective -> assertThat(defective.defects()).allSatisfy(defect -> {
                            assertThat(defect.file()).isEqualTo("pictures/rooms.svg");
                            assertThat(defect.line()).isPositive();
                        }));
    }

    @Test
    void aDrawingMayReferToItsOwnParts() {
        Defects defects = new Defects();
        SvgCheck.check(
                "x.svg",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><defs><linearGradient id=\"g\"/></defs>"
                        + "<rect fill=\"url(#g)\" style=\"stroke: #123\"/><use href=\"#g\"/></svg>",
                defects);
        assertThat(defects.list()).isEmpty();
    }

    @Test
    void theFirstBytesSayWhatItIs() throws IOException {
        Path root = MediaFixture.folder(temporary);
        Files.write(root.resolve("pictures/desk.png"), "GIF89a".getBytes(StandardCharsets.US_ASCII));
        assertThat(((BankReading.Defective) BankReader.read(root)).defects())
                .contains(new BankDefect("pictures/desk.png", 0, "not what its ending says"));
        Files.write(root.resolve("pictures/desk.png"), new byte[Medium.MOST_BYTES + 1]);
        assertThat(((BankReading.Defective) BankReader.read(root)).defects())
                .contains(new BankDefect("pictures/desk.png", 0, "too large"));
    }

    @Test
    void soundNeedsItsTranscriptAndAPictureItsWords() throws IOException {
        PackageFixture silent = MediaFixture.fixture()
                .replace("stimuli/log.xml", "<figcaption>My screen is black.</figcaption>", "")
                .replace("items/single.xml", " alt=\"Two rooms\"", "");
        Path root = silent.folder(Files.createTempDirectory(temporary, "silent"));
        assertThat(((BankReading.Defective) BankReader.read(root)).defects())
                .anyMatch(defect -> defect.message().contains("sound needs its transcript"))
                .anyMatch(defect -> defect.message().contains("a picture needs the attribute alt"));
    }
}
