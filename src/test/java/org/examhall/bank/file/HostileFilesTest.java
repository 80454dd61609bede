package org.examhall.bank.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.examhall.bank.ItemFacts;
import org.examhall.kernel.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that mean harm, are broken, or only odd. */
class HostileFilesTest {

    private static final Defaults DEFAULTS =
            new Defaults(Language.EN, new ItemFacts(1, "service-desk", "a topic", 500));
    private static final String GIFT = "Is it so? {T}\n\nOr not? {F}\n";

    private static final String ITEM = """
            <assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="one" title="One" adaptive="false" timeDependent="false">
            <responseDeclaration identifier="RESPONSE" cardinality="single" baseType="identifier"><correctResponse><value>a</value></correctResponse></responseDeclaration>
            <itemBody><choiceInteraction responseIdentifier="RESPONSE" shuffle="true" maxChoices="1"><prompt>Which?</prompt><simpleChoice identifier="a">A</simpleChoice><simpleChoice identifier="b">B</simpleChoice></choiceInteraction></itemBody>
            <responseProcessing template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/match_correct"/>
            </assessmentItem>
            """;
    private static final String MANIFEST = """
            <manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" identifier="m"><resources>
            <resource identifier="one" type="imsqti_item_xmlv2p1" href="items/one.xml"><file href="items/one.xml"/></resource>
            </resources></manifest>
            """;

    @TempDir
    Path folder;

    static List<Arguments> files() throws IOException {
        List<Arguments> files = new ArrayList<>();
        String doctype = "<!DOCTYPE quiz [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><quiz>&x;</quiz>";
        String laughs = "<!DOCTYPE quiz [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
                + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]><quiz>&c;</quiz>";
        add(files, "an external entity", text(doctype), "whole import-doctype");
        add(files, "a billion laughs", text(laughs), "whole import-doctype");
        add(files, "nothing", new byte[0], "whole import-empty");
        add(
                files,
                "a picture called questions.txt",
                new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0, 0, 1},
                "whole import-not-text");
        add(files, "prose", text("Once upon a time there was a question."), "whole import-unknown");
        add(files, "NUL bytes", text("Is it so? {T}\n\nOr \0 not? {F}\n"), "whole import-not-text");
        add(files, "a line without end", text("Is it so? {T}\n\n" + "x".repeat(300_000)), "whole import-line-too-long");
        add(
                files,
                "deep nesting",
                text("<quiz><question>" + "<a>".repeat(100) + "</question></quiz>"),
                "whole import-xml-too-large");
        add(files, "a zip slip", zip("../../etc/passwd", "x"), "whole import-zip-path");
        add(files, "a zip slip by backslashes", zip("..\\..\\evil.xml", "x"), "whole import-zip-path");
        add(files, "an absolute path", zip("/etc/passwd", "x"), "whole import-zip-path");
        add(files, "a path with a drive", zip("C:\\evil.xml", "x"), "whole import-zip-path");
        add(files, "a bomb", zip("bomb.xml", "0".repeat(8 << 20)), "whole import-zip-swells");
        add(files, "an unrelated zip", zip("readme.txt", "hello"), "whole import-no-items");
        add(files, "a broken manifest", zip("imsmanifest.xml", "<manifest><resources>"), "whole import-xml-broken");
        byte[] good = zip("imsmanifest.xml", MANIFEST, "items/one.xml", ITEM);
        add(files, "a zip that is cut off", Arrays.copyOf(good, good.length - 40), "whole import-zip-broken");
        add(
                files,
                "an entity within a package",
                zip(
                        "imsmanifest.xml",
                        MANIFEST,
                        "items/one.xml",
                        "<!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/passwd\">]>" + ITEM),
                "whole import-doctype");
        add(files, "more files than it says", claiming(good), "whole import-zip-entries");
        add(files, "a file of 2 GB, as it claims", sized(good), "whole import-zip-large");
        add(files, "a file that is missing", zip("imsmanifest.xml", MANIFEST), "import-zip-missing");
        add(
                files,
                "a file elsewhere",
                zip(
                        "imsmanifest.xml",
                        MANIFEST.replace("href=\"items/one.xml\"", "href=\"https://example.org/one.xml\"")),
                "import-zip-missing");
        add(
                files,
                "an item that is cut off",
                zip("imsmanifest.xml", MANIFEST, "items/one.xml", ITEM.substring(0, 400)),
                "import-xml-broken");
        add(
                files,
                "a file that is a link to another",
                zip("imsmanifest.xml", MANIFEST, "items/one.xml", "/etc/passwd"),
                "import-xml-broken");
        add(
                files,
                "an entity of HTML within a package",
                zip("imsmanifest.xml", MANIFEST, "items/one.xml", ITEM.replace("Which?", "Which&nbsp;one?")),
                "import-entity");
        add(
                files,
                "an attribute without end",
                text(ITEM.replace("title=\"One\"", "title=\"" + "x".repeat(9 << 20) + "\"")),
                "whole import-xml-too-large");
        add(
                files,
                "two files whose names differ in capital letters",
                zip("items/one.xml", ITEM, "Items/One.xml", ITEM),
                "usable usable");
        add(
                files,
                "QTI 1.2 in a package",
                zip("imsmanifest.xml", "<manifest/>", "quiz.xml", "<questestinterop/>"),
                "whole import-qti1");
        add(files, "a good package", good, "usable");
        add(
                files,
                "a package within a folder, from a Mac",
                zip(
                        "bank/imsmanifest.xml",
                        MANIFEST,
                        "bank/items/one.xml",
                        ITEM,
                        "__MACOSX/bank/._imsmanifest.xml",
                        "x"),
                "usable");
        add(files, "a package with backslashes", zip("imsmanifest.xml", MANIFEST, "items\\one.xml", ITEM), "usable");
        add(files, "items without a manifest", zip("one.xml", ITEM), "usable");
        add(files, "an item alone", text(ITEM), "usable");
        add(
                files,
                "a package within a package",
                zip("imsmanifest.xml", MANIFEST, "items/one.xml", ITEM, "more.zip", "PK"),
                "usable");
        add(files, "GIFT with a byte order mark", text("\ufeff" + GIFT), "usable usable");
        add(files, "GIFT with the line ends of Windows", text(GIFT.replace("\n", "\r\n")), "usable usable");
        add(files, "GIFT in UTF-16", ("\ufeff" + GIFT).getBytes(StandardCharsets.UTF_16LE), "usable usable");
        add(files, "GIFT in UTF-16 without a mark", GIFT.getBytes(StandardCharsets.UTF_16BE), "usable usable");
        add(
                files,
                "GIFT in Latin-1",
                GIFT.replace("so", "så").getBytes(Charset.forName("ISO-8859-1")),
                "usable usable");
        add(
                files,
                "Moodle XML in UTF-16",
                "<?xml version=\"1.0\" encoding=\"UTF-16\"?><quiz/>".getBytes(StandardCharsets.UTF_16),
                "");
        return files;
    }

    private static void add(List<Arguments> files, String name, byte[] content, String expected) {
        files.add(Arguments.of(name, content, expected));
    }

    private static byte[] text(String text) {
        return text.getBytes(UTF_8);
    }

    private static byte[] zip(String... namesAndContents) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndContents[i]));
                zip.write(text(namesAndContents[i + 1]));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    /** Lets the end of a zip file say that it has as many entries as can be said. */
    private static byte[] claiming(byte[] zip) {
        byte[] changed = zip.clone();
        Arrays.fill(changed, zip.length - 12, zip.length - 10, (byte) 0xff);
        return changed;
    }

    /** Lets the list of a zip file say that its last file has 2 GB. */
    private static byte[] sized(byte[] zip) {
        byte[] changed = zip.clone();
        for (int at = zip.length - 46; at >= 0; at--) {
            if (zip[at] == 'P' && zip[at + 1] == 'K' && zip[at + 2] == 1 && zip[at + 3] == 2) {
                changed[at + 24] = 0;
                changed[at + 25] = 0;
                changed[at + 26] = 0;
                changed[at + 27] = 0x7f;
                return changed;
            }
        }
        throw new AssertionError("no list");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void isTakenOrRefusedWithItsReason(String name, byte[] content, String expected) throws IOException {
        assertThat(fates(content)).isEqualTo(expected);
    }

    private String fates(byte[] content) throws IOException {
        Path file = Files.write(folder.resolve("upload"), content);
        List<String> fates = new ArrayList<>();
        try (QuestionSource source = Format.of(file).open(file, DEFAULTS)) {
            for (Reading reading = source.next(); reading != null; reading = source.next()) {
                fates.add(
                        reading instanceof Reading.Unusable unusable
                                ? unusable.reason().code()
                                : "usable");
            }
        } catch (Unreadable whole) {
            return "whole " + whole.refusal().code();
        }
        return String.join(" ", fates);
    }

    @Test
    void twoFilesOfOneNameAreRefused() throws IOException {
        byte[] zip = zip("items/one.xml", ITEM, "items/two.xml", ITEM);
        byte[] twice = new String(zip, StandardCharsets.ISO_8859_1)
                .replace("items/two.xml", "items/one.xml")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(fates(twice)).isEqualTo("whole import-zip-twice");
    }

    @Test
    void whatTheTemplateShowsCanBeImported() throws IOException {
        StringBuilder csv = new StringBuilder();
        for (List<String> row : SheetTemplate.rows()) {
            csv.append(String.join("\t", row)).append('\n');
        }
        Path file = Files.writeString(folder.resolve("template"), csv);
        Map<String, String> refused = new LinkedHashMap<>();
        int usable = 0;
        try (QuestionSource source = Format.of(file).open(file, DEFAULTS)) {
            for (Reading reading = source.next(); reading != null; reading = source.next()) {
                if (reading instanceof Reading.Unusable unusable) {
                    refused.put(unusable.name(), unusable.reason().toString());
                } else {
                    usable++;
                }
            }
        }
        assertThat(refused).isEmpty();
        assertThat(usable).isEqualTo(SheetTemplate.rows().size() - 1);
    }
}
