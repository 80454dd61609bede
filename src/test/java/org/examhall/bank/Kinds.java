package org.examhall.bank;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The items in {@code src/test/resources/bank/kinds}, each written by hand for one way of asking and marking. */
final class Kinds {

    static final ItemFacts FACTS = new ItemFacts(1, "service-desk", "Anything", 700);

    private static final Path FOLDER = Path.of("src/test/resources/bank/kinds");

    private Kinds() {}

    static Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> list = Files.list(FOLDER)) {
            for (Path path : list.toList()) {
                files.put(path.getFileName().toString().replace(".xml", ""), Files.readString(path));
            }
        }
        return files;
    }

    static Map<String, Item> items() throws IOException {
        Map<String, Item> items = new TreeMap<>();
        files().forEach((name, xml) -> items.put(name, ItemReader.readStored(name, xml, null, FACTS)));
        return items;
    }
}
