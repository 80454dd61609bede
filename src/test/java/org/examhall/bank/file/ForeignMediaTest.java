package org.examhall.bank.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.examhall.bank.ImportNote;
import org.examhall.bank.ItemFacts;
import org.examhall.bank.Medium;
import org.examhall.kernel.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures and sounds of packages that other tools made. */
class ForeignMediaTest {

    private static final Defaults DEFAULTS =
            new Defaults(Language.EN, new ItemFacts(1, "service-desk", "a topic", 500));
    private static final byte[] DOT = Base64.getDecoder().decode("R0lGODlhAQABAAAAACw=");
    private static final byte[] SOUND = "ID3 and then sound".getBytes(UTF_8);
    private static final String DRAWING =
            "<svg xmlns=\"http://www.w3.org/2000/svg\"><rect width=\"1\" height=\"1\"/></svg>";

    private static final String CHOICE = """
            <qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="one" title="One" time-dependent="false">
            <qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="identifier"><qti-correct-response><qti-value>A</qti-value></qti-correct-response></qti-response-declaration>
            %s
            <qti-item-body>
            %s
            <qti-choice-interaction response-identifier="RESPONSE" max-choices="1"><qti-prompt>Which?</qti-prompt><qti-simple-choice identifier="A">A</qti-simple-choice><qti-simple-choice identifier="B">B</qti-simple-choice></qti-choice-interaction></qti-item-body>
            <qti-response-processing template="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml"/>
            </qti-assessment-item>
            """;
    private static final String STIMULUS_REF =
            "<qti-assessment-stimulus-ref identifier=\"S\" href=\"../texts/s.xml\"/>";
    private static final String STIMULUS = """
            <qti-assessment-stimulus xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="S" title="A call">
            <qti-stimulus-body><figure><audio><source src="call.mp3"/></audio><figcaption>My screen is black.</figcaption></figure></qti-stimulus-body></qti-assessment-stimulus>
            """;
    private static final String HOTSPOT = """
            <assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="spot" title="Spot" adaptive="false" timeDependent="false">
            <responseDeclaration identifier="RESPONSE" cardinality="single" baseType="identifier"><correctResponse><value>A</value></correctResponse></responseDeclaration>
            <itemBody><hotspotInteraction responseIdentifier="RESPONSE" maxChoices="1"><prompt>Where?</prompt><object type="image/png" data="Images/Plan.png" width="40" height="30">The plan</object><hotspotChoice identifier="A" shape="rect" coords="0,0,10,10"/><hotspotChoice identifier="B" shape="circle" coords="20,20,5"/></hotspotInteraction></itemBody>
            <responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct"/>
            </assessmentItem>
            """;
    private static final String LABELS = """
            <qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="labels" title="Labels" time-dependent="false">
            <qti-response-declaration identifier="RESPONSE" cardinality="multiple" base-type="directedPair"><qti-correct-response><qti-value>R A</qti-value></qti-correct-response></qti-response-declaration>
            <qti-item-body><qti-graphic-gap-match-interaction response-identifier="RESPONSE"><qti-prompt>Label it.</qti-prompt><img src="plan.png" alt="" width="40" height="30"/><qti-gap-img identifier="R" match-max="1"><img src="router.png" alt="Router"/></qti-gap-img><qti-gap-img identifier="S" match-max="1"><img src="switch.png" alt="%s"/></qti-gap-img><qti-associable-hotspot identifier="A" match-max="1" shape="rect" coords="0,0,10,10"/></qti-graphic-gap-match-interaction></qti-item-body>
            <qti-response-processing template="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml"/>
            </qti-assessment-item>
            """;

    @TempDir
    Path folder;

    private List<Reading> read(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        Path file = Files.write(folder.resolve("package.zip"), bytes.toByteArray());
        List<Reading> readings = new ArrayList<>();
        try (QuestionSource source = Format.of(file).open(file, DEFAULTS)) {
            for (Reading reading = source.next(); reading != null; reading = source.next()) {
                readings.add(reading);
            }
        }
        return readings;
    }

    private Reading one(String item, Map<String, byte[]> beside) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>(beside);
        files.put("items/one.xml", item.getBytes(UTF_8));
        List<Reading> readings = read(files);
        assertThat(readings).hasSize(1);
        return readings.get(0);
    }

    private Reading.Usable usable(String item, Map<String, byte[]> beside) throws IOException {
        Reading reading = one(item, beside);
        assertThat(reading).isInstanceOf(Reading.Usable.class);
        return (Reading.Usable) reading;
    }

    private Reading.Unusable refused(String item, Map<String, byte[]> beside) throws IOException {
        Reading reading = one(item, beside);
        assertThat(reading).isInstanceOf(Reading.Unusable.class);
        return (Reading.Unusable) reading;
    }

    private static String choice(String shown) {
        return CHOICE.formatted("", shown);
    }

    @Test
    void aPictureIsBroughtUnderTheNameOfItsContent() throws IOException {
        Reading.Usable item = usable(
                choice("<p><img src=\"../pictures/dot.jpg\" alt=\"A dot\" style=\"border:0\"/></p>"),
                Map.of("pictures/dot.jpg", DOT));
        assertThat(item.media()).hasSize(1);
        Medium dot = item.media().get(0);
        assertThat(dot.bytes()).isEqualTo(DOT);
        assertThat(dot.type()).isEqualTo("image/gif");
        assertThat(item.itemXml()).contains("<img src=\"../media/" + dot.name() + "\" alt=\"A dot\"/>");
        assertThat(item.withoutMedia().media()).isEmpty();
    }

    @Test
    void whatASharedTextLetsHearIsFoundBesideIt() throws IOException {
        Reading.Usable item = usable(
                CHOICE.formatted(STIMULUS_REF, ""),
                Map.of("texts/s.xml", STIMULUS.getBytes(UTF_8), "texts/call.mp3", SOUND));
        assertThat(item.media()).extracting(Medium::type).containsExactly("audio/mpeg");
        assertThat(item.stimulusXml()).contains("<figcaption>My screen is black.</figcaption>");
    }

    @Test
    void aDrawingInTheTextBecomesAPicture() throws IOException {
        Reading.Usable item = usable(choice(DRAWING.replace("<rect", "<title>A box</title><rect")), Map.of());
        assertThat(item.media()).extracting(Medium::type).containsExactly("image/svg+xml");
        assertThat(item.itemXml()).contains("alt=\"A box\"");
    }

    @Test
    void thePictureOfAnInteractionIsFoundWhateverItsCapitalLetters() throws IOException {
        Reading.Usable item = usable(HOTSPOT, Map.of("items/images/plan.png", DOT));
        assertThat(item.itemXml()).contains("alt=\"The plan\" width=\"40\" height=\"30\"");
        assertThat(item.media()).hasSize(1);
    }

    @Test
    void labelsThatArePicturesAreShownAsTheirWords() throws IOException {
        Reading.Usable item = usable(LABELS.formatted("Switch"), Map.of("items/plan.png", DOT));
        assertThat(item.itemXml()).contains(">Router</qti-gap-text>");
        assertThat(item.notes()).extracting(ImportNote::code).containsOnly("no-alt", "label-picture");
        assertThat(refused(LABELS.formatted(""), Map.of("items/plan.png", DOT))
                        .reason()
                        .code())
                .isEqualTo("import-label-words");
    }

    @Test
    void aDrawingThatCouldActIsRefusedWithItsLine() throws IOException {
        Reading.Unusable item = refused(
                choice("<p><img src=\"x.svg\" alt=\"x\"/></p>"),
                Map.of("items/x.svg", DRAWING.replace("<rect", "<script/><rect").getBytes(UTF_8)));
        assertThat(item.reason().code()).isEqualTo("import-medium");
        assertThat(item.line()).isEqualTo(5);
    }

    @Test
    void whatLiesOutsideThePackageIsNotFetched() throws IOException {
        for (String address : List.of("https://example.org/x.png", "//example.org/x.png", "file:///etc/passwd")) {
            assertThat(refused(choice("<p><img src=\"" + address + "\" alt=\"x\"/></p>"), Map.of())
                            .reason()
                            .code())
                    .isEqualTo("import-medium-elsewhere");
        }
        assertThat(refused(choice("<p><img src=\"../../../etc/passwd\" alt=\"x\"/></p>"), Map.of())
                        .reason()
                        .code())
                .isEqualTo("import-zip-missing");
    }
}
