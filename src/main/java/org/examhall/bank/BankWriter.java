package org.examhall.bank;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.examhall.kernel.Language;

/**
 * Writes a bank as a QTI 3.0 content package, a zip file. {@link BankReader} reads from it what was written: the same
 * items, stimuli, media and blueprints.
 */
public final class BankWriter {

    private final BankPackage bank;
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final XmlText resources = new XmlText();
    private final Set<String> stimuli = new TreeSet<>();

    private BankWriter(BankPackage bank) {
        this.bank = bank;
    }

    /** Writes the package; the same bank gives the same bytes. */
    public static void write(BankPackage bank, OutputStream out) throws IOException {
        new BankWriter(bank).write(out);
    }

    private void write(OutputStream out) throws IOException {
        bank.items().forEach(this::item);
        bank.media().forEach(this::medium);
        bank.blueprints().forEach(this::blueprint);
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            entry(zip, "imsmanifest.xml", manifest().getBytes(StandardCharsets.UTF_8));
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                entry(zip, file.getKey(), file.getValue());
            }
        }
    }

    private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(0); // not when it was written: that would make equal packages differ
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private void file(String name, String text) {
        files.put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private void item(BankPackage.Content content) {
        Item item = content.item();
        Stimulus stimulus = item.stimulus();
        if (stimulus != null && stimuli.add(stimulus.identifier())) {
            stimulus(stimulus);
        }
        String name = "items/" + item.identifier() + ".xml";
        file(name, ItemWriter.write(item, bank.language()));
        ItemFacts facts = item.facts();
        open(item.identifier(), BankReader.ITEM, name)
                .open("metadata")
                .empty(
                        "item",
                        "xmlns",
                        Qti.HOUSE,
                        "outcome",
                        String.valueOf(facts.outcome()),
                        "process",
                        facts.process(),
                        "topic",
                        facts.topic(),
                        "facility",
                        XmlText.number(BigDecimal.valueOf(facts.facility(), 3)))
                .close("metadata")
                .empty("file", "href", name);
        if (stimulus != null) {
            resources.empty("dependency", "identifierref", stimulus.identifier());
        }
        resources.close("resource").line();
    }

    private void stimulus(Stimulus stimulus) {
        String name = "stimuli/" + stimulus.identifier() + ".xml";
        file(name, ItemWriter.write(stimulus, bank.language()));
        open(stimulus.identifier(), BankReader.STIMULUS, name)
                .empty("file", "href", name)
                .close("resource")
                .line();
    }

    private void medium(Medium medium) {
        String name = "media/" + medium.name();
        files.put(name, medium.bytes());
        open("medium-" + medium.name(), BankReader.CONTENT, name)
                .empty("file", "href", name)
                .close("resource")
                .line();
    }

    private XmlText open(String identifier, String type, String href) {
        return resources.open("resource", "identifier", identifier, "type", type, "href", href);
    }

    private void blueprint(BankPackage.Plan plan) {
        Blueprint blueprint = plan.blueprint();
        String name = blueprint.code() + ".xml";
        file(name, BlueprintWriter.write(blueprint));
        open("test-" + blueprint.code(), BankReader.TEST, name)
                .open("metadata")
                .empty(
                        "paper",
                        "xmlns",
                        Qti.HOUSE,
                        "unit-code",
                        blueprint.unitCode(),
                        "level",
                        blueprint.level(),
                        "pass-mark-percent",
                        String.valueOf(blueprint.passMark()),
                        "attempts",
                        String.valueOf(blueprint.attempts()))
                .close("metadata")
                .empty("file", "href", name)
                .close("resource")
                .line();
    }

    private String manifest() {
        Language language = bank.language();
        return new XmlText()
                .raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
                .open("manifest", "xmlns", Qti.PACKAGING, "identifier", bank.name())
                .line()
                .open("metadata")
                .text("schema", "QTI Package")
                .text("schemaversion", "3.0.0")
                .open("lom", "xmlns", Qti.LOM)
                .open("general")
                .open("title")
                .text("string", bank.title(), "language", language.tag())
                .close("title")
                .text("language", language.tag())
                .close("general")
                .open("lifeCycle")
                .open("version")
                .text("string", bank.version(), "language", language.tag())
                .close("version")
                .close("lifeCycle")
                .open("rights")
                .open("description")
                .text("string", bank.licence(), "language", language.tag())
                .close("description")
                .close("rights")
                .close("lom")
                .close("metadata")
                .line()
                .empty("organizations")
                .line()
                .open("resources")
                .line()
                .raw(resources.toString())
                .close("resources")
                .close("manifest")
                .line()
                .toString();
    }
}
