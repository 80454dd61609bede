package org.examhall.bank;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A small package with one item of each type, to be spoilt in one place by a test. */
final class PackageFixture {

    private static final String QTI = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0";
    private static final String TEMPLATE = "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/";

    private final Map<String, String> files = new LinkedHashMap<>();

    PackageFixture() {
        item(
                "single",
                declaration("RESPONSE", "single", "identifier", "", "B"),
                """
                <qti-choice-interaction response-identifier="RESPONSE" shuffle="true" max-choices="1">
                <qti-prompt>Which one, <em>first</em>?</qti-prompt>
                <qti-simple-choice identifier="A">Alpha &amp; omega</qti-simple-choice>
                <qti-simple-choice identifier="B">Beta</qti-simple-choice>
                <qti-simple-choice identifier="C">Gamma &lt; delta</qti-simple-choice>
                </qti-choice-interaction>
                """,
                template("match_correct"),
                "A",
                "B",
                "C");
        item(
                "multiple",
                declaration(
                        "RESPONSE",
                        "multiple",
                        "identifier",
                        mapping("lower-bound=\"0\" upper-bound=\"1\"", "A 0.5", "B -0.5", "C -0.5", "D 0.5", "E -0.5"),
                        "A",
                        "D"),
                """
                <qti-choice-interaction response-identifier="RESPONSE" shuffle="false" max-choices="2">
                <qti-prompt>Which two?</qti-prompt>
                <qti-simple-choice identifier="A">One</qti-simple-choice>
                <qti-simple-choice identifier="B">Two</qti-simple-choice>
                <qti-simple-choice identifier="C">Three</qti-simple-choice>
                <qti-simple-choice identifier="D">Four</qti-simple-choice>
                <qti-simple-choice identifier="E">Five</qti-simple-choice>
                </qti-choice-interaction>
                """,
                template("map_response"),
                "A",
                "B",
                "C",
                "D",
                "E");
        item(
                "order",
                declaration("RESPONSE", "ordered", "identifier", "", "B", "A", "D", "C"),
                """
                <qti-order-interaction response-identifier="RESPONSE" shuffle="true">
                <qti-prompt>In which order?</qti-prompt>
                <qti-simple-choice identifier="A">Second</qti-simple-choice>
                <qti-simple-choice identifier="B">First</qti-simple-choice>
                <qti-simple-choice identifier="C">Fourth</qti-simple-choice>
                <qti-simple-choice identifier="D">Third</qti-simple-choice>
                </qti-order-interaction>
                """,
                template("match_correct"),
                "RESPONSE");
        item(
                "match",
                declaration(
                        "RESPONSE",
                        "multiple",
                        "directedPair",
                        mapping(
                                "lower-bound=\"0\" upper-bound=\"1\"",
                                "L1 R3 0.25",
                                "L2 R1 0.25",
                                "L3 R2 0.25",
                                "L4 R5 0.25"),
                        "L1 R3",
                        "L2 R1",
                        "L3 R2",
                        "L4 R5"),
                """
                <qti-match-interaction response-identifier="RESPONSE" shuffle="true" max-associations="4">
                <qti-prompt>Which belong together?</qti-prompt>
                <qti-simple-match-set>
                <qti-simple-associable-choice identifier="L1" match-max="1">Left one</qti-simple-associable-choice>
                <qti-simple-associable-choice identifier="L2" match-max="1">Left two</qti-simple-associable-choice>
                <qti-simple-associable-choice identifier="L3" match-max="1">Left three</qti-simple-associable-choice>
                <qti-simple-associable-choice identifier="L4" match-max="1">Left four</qti-simple-associable-choice>
                </qti-simple-match-set>
                <qti-simple-match-set>
                <qti-simple-associable-choice identifier="R1" match-max="0">Right one</qti-simple-associable-choice>
                <qti-simple-associable-choice identifier="R2" match-max="0">Right two</qti-simple-associable-choice>
                <qti-simple-associable-choice identifier="R3" match-max="0">Right three</qti-simple-associable-choice>
                <qti-simple-associable-choice identifier="R4" match-max="0">Right four</qti-simple-associable-choice>
                <qti-simple-associable-choice identifier="R5" match-max="0">Right five</qti-simple-associable-choice>
                </qti-simple-match-set>
                </qti-match-interaction>
                """,
                template("map_response"),
                "L1",
                "L2",
                "L3",
                "L4",
                "R4");
        item(
                "inline",
                declaration("GAP1", "single", "identifier", mapping("", "A 0.5"), "A")
                        + declaration("GAP2", "single", "identifier", mapping("", "C 0.5"), "C"),
                """
                <p>Fill the gaps.</p>
                <p>It begins <qti-inline-choice-interaction response-identifier="GAP1" shuffle="true">
                <qti-inline-choice identifier="A">here</qti-inline-choice>
                <qti-inline-choice identifier="B">there</qti-inline-choice>
                <qti-inline-choice identifier="C">nowhere</qti-inline-choice>
                </qti-inline-choice-interaction> and ends <qti-inline-choice-interaction response-identifier="GAP2" shuffle="true">
                <qti-inline-choice identifier="A">soon</qti-inline-choice>
                <qti-inline-choice identifier="B">late</qti-inline-choice>
                <qti-inline-choice identifier="C">never</qti-inline-choice>
                </qti-inline-choice-interaction>.</p>
                """,
                """
                <qti-response-processing><qti-set-outcome-value identifier="SCORE"><qti-sum>
                <qti-map-response identifier="GAP1"/><qti-map-response identifier="GAP2"/>
                </qti-sum></qti-set-outcome-value></qti-response-processing>
                """,
                "GAP1.A",
                "GAP1.B",
                "GAP1.C",
                "GAP2.A",
                "GAP2.B",
                "GAP2.C");
        replace("items/single.xml", "<qti-item-body>", """
                <qti-assessment-stimulus-ref identifier="log" href="../stimuli/log.xml"/><qti-item-body>""");
        files.put("stimuli/log.xml", """
                <qti-assessment-stimulus xmlns="%s" identifier="log" title="The log" xml:lang="en"><qti-stimulus-body>
                <p>Monday.</p><table><caption>Calls &amp; times</caption><thead><tr><th scope="col">Time</th></tr></thead>
                <tbody><tr><td>09:00</td></tr></tbody></table>
                </qti-stimulus-body></qti-assessment-stimulus>
                """.formatted(QTI));
        files.put("test.xml", """
                <qti-assessment-test xmlns="%s" identifier="sample" title="Sample exam">
                <qti-time-limits max-time="600"/>
                <qti-test-part identifier="exam" navigation-mode="nonlinear" submission-mode="simultaneous">
                <qti-assessment-section identifier="outcome-1" title="First outcome" visible="false">
                <qti-assessment-section identifier="desk" title="Desk" visible="false">
                <qti-selection select="3"/><qti-ordering shuffle="true"/>
                <qti-assessment-item-ref identifier="single" href="items/single.xml"/>
                <qti-assessment-item-ref identifier="multiple" href="items/multiple.xml"/>
                <qti-assessment-item-ref identifier="order" href="items/order.xml"/>
                <qti-assessment-item-ref identifier="match" href="items/match.xml"/>
                <qti-assessment-item-ref identifier="inline" href="items/inline.xml"/>
                </qti-assessment-section></qti-assessment-section></qti-test-part></qti-assessment-test>
                """.formatted(QTI));
        files.put("imsmanifest.xml", manifest());
    }

    private static String declaration(
            String identifier, String cardinality, String baseType, String mapping, String... key) {
        return "<qti-response-declaration identifier=\"" + identifier + "\" cardinality=\"" + cardinality
                + "\" base-type=\"" + baseType + "\">\n<qti-correct-response><qti-value>"
                + String.join("</qti-value><qti-value>", key) + "</qti-value></qti-correct-response>" + mapping
                + "</qti-response-declaration>\n";
    }

    private static String mapping(String bounds, String... entries) {
        StringBuilder mapping = new StringBuilder("<qti-mapping " + bounds + " default-value=\"0\">");
        for (String entry : entries) {
            int space = entry.lastIndexOf(' ');
            mapping.append("<qti-map-entry map-key=\"").append(entry, 0, space);
            mapping.append("\" mapped-value=\"")
                    .append(entry.substring(space + 1))
                    .append("\"/>");
        }
        return mapping.append("</qti-mapping>").toString();
    }

    private static String template(String name) {
        return "<qti-response-processing template=\"" + TEMPLATE + name + ".xml\"/>\n";
    }

    private void item(String name, String declarations, String body, String processing, String... rationales) {
        StringBuilder xml = new StringBuilder("<qti-assessment-item xmlns=\"" + QTI + "\" identifier=\"" + name
                + "\" title=\"The " + name + "\" adaptive=\"false\" time-dependent=\"false\" xml:lang=\"en\">\n");
        xml.append(declarations);
        xml.append(
                "<qti-outcome-declaration identifier=\"FEEDBACK\" cardinality=\"multiple\" base-type=\"identifier\"/>\n");
        xml.append("<qti-item-body>\n")
                .append(body)
                .append("</qti-item-body>\n")
                .append(processing);
        for (String place : rationales) {
            xml.append("<qti-modal-feedback outcome-identifier=\"FEEDBACK\" identifier=\"")
                    .append(place);
            xml.append("\" show-hide=\"show\"><qti-content-body><p>Reason for ").append(place);
            xml.append("</p></qti-content-body></qti-modal-feedback>\n");
        }
        files.put(
                "items/" + name + ".xml", xml.append("</qti-assessment-item>\n").toString());
    }

    private static String manifest() {
        StringBuilder xml = new StringBuilder("""
                <manifest xmlns="http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1" identifier="sample-bank"
                xmlns:bank="https://examhall.org/ns/bank">
                <metadata><schema>QTI Package</schema><schemaversion>3.0.0</schemaversion>
                <lom xmlns="http://ltsc.ieee.org/xsd/LOM"><general><title><string>Sample</string></title>
                <language>en</language></general><lifeCycle><version><string>1</string></version></lifeCycle>
                <rights><description><string>Apache-2.0</string></description></rights></lom></metadata>
                <organizations/><resources>
                <resource identifier="test" type="imsqti_test_xmlv3p0" href="test.xml">
                <metadata><bank:paper unit-code="X1" level="1" pass-mark-percent="50" attempts="1"/></metadata>
                <file href="test.xml"/></resource>
                <resource identifier="log" type="imsqti_stimulus_xmlv3p0" href="stimuli/log.xml"/>
                """);
        for (String name : new String[] {"single", "multiple", "order", "match", "inline"}) {
            xml.append("<resource identifier=\"").append(name).append("\" type=\"imsqti_item_xmlv3p0\" href=\"items/");
            xml.append(name).append(".xml\"><metadata><bank:item outcome=\"1\" process=\"desk\" topic=\"a topic\"");
            xml.append(" facility=\"0.5\"/></metadata></resource>\n");
        }
        return xml.append("</resources></manifest>\n").toString();
    }

    /** Adds every item, the stimulus and the titles in Norwegian: the words in brackets, all else as it was. */
    PackageFixture translated() {
        Map<String, String> norwegian = new LinkedHashMap<>();
        StringBuilder listed = new StringBuilder();
        files.forEach((file, text) -> {
            if (!file.startsWith("items/") && !file.startsWith("stimuli/")) {
                return;
            }
            String name = file.substring(file.indexOf('/') + 1, file.length() - 4);
            String type = file.startsWith("items/") ? "item" : "stimulus";
            norwegian.put(
                    "nb/" + file,
                    text.replace("xml:lang=\"en\"", "xml:lang=\"nb\"")
                            .replaceAll("(<(?:p|qti-prompt|qti-simple-choice|qti-inline-choice|qti-simple-associable-choice)"
                                    + "(?: [^>]*)?>)([A-Za-z])", "$1på norsk: $2"));
            listed.append("<resource identifier=\"").append(name).append(".nb\" type=\"imsqti_").append(type);
            listed.append("_xmlv3p0\" href=\"nb/").append(file).append("\"><metadata><bank:translation of=\"");
            listed.append(name).append("\" language=\"nb\"/></metadata></resource>\n");
        });
        files.putAll(norwegian);
        replace("imsmanifest.xml", "</resources>", listed + "</resources>");
        return replace(
                "imsmanifest.xml",
                "attempts=\"1\"/>",
                "attempts=\"1\"><bank:translation language=\"nb\" title=\"Prøve &amp; mer\"><bank:section of=\"outcome-1\""
                        + " title=\"Første del\"/><bank:section of=\"desk\" title=\"Skranke\"/></bank:translation></bank:paper>");
    }

    PackageFixture replace(String file, String from, String to) {
        String text = files.get(file);
        if (!text.contains(from)) {
            throw new IllegalArgumentException(file + " does not contain " + from);
        }
        files.put(file, text.replace(from, to));
        return this;
    }

    PackageFixture with(String file, String text) {
        files.put(file, text);
        return this;
    }

    PackageFixture without(String file) {
        files.remove(file);
        return this;
    }

    String text(String file) {
        return files.get(file);
    }

    /** The line of a file, counted from 1, on which a text first occurs. */
    int line(String file, String text) {
        String before = files.get(file).substring(0, files.get(file).indexOf(text));
        return (int) before.chars().filter(c -> c == '\n').count() + 1;
    }

    Path folder(Path target) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = target.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        return target;
    }

    Path zip(Path target) throws IOException {
        try (OutputStream out = Files.newOutputStream(target);
                ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return target;
    }
}
