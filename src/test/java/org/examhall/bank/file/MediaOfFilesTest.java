package org.examhall.bank.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.examhall.bank.ImportNote;
import org.examhall.bank.ItemFacts;
import org.examhall.bank.Medium;
import org.examhall.kernel.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures that come with questions come with their drafts, and nothing else does. */
class MediaOfFilesTest {

    private static final Defaults DEFAULTS =
            new Defaults(Language.EN, new ItemFacts(1, "service-desk", "a topic", 500));
    private static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=");
    private static final byte[] DRAWING =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><rect width=\"3\" height=\"3\"/></svg>"
                    .getBytes(UTF_8);
    private static final byte[] ACTING =
            "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>go()</script></svg>".getBytes(UTF_8);

    @TempDir
    Path folder;

    private final List<Medium> kept = new ArrayList<>();

    @Test
    void aPackageBringsThePicturesThatItsQuestionsShow() throws IOException {
        Reading reading = ofPackage("../images/a%20b.png", "images/a b.png", PNG);
        assertThat(reading).isInstanceOf(Reading.Usable.class);
        assertThat(kept).extracting(Medium::bytes).containsExactly(PNG);
        assertThat(((Reading.Usable) reading).itemXml())
                .contains("../media/" + kept.get(0).name());
    }

    @Test
    void aDrawingIsTakenAsItIs() throws IOException {
        ofPackage("a.svg", "items/a.svg", DRAWING);
        assertThat(kept).extracting(Medium::bytes).containsExactly(DRAWING);
    }

    @Test
    void aDrawingThatActsRefusesItsQuestion() throws IOException {
        assertRefused(ofPackage("a.svg", "items/a.svg", ACTING), "import-medium");
    }

    @Test
    void aDrawingThatCallsItselfAPhotographIsADrawing() throws IOException {
        ofPackage("a.png", "items/a.png", DRAWING);
        assertThat(kept).extracting(Medium::type).containsExactly("image/svg+xml");
    }

    @Test
    void aDrawingThatActsIsRefusedWhateverItCallsItself() throws IOException {
        assertRefused(ofPackage("a.png", "items/a.png", ACTING), "import-medium");
    }

    @Test
    void aPictureThatDidNotComeAlongIsNamed() throws IOException {
        Reading reading = ofPackage("b.png", "items/a.png", PNG);
        assertRefused(reading, "import-zip-missing");
        assertThat(((Reading.Unusable) reading).reason().arguments().toString()).contains("b.png");
    }

    @Test
    void nothingIsFetchedFromElsewhere() throws IOException {
        assertRefused(ofPackage("https://example.org/a.png", "items/a.png", PNG), "import-medium-elsewhere");
        assertRefused(ofPackage("../../../etc/hosts", "items/a.png", PNG), "import-zip-missing");
    }

    @Test
    void moodleBringsItsPicturesInItsText() throws IOException {
        Reading reading =
                ofMoodle("@@PLUGINFILE@@/a%20b.png", Base64.getMimeEncoder().encodeToString(PNG));
        assertThat(reading).isInstanceOf(Reading.Usable.class);
        assertThat(kept).extracting(Medium::bytes).containsExactly(PNG);
    }

    @Test
    void aPictureOfMoodleThatIsBrokenIsNamed() throws IOException {
        assertRefused(ofMoodle("@@PLUGINFILE@@/a%20b.png", "A"), "import-file-broken");
    }

    @Test
    void aPictureWithoutWordsForItAsksItsAuthorForThem() throws IOException {
        Reading reading =
                ofMoodle("@@PLUGINFILE@@/a%20b.png", Base64.getMimeEncoder().encodeToString(PNG), "");
        assertThat(((Reading.Usable) reading).notes())
                .extracting(ImportNote::code)
                .containsExactly("no-alt");
        assertThat(((Reading.Usable) reading).itemXml()).contains("alt=\"…\"");
    }

    private void assertRefused(Reading reading, String code) {
        assertThat(reading)
                .isInstanceOfSatisfying(
                        Reading.Unusable.class,
                        unusable -> assertThat(unusable.reason().code()).isEqualTo(code));
        assertThat(kept).isEmpty();
    }

    private Reading ofPackage(String address, String name, byte[] content) throws IOException {
        Path file = folder.resolve("package.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            add(zip, "items/one.xml", """
                    <assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="one" title="One" adaptive="false" timeDependent="false">
                    <responseDeclaration identifier="RESPONSE" cardinality="single" baseType="identifier"><correctResponse><value>a</value></correctResponse></responseDeclaration>
                    <itemBody><p><img src="%s" alt="A picture"/></p><choiceInteraction responseIdentifier="RESPONSE" shuffle="true" maxChoices="1"><prompt>Which?</prompt><simpleChoice identifier="a">A</simpleChoice><simpleChoice identifier="b">B</simpleChoice></choiceInteraction></itemBody>
                    <responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct"/>
                    </assessmentItem>
                    """.formatted(address).getBytes(UTF_8));
            add(zip, name, content);
            add(zip, "items/unused.png", PNG);
        }
        return read(file);
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    private Reading ofMoodle(String address, String content) throws IOException {
        return ofMoodle(address, content, " alt=\"A picture\"");
    }

    private Reading ofMoodle(String address, String content, String alt) throws IOException {
        return read(Files.writeString(folder.resolve("quiz.xml"), """
                <quiz><question type="truefalse"><name><text>One</text></name>
                <questiontext format="html"><text><![CDATA[<p><img src="%s"%s> Is it so?</p>]]></text><file name="a b.png" path="/" encoding="base64">%s</file></questiontext>
                <answer fraction="100"><text>true</text></answer><answer fraction="0"><text>false</text></answer></question></quiz>
                """.formatted(address, alt, content)));
    }

    private Reading read(Path file) throws IOException {
        try (QuestionSource source = Format.of(file).open(file, DEFAULTS)) {
            Reading only = source.next();
            assertThat(source.next()).isNull();
            if (only instanceof Reading.Usable usable) {
                kept.addAll(usable.media());
            }
            return only;
        }
    }
}
