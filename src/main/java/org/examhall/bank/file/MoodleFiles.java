package org.examhall.bank.file;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files that Moodle writes into its XML, each beside the text that shows it.
 *
 * @param text whose own files come first
 * @param question in which a file is looked for otherwise
 */
record MoodleFiles(Node text, Node question) implements Shelf.Files {

    /** What stands for the folder of a text in the addresses in it. */
    private static final String FOLDER = "@@PLUGINFILE@@";

    @Override
    public byte @Nullable [] find(String address) {
        String path = decoded(address).replace(FOLDER, "").replaceAll("[?#].*$", "");
        return Stream.concat(text.children("file").stream(), question.all("file"))
                .filter(file -> pathOf(file).equals(path.startsWith("/") ? path : "/" + path))
                .findFirst()
                .map(file -> Shelf.decoded(file.words(), file.attribute("name")))
                .orElse(null);
    }

    private static String pathOf(Node file) {
        String folder = file.attribute("path");
        return (folder.isEmpty() ? "/" : folder) + file.attribute("name");
    }

    private static String decoded(String address) {
        try {
            return URLDecoder.decode(address.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return address;
        }
    }
}
