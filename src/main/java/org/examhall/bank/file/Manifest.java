package org.examhall.bank.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.examhall.bank.ItemFacts;

/**
 * What the manifest of a content package lists. Of all that a manifest may say only the items matter, and the facts of
 * those that came from a bank like this one.
 */
final class Manifest {

    private static final Set<String> RESOURCE = Set.of("resource");
    private static final Pattern ITEM = Pattern.compile("imsqti_item_.*");
    private static final Pattern TEST = Pattern.compile("imsqti_(test|assessment|section)_.*");
    private static final String HOUSE = "https://examhall.org/ns/bank";
    private static final Pattern PROCESS = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    /**
     * A file that is said to be an item.
     *
     * @param href path inside the zip file; may name nothing there
     * @param line in the manifest
     */
    record Entry(String identifier, String href, int line, ItemFacts facts) {}

    private final String file;
    private final String folder;
    private final ItemFacts facts;
    private final List<Entry> items = new ArrayList<>();
    private int tests;

    private Manifest(String file, ItemFacts facts) {
        this.file = file;
        this.folder = folderOf(file);
        this.facts = facts;
    }

    static Manifest read(SafeZip zip, String file, ItemFacts facts) throws IOException {
        Manifest manifest = new Manifest(file, facts);
        try (XmlStream stream = new XmlStream(zip.open(file))) {
            if (!stream.root().equals("manifest")) {
                throw new Unreadable("import-not-manifest", stream.root());
            }
            for (Node resource = stream.next(RESOURCE); resource != null; resource = stream.next(RESOURCE)) {
                manifest.take(resource);
            }
        }
        return manifest;
    }

    private void take(Node resource) {
        String type = resource.attribute("type");
        if (TEST.matcher(type).matches()) {
            tests++;
        }
        if (!ITEM.matcher(type).matches()) {
            return;
        }
        String href = resource.attribute("href");
        if (href.isEmpty()) {
            href = resource.child("file").map(one -> one.attribute("href")).orElse("");
        }
        items.add(new Entry(resource.attribute("identifier"), resolve(folder, href), resource.line(), facts(resource)));
    }

    private ItemFacts facts(Node resource) {
        return resource.all("item")
                .filter(item -> item.namespace().equals(HOUSE))
                .findFirst()
                .filter(item -> item.attribute("outcome").matches("[1-9]\\d?")
                        && PROCESS.matcher(item.attribute("process")).matches()
                        && !item.attribute("topic").isEmpty()
                        && item.attribute("facility").matches("0\\.\\d{1,3}"))
                .map(item -> new ItemFacts(
                        Integer.parseInt(item.attribute("outcome")),
                        item.attribute("process"),
                        Desk.shown(item.attribute("topic")),
                        Math.max(
                                1, Integer.parseInt((item.attribute("facility").substring(2) + "00").substring(0, 3)))))
                .orElse(facts);
    }

    String file() {
        return file;
    }

    List<Entry> items() {
        return items;
    }

    /** How many assessment tests there are, which are not taken over. */
    int tests() {
        return tests;
    }

    static String folderOf(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    /** The path that an address means, seen from a folder; one that leaves the package stays as it is. */
    static String resolve(String folder, String href) {
        String from = folder;
        String rest = decoded(href.replace('\\', '/'));
        while (rest.startsWith("./")) {
            rest = rest.substring(2);
        }
        while (rest.startsWith("../") && !from.isEmpty()) {
            from = folderOf(from.substring(0, from.length() - 1));
            rest = rest.substring(3);
        }
        return from + rest;
    }

    private static String decoded(String href) {
        try {
            return java.net.URLDecoder.decode(href.replace("+", "%2B"), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return href;
        }
    }
}
