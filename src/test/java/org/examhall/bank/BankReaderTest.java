package org.examhall.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BankReaderTest {

    private static final String SINGLE = "items/single.xml";

    @TempDir
    private Path temporary;

    private List<BankDefect> defects(PackageFixture fixture) throws IOException {
        BankReading fromFolder = BankReader.read(fixture.folder(Files.createTempDirectory(temporary, "package")));
        BankReading fromZip = BankReader.read(fixture.zip(Files.createTempFile(temporary, "package", ".zip")));
        if (fromFolder instanceof BankReading.Defective defective) {
            assertThat(fromZip).isEqualTo(fromFolder);
            return defective.defects();
        }
        assertThat(fromZip).isInstanceOf(BankPackage.class);
        return List.of();
    }

    private void refuses(PackageFixture fixture, String file, int line, String message) throws IOException {
        assertThat(defects(fixture)).anySatisfy(defect -> {
            assertThat(defect.file()).isEqualTo(file);
            assertThat(defect.line()).isEqualTo(line);
            assertThat(defect.message()).contains(message);
        });
    }

    @Test
    void readsAGoodPackageFromFolderAndZip() throws IOException {
        assertThat(defects(new PackageFixture())).isEmpty();
        BankPackage bank = (BankPackage) BankReader.read(new PackageFixture().zip(temporary.resolve("good.zip")));
        assertThat(bank.name()).isEqualTo("sample-bank");
        assertThat(bank.content())
                .extracting(Item::type)
                .containsExactly(ItemType.SINGLE, ItemType.MULTIPLE, ItemType.ORDER, ItemType.MATCH, ItemType.INLINE);
        Blueprint blueprint = bank.plans().get(0);
        assertThat(blueprint.minutes()).isEqualTo(10);
        assertThat(blueprint.questions()).isEqualTo(3);
        assertThat(blueprint.passMark()).isEqualTo(50);
        assertThat(blueprint.sections().get(0).pool()).hasSize(5);
    }

    @Test
    void anItemReadsTheSameFromTheDatabase() throws IOException {
        BankPackage bank = (BankPackage) BankReader.read(new PackageFixture().folder(temporary));
        for (BankPackage.Content content : bank.items()) {
            Item again = ItemReader.readStored(
                    "x", content.xml(), content.stimulusXml(), content.item().facts());
            assertThat(again).isEqualTo(content.item());
        }
    }

    @Test
    void aChangeShowsInTheHash() throws IOException {
        PackageFixture changed = new PackageFixture()
                .replace("stimuli/log.xml", "Monday", "Tuesday")
                .replace("items/order.xml", "Second", "Next");
        BankPackage before = (BankPackage) BankReader.read(new PackageFixture().zip(temporary.resolve("before.zip")));
        BankPackage after = (BankPackage) BankReader.read(changed.zip(temporary.resolve("after.zip")));
        for (int i = 0; i < before.items().size(); i++) {
            String name = before.items().get(i).ref().identifier();
            boolean same =
                    before.items().get(i).hash().equals(after.items().get(i).hash());
            assertThat(same).as(name).isEqualTo(!name.equals("single") && !name.equals("order"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "<em>first</em> | <script>alert(1)</script> | <script>",
                "<em>first</em> | <em onclick=\"x()\">first</em> | attribute onclick",
                "<em>first</em> | <img src=\"http://example.org/x.png\" alt=\"\"/> | no medium of this package: http",
                "<em>first</em> | <a href=\"javascript:x()\">x</a> | <a>",
                "<em>first</em> | <p>first</p> | <p>",
                "<em>first</em> | <em xmlns=\"http://www.w3.org/1999/xhtml\">first</em> | <em>",
                "<em>first</em> | <qti-printed-variable identifier=\"SCORE\"/> | <qti-printed-variable>",
                "<qti-simple-choice identifier=\"C\"> | <qti-simple-choice identifier=\"C\" fixed=\"true\"> | fixed=\"false\"",
                "<qti-simple-choice identifier=\"C\"> | <qti-simple-choice identifier=\"B\"> | second choice B",
                "Gamma &lt; delta | Beta | same text",
                "max-choices=\"1\" | max-choices=\"0\" | needs cardinality multiple",
                "adaptive=\"false\" | adaptive=\"true\" | adaptive=\"false\"",
                "<qti-value>B</qti-value> | <qti-value>Z</qti-value> | marks what cannot be answered: Z",
                "<qti-value>B</qti-value> | <qti-value>A</qti-value><qti-value>B</qti-value> | could not be given: it has 2 value(s)",
                "cardinality=\"single\" base | cardinality=\"multiple\" base | needs cardinality single",
                "match_correct.xml | mine.xml | template is not supported",
                "identifier=\"B\" show-hide | identifier=\"D\" show-hide | no rationale for B",
                "../stimuli/log.xml | ../../etc/passwd | outside the package",
                "../stimuli/log.xml | http://example.org/x.xml | outside the package",
                "../stimuli/log.xml | file:///etc/passwd | outside the package",
                "../stimuli/log.xml | ../stimuli/gone.xml | file is missing",
                "<qti-item-body> | <?php x ?><qti-item-body> | processing instruction",
                "<qti-item-body> | <qti-template-declaration/><qti-item-body> | <qti-template-declaration>",
            })
    void namesFileAndLineOfWhatIsNotSupported(String from, String to, String message) throws IOException {
        PackageFixture fixture = new PackageFixture().replace(SINGLE, from, to);
        assertThat(defects(fixture)).anySatisfy(defect -> {
            assertThat(defect.file()).isEqualTo(SINGLE);
            assertThat(defect.line()).isPositive();
            assertThat(defect.message()).contains(message);
        });
    }

    @Test
    void countsLinesFromOne() throws IOException {
        PackageFixture fixture = new PackageFixture()
                .replace(SINGLE, "Alpha &amp; omega", "Alpha <blink>omega</blink>")
                .replace("stimuli/log.xml", "<td>09:00</td>", "<td><iframe/></td>");
        refuses(fixture, SINGLE, fixture.line(SINGLE, "<blink>"), "the element <blink> is not supported here");
        refuses(fixture, "stimuli/log.xml", fixture.line("stimuli/log.xml", "<iframe/>"), "<iframe>");
    }

    @Test
    void collectsEverythingThatIsWrong() throws IOException {
        PackageFixture fixture = new PackageFixture()
                .replace(SINGLE, "<em>first</em>", "<blink>first</blink>")
                .replace("items/order.xml", "Second", "First")
                .replace("items/match.xml", "max-associations=\"4\"", "max-associations=\"3\"")
                .replace("test.xml", "max-time=\"600\"", "max-time=\"10\"");
        assertThat(defects(fixture))
                .extracting(BankDefect::file)
                .contains(SINGLE, "items/order.xml", "items/match.xml", "test.xml");
    }

    @Test
    void anItemIsWorthWhatItSays() throws IOException {
        String multiple = "items/multiple.xml";
        PackageFixture more = new PackageFixture()
                .replace(multiple, "upper-bound=\"1\"", "upper-bound=\"30\"")
                .replace(multiple, "map-key=\"A\" mapped-value=\"0.5\"", "map-key=\"A\" mapped-value=\"20\"");
        refuses(more, multiple, more.line(multiple, "<qti-response-processing"), "at most 20 marks");
        PackageFixture below = new PackageFixture().replace(multiple, "lower-bound=\"0\"", "lower-bound=\"-1\"");
        refuses(below, multiple, 2, "lower-bound must be 0");
        PackageFixture contradiction = new PackageFixture()
                .replace(multiple, "map-key=\"B\" mapped-value=\"-0.5\"", "map-key=\"B\" mapped-value=\"0.5\"");
        refuses(contradiction, multiple, 2, "contradicts the correct response at B");
    }

    @Test
    void aBlueprintHoldsItemsInTheirPlace() throws IOException {
        PackageFixture twice = new PackageFixture()
                .replace(
                        "test.xml",
                        "identifier=\"match\" href=\"items/match.xml\"",
                        "identifier=\"order\" href=\"items/order.xml\"");
        refuses(twice, "test.xml", twice.line("test.xml", "href=\"items/order.xml\"") + 1, "in the test already");
        PackageFixture tooMany = new PackageFixture().replace("test.xml", "select=\"3\"", "select=\"6\"");
        refuses(tooMany, "test.xml", tooMany.line("test.xml", "identifier=\"desk\""), "selects 6 of 5");
        PackageFixture elsewhere =
                new PackageFixture().replace("test.xml", "identifier=\"desk\"", "identifier=\"chair\"");
        refuses(elsewhere, "test.xml", elsewhere.line("test.xml", "identifier=\"single\""), "outcome 1, desk");
    }

    @Test
    void theManifestListsEveryFileAndEveryFileIsThere() throws IOException {
        refuses(new PackageFixture().with("items/stray.xml", "<x/>"), "items/stray.xml", 0, "not listed");
        PackageFixture gone = new PackageFixture().without("items/order.xml");
        refuses(gone, "imsmanifest.xml", gone.line("imsmanifest.xml", "items/order.xml"), "missing: items/order.xml");
        refuses(new PackageFixture().without("imsmanifest.xml"), "imsmanifest.xml", 0, "not a content package");
        PackageFixture outside = new PackageFixture().replace("imsmanifest.xml", "items/order.xml", "../order.xml");
        refuses(outside, "imsmanifest.xml", outside.line("imsmanifest.xml", "../order.xml"), "outside the package");
        PackageFixture image = new PackageFixture().with("picture.svg", "<svg/>");
        assertThat(defects(image)).anyMatch(defect -> defect.message().equals("expected <svg>"));
        PackageFixture program = new PackageFixture().with("program.exe", "MZ");
        assertThat(defects(program)).anyMatch(defect -> defect.message().startsWith("only XML files, pictures"));
    }

    @Test
    void entitiesAndDocumentTypesAreRefused() throws IOException {
        Path secret = Files.writeString(temporary.resolve("secret.txt"), "TOP SECRET");
        String external = "<!DOCTYPE x [<!ENTITY secret SYSTEM \"" + secret.toUri() + "\">]>\n";
        PackageFixture xxe = new PackageFixture();
        xxe.with(SINGLE, external + xxe.text(SINGLE).replace("Beta", "&secret;"));
        assertThat(defects(xxe))
                .anyMatch(defect ->
                        defect.file().equals(SINGLE) && defect.message().contains("document type"))
                .noneMatch(defect -> defect.message().contains("TOP SECRET"));

        StringBuilder laughs = new StringBuilder("<!DOCTYPE x [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            laughs.append("<!ENTITY a")
                    .append(i)
                    .append(" \"")
                    .append(("&a" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        PackageFixture bomb = new PackageFixture();
        bomb.with(SINGLE, laughs + "]>" + bomb.text(SINGLE).replace("Beta", "&a29;"));
        assertThat(defects(bomb)).anyMatch(defect -> defect.message().contains("document type"));

        PackageFixture remote = new PackageFixture();
        remote.with(
                "imsmanifest.xml", "<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\">" + remote.text("imsmanifest.xml"));
        assertThat(defects(remote)).anyMatch(defect -> defect.message().contains("document type"));
    }

    @Test
    void depthAndLengthAreBounded() throws IOException {
        PackageFixture deep =
                new PackageFixture().replace(SINGLE, "<em>first</em>", "<em>".repeat(60) + "x" + "</em>".repeat(60));
        assertThat(defects(deep)).anyMatch(defect -> defect.message().contains("too deep"));
        PackageFixture longer = new PackageFixture().replace(SINGLE, "Beta", "Beta ".repeat(8_000));
        assertThat(defects(longer)).anyMatch(defect -> defect.message().contains("longer than"));
        PackageFixture broken = new PackageFixture().replace(SINGLE, "</qti-item-body>", "");
        assertThat(defects(broken)).anyMatch(defect -> defect.message().contains("not well-formed"));
    }

    @ParameterizedTest
    @CsvSource({
        "../evil.xml",
        "/etc/evil.xml",
        "items/../../evil.xml",
        "C:\\evil.xml",
        "items\\evil.xml",
        "a//b.xml",
        ".hidden.xml"
    })
    void namesThatClimbOutAreRefused(String name) throws IOException {
        Path zip = zip(name, "<x/>".getBytes(StandardCharsets.UTF_8));
        assertThat(BankReader.read(zip))
                .isInstanceOfSatisfying(
                        BankReading.Defective.class,
                        defective -> assertThat(defective.defects())
                                .containsExactly(new BankDefect(name, 0, "a file name that is not allowed")));
        assertThat(temporary.resolve("evil.xml")).doesNotExist();
        assertThat(temporary.getParent().resolve("evil.xml")).doesNotExist();
    }

    @Test
    void zipBombsAreRefused() throws IOException {
        Path swelling = zip("items/a.xml", new byte[900_000]);
        assertThat(((BankReading.Defective) BankReader.read(swelling)).defects())
                .containsExactly(new BankDefect("items/a.xml", 0, "swells more than 100 times when unpacked"));
        Path large = zip("items/a.xml", new byte[50_000_000]);
        assertThat(((BankReading.Defective) BankReader.read(large)).defects())
                .containsExactly(new BankDefect("items/a.xml", 0, "too large"));
    }

    @Test
    void whatIsNoZipIsRefused() throws IOException {
        Path text = Files.writeString(temporary.resolve("x.zip"), "This is no zip file.");
        assertThat(BankReader.read(text)).isInstanceOf(BankReading.Defective.class);
        Path good = new PackageFixture().zip(temporary.resolve("good.zip"));
        byte[] half = java.util.Arrays.copyOf(Files.readAllBytes(good), (int) Files.size(good) / 2);
        assertThat(BankReader.read(Files.write(temporary.resolve("half.zip"), half)))
                .isInstanceOf(BankReading.Defective.class);
        assertThat(BankReader.read(temporary.resolve("nowhere"))).isInstanceOf(BankReading.Defective.class);
    }

    @Test
    void aLinkOutOfTheFolderIsRefused() throws IOException {
        Path secret = Files.writeString(temporary.resolve("secret.xml"), "<x/>");
        Path folder = new PackageFixture().folder(Files.createDirectory(temporary.resolve("linked")));
        Files.createSymbolicLink(folder.resolve("items/link.xml"), secret);
        assertThat(((BankReading.Defective) BankReader.read(folder)).defects())
                .contains(new BankDefect("items/link.xml", 0, "not a plain file"));
    }

    @Test
    void textThatIsNotUtf8IsRefused() throws IOException {
        assertThat(((BankReading.Defective) BankReader.read(zip("imsmanifest.xml", new byte[] {'<', (byte) 0xE9, '>'})))
                        .defects())
                .contains(new BankDefect("imsmanifest.xml", 0, "not in UTF-8"));
    }

    private Path zip(String name, byte[] content) throws IOException {
        Path file = Files.createTempFile(temporary, "hostile", ".zip");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
            zip.closeEntry();
        }
        return file;
    }
}
