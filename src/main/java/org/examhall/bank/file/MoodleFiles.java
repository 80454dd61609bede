package org.examhall.bank.file;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.examhall.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** The files that a question of Moodle XML brings in its own text, by the addresses that its HTML has for them. */
final class MoodleFiles implements Shelf {

    private static final String PLACE = "@@PLUGINFILE@@";

    private final Map<String, Node> files = new HashMap<>();

    MoodleFiles(Node question) {
        question.all("file").forEach(file -> {
            String folder = file.attribute("path").isEmpty() ? "/" : file.attribute("path");
            files.putIfAbsent(folder + file.attribute("name"), file);
        });
    }

    @Override
    public byte @Nullable [] find(String address) {
        String path = URLDecoder.decode(address.replace("+", "%2B"), StandardCharsets.UTF_8);
        Node file = path.startsWith(PLACE) ? files.get(path.substring(PLACE.length())) : null;
        if (file == null) {
            return null;
        }
        try {
            return Base64.getMimeDecoder().decode(file.words());
        } catch (IllegalArgumentException notBase64) {
            throw Refusal.of("import-file-broken", Desk.shown(file.attribute("name")))
                    .asException();
        }
    }
}
