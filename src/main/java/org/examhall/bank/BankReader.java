package org.examhall.bank;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.examhall.kernel.Language;
import org.jspecify.annotations.Nullable;

/**
 * Reads a QTI 3.0 content package: its manifest, the items and stimuli, and the assessment tests that serve as
 * blueprints. A package is taken whole or not at all.
 */
public final class BankReader {

    private static final String MANIFEST = "imsmanifest.xml";
    private static final String ITEM = "imsqti_item_xmlv3p0";
    private static final String STIMULUS = "imsqti_stimulus_xmlv3p0";
    private static final String TEST = "imsqti_test_xmlv3p0";
    /** What a text column of either database holds. */
    private static final int LONGEST = 32_000;

    private static final Pattern FACILITY = Pattern.compile("0\\.\\d{1,3}");

    private final Defects defects = new Defects();
    private final Map<String, String> files;
    private final Map<String, Resource> resources = new LinkedHashMap<>();
    private final Map<String, XmlElement> roots = new HashMap<>();
    private String name = "";
    private String title = "";
    private String language = "";
    private String version = "";
    private String licence = "";

    private record Resource(
            XmlElement element,
            String type,
            String href,
            @Nullable XmlElement metadata,
            List<XmlElement> dependencies) {}

    private BankReader(Path source) {
        files = PackageFiles.read(source, defects);
    }

    /**
     * Reads a package.
     *
     * @param source a folder, or a zip file
     */
    public static BankReading read(Path source) {
        return new BankReader(source).read();
    }

    private BankReading read() {
        String manifest = files.get(MANIFEST);
        if (manifest == null) {
            if (defects.none()) {
                defects.add(MANIFEST, 0, "missing: this is not a content package");
            }
            return new BankReading.Defective(defects.list());
        }
        XmlElement root = XmlReader.read(MANIFEST, manifest, defects);
        if (root != null) {
            manifest(root);
            checkFiles();
        }
        Map<String, Stimulus> stimuli = stimuli();
        List<BankPackage.Content> items = items(stimuli);
        List<BankPackage.Plan> blueprints = blueprints(items);
        if (!defects.none()) {
            return new BankReading.Defective(defects.list());
        }
        return new BankPackage(name, title, Language.of(language), licence, version, items, blueprints);
    }

    private void manifest(XmlElement root) {
        if (!root.is(Qti.PACKAGING, "manifest")) {
            defects.add(root, "expected <manifest> of a QTI 3.0 content package");
            return;
        }
        root.allow(defects, "identifier", "version", "xsi:schemaLocation");
        name = root.required("identifier", defects);
        if (!ItemRef.isName(name)) {
            defects.add(root, "not an identifier: " + name);
        }
        for (XmlElement child : root.children(defects)) {
            switch (child.namespace().equals(Qti.PACKAGING) ? child.name() : "") {
                case "metadata" -> metadata(child);
                case "organizations" -> child.children(defects).forEach(this::refuse);
                case "resources" -> child.allow(defects).children(defects).forEach(this::resource);
                default -> refuse(child);
            }
        }
        if (title.isEmpty() || language.isEmpty() || version.isEmpty() || licence.isEmpty()) {
            defects.add(root, "the metadata must give title, language, version and licence (rights)");
        }
        if (resources.isEmpty()) {
            defects.add(root, "a package without resources");
        }
    }

    private void refuse(XmlElement element) {
        defects.add(element, element.where());
    }

    private void metadata(XmlElement metadata) {
        for (XmlElement child : metadata.allow(defects).children(defects)) {
            if (child.is(Qti.PACKAGING, "schema")) {
                if (!child.text(defects).equals("QTI Package")) {
                    defects.add(child, "expected QTI Package");
                }
            } else if (child.is(Qti.PACKAGING, "schemaversion")) {
                if (!child.text(defects).startsWith("3.0")) {
                    defects.add(child, "expected version 3.0");
                }
            } else if (child.is(Qti.LOM, "lom")) {
                title = lom(child, "general", "title");
                language = lom(child, "general", "language");
                version = lom(child, "lifeCycle", "version");
                licence = lom(child, "rights", "description");
            } else {
                refuse(child);
            }
        }
    }

    /** Metadata is descriptive, so what is not asked for is left alone. */
    private static String lom(XmlElement lom, String category, String element) {
        for (XmlElement.Piece piece : lom.pieces()) {
            if (piece instanceof XmlElement.Child c && c.element().is(Qti.LOM, category)) {
                for (XmlElement.Piece inner : c.element().pieces()) {
                    if (inner instanceof XmlElement.Child i && i.element().is(Qti.LOM, element)) {
                        return Markup.plain(i.element());
                    }
                }
            }
        }
        return "";
    }

    private void resource(XmlElement element) {
        if (!element.is(Qti.PACKAGING, "resource")) {
            refuse(element);
            return;
        }
        element.allow(defects, "identifier", "type", "href");
        String identifier = element.required("identifier", defects);
        String type = element.required("type", defects);
        String href = element.required("href", defects);
        if (!type.equals(ITEM) && !type.equals(STIMULUS) && !type.equals(TEST)) {
            defects.add(element, "the resource type " + type + " is not supported");
        }
        inPackage(element, href);
        XmlElement metadata = null;
        List<XmlElement> dependencies = new ArrayList<>();
        for (XmlElement child : element.children(defects)) {
            switch (child.namespace().equals(Qti.PACKAGING) ? child.name() : "") {
                case "metadata" -> metadata = child;
                case "file" -> {
                    String file = child.allow(defects, "href").required("href", defects);
                    if (!file.equals(href)) {
                        defects.add(child, "a resource consists of its own file");
                    }
                }
                case "dependency" -> dependencies.add(child.allow(defects, "identifierref"));
                default -> refuse(child);
            }
        }
        if (resources.put(identifier, new Resource(element, type, href, metadata, dependencies)) != null) {
            defects.add(element, "a second resource " + identifier);
        }
    }

    /** Whether the address names a file of this package; a defect if not. */
    private boolean inPackage(XmlElement element, String href) {
        if (!PackageFiles.isSafe(href)) {
            defects.add(element, "refers outside the package: " + href);
            return false;
        }
        if (!files.containsKey(href)) {
            defects.add(element, "the file is missing: " + href);
            return false;
        }
        return true;
    }

    private void checkFiles() {
        Set<String> listed = new HashSet<>();
        listed.add(MANIFEST);
        for (Resource resource : resources.values()) {
            if (!listed.add(resource.href())) {
                defects.add(resource.element(), "a file may be one resource: " + resource.href());
            }
            for (XmlElement dependency : resource.dependencies()) {
                String target = dependency.required("identifierref", defects);
                if (!resources.containsKey(target)) {
                    defects.add(dependency, "depends on a resource that is not there: " + target);
                }
            }
        }
        for (String file : files.keySet()) {
            if (!listed.contains(file)) {
                defects.add(file, 0, "not listed in the manifest");
            }
        }
    }

    private @Nullable XmlElement root(Resource resource) {
        String xml = files.get(resource.href());
        if (xml == null) {
            return null;
        }
        if (xml.length() > LONGEST) {
            defects.add(resource.href(), 0, "longer than " + LONGEST + " characters");
            return null;
        }
        if (!roots.containsKey(resource.href())) {
            XmlElement root = XmlReader.read(resource.href(), xml, defects);
            if (root != null) {
                roots.put(resource.href(), root);
            }
        }
        return roots.get(resource.href());
    }

    private Map<String, Stimulus> stimuli() {
        Map<String, Stimulus> stimuli = new HashMap<>();
        resources.forEach((identifier, resource) -> {
            if (!resource.type().equals(STIMULUS)) {
                return;
            }
            XmlElement root = root(resource);
            Stimulus stimulus = root == null ? null : ItemReader.stimulus(root, defects);
            if (stimulus != null) {
                checkIdentifier(resource, identifier, stimulus.identifier());
                stimuli.put(resource.href(), stimulus);
            }
        });
        return stimuli;
    }

    private void checkIdentifier(Resource resource, String identifier, String found) {
        if (!identifier.equals(found)) {
            defects.add(resource.href(), 1, "calls itself " + found + ", the manifest " + identifier);
        }
    }

    private List<BankPackage.Content> items(Map<String, Stimulus> stimuli) {
        List<BankPackage.Content> items = new ArrayList<>();
        resources.forEach((identifier, resource) -> {
            if (!resource.type().equals(ITEM)) {
                return;
            }
            if (!ItemRef.isName(identifier)) {
                defects.add(resource.element(), "not an identifier: " + identifier);
                return;
            }
            ItemFacts facts = facts(resource);
            XmlElement root = root(resource);
            if (root == null || facts == null || !ItemRef.isName(name)) {
                return;
            }
            String stimulusFile = stimulusFile(root, resource);
            Stimulus stimulus = stimulusFile == null ? null : stimuli.get(stimulusFile);
            Item item = ItemReader.read(root, facts, stimulus, defects);
            if (item == null) {
                return;
            }
            checkIdentifier(resource, identifier, item.identifier());
            if (item.title().length() > 200) {
                defects.add(root, "a title of more than 200 characters");
            }
            String xml = files.getOrDefault(resource.href(), "");
            String stimulusXml = stimulusFile == null ? null : files.get(stimulusFile);
            String hash = NewDraft.hash(Language.of(language), xml, stimulusXml, facts);
            items.add(new BankPackage.Content(new ItemRef(name, identifier), item, xml, stimulusXml, hash));
        });
        return items;
    }

    private @Nullable String stimulusFile(XmlElement root, Resource resource) {
        XmlElement ref = ItemReader.stimulusRef(root);
        if (ref == null) {
            return null;
        }
        String file = resolve(resource.href(), ref.required("href", defects));
        if (!inPackage(ref, file)) {
            return null;
        }
        Resource target = resources.get(ref.required("identifier", defects));
        if (target == null || !target.type().equals(STIMULUS) || !target.href().equals(file)) {
            defects.add(ref, "the manifest knows no such stimulus: " + file);
            return null;
        }
        return file;
    }

    /** The path inside the package that a relative address means, seen from a file; may be unsafe. */
    private static String resolve(String from, String href) {
        String folder = from.contains("/") ? from.substring(0, from.lastIndexOf('/')) : "";
        String rest = href;
        while (rest.startsWith("../") && !folder.isEmpty()) {
            folder = folder.contains("/") ? folder.substring(0, folder.lastIndexOf('/')) : "";
            rest = rest.substring(3);
        }
        return folder.isEmpty() ? rest : folder + "/" + rest;
    }

    private @Nullable ItemFacts facts(Resource resource) {
        XmlElement facts = house(resource, "item");
        if (facts == null) {
            return null;
        }
        facts.allow(defects, "outcome", "process", "topic", "facility");
        int outcome = number(facts, "outcome", 1, 99);
        String process = facts.required("process", defects);
        String topic = facts.required("topic", defects);
        String facility = facts.required("facility", defects);
        if (!ItemFacts.isProcess(process)) {
            defects.add(facts, "not the name of a process: " + process);
        }
        if (topic.length() > 200) {
            defects.add(facts, "a topic of more than 200 characters");
        }
        if (!FACILITY.matcher(facility).matches()) {
            defects.add(facts, "facility is a number between 0 and 1 with up to three decimal places");
            return null;
        }
        int thousandths = Integer.parseInt((facility.substring(2) + "00").substring(0, 3));
        return new ItemFacts(outcome, process, topic, thousandths);
    }

    private @Nullable XmlElement house(Resource resource, String element) {
        XmlElement found = null;
        if (resource.metadata() != null) {
            for (XmlElement child : resource.metadata().allow(defects).children(defects)) {
                if (child.is(Qti.HOUSE, element) && found == null) {
                    found = child;
                } else {
                    refuse(child);
                }
            }
        }
        if (found == null) {
            defects.add(resource.element(), "needs <" + element + "> of " + Qti.HOUSE + " in its metadata");
        }
        return found;
    }

    private int number(XmlElement element, String attribute, int least, int most) {
        String text = element.required(attribute, defects);
        int number = text.matches("\\d{1,6}") ? Integer.parseInt(text) : -1;
        if (number < least || number > most) {
            if (!text.isEmpty()) {
                defects.add(element, attribute + " must be a number from " + least + " to " + most);
            }
            return least;
        }
        return number;
    }

    private List<BankPackage.Plan> blueprints(List<BankPackage.Content> items) {
        Map<String, BankPackage.Content> byFile = new HashMap<>();
        for (BankPackage.Content content : items) {
            Resource resource = resources.get(content.ref().identifier());
            if (resource != null) {
                byFile.put(resource.href(), content);
            }
        }
        List<BankPackage.Plan> plans = new ArrayList<>();
        for (Resource resource : resources.values()) {
            if (!resource.type().equals(TEST)) {
                continue;
            }
            XmlElement root = root(resource);
            XmlElement paper = house(resource, "paper");
            if (root == null || paper == null) {
                continue;
            }
            paper.allow(defects, "unit-code", "level", "pass-mark-percent", "attempts");
            BlueprintFacts facts = new BlueprintFacts(
                    name,
                    paper.required("unit-code", defects),
                    paper.required("level", defects),
                    number(paper, "pass-mark-percent", 1, 100),
                    number(paper, "attempts", 1, 99),
                    List.of(Language.of(language)));
            String xml = files.getOrDefault(resource.href(), "");
            Blueprint blueprint = new BlueprintReader(defects).read(root, facts, xml);
            if (blueprint != null) {
                checkPools(root, blueprint, byFile, resource.href());
                plans.add(new BankPackage.Plan(blueprint, xml));
            }
        }
        return plans;
    }

    /** A section may hold only items that were read, each in its own outcome and process. */
    private void checkPools(
            XmlElement root, Blueprint blueprint, Map<String, BankPackage.Content> byFile, String testFile) {
        for (XmlElement ref : BlueprintReader.itemRefs(root)) {
            String file = resolve(testFile, ref.required("href", defects));
            String identifier = ref.required("identifier", defects);
            BankPackage.Content content = byFile.get(file);
            if (content == null) {
                // An item with defects of its own has been complained about already.
                if (inPackage(ref, file) && defects.none()) {
                    defects.add(ref, "not an item of this package: " + file);
                }
            } else if (!content.ref().identifier().equals(identifier)) {
                defects.add(ref, "the item calls itself " + content.ref().identifier());
            } else {
                ItemFacts facts = content.item().facts();
                boolean fits = blueprint.sections().stream()
                        .anyMatch(section -> section.pool().contains(content.ref())
                                && section.outcome() == facts.outcome()
                                && section.process().equals(facts.process()));
                if (!fits) {
                    defects.add(ref, "the item belongs to outcome " + facts.outcome() + ", " + facts.process());
                }
            }
        }
    }
}
