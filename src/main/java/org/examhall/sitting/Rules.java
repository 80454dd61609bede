package org.examhall.sitting;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.examhall.kernel.Texts;

/**
 * The rules of the exam, which a candidate accepts in the version that is shown. A new wording gets a new version and
 * new texts; those of earlier versions stay in the bundles, so that what somebody has accepted can be read years later.
 *
 * @param version as it is stored with each declaration
 */
public record Rules(String version, int count) {

    /** All versions there have been, the latest first. */
    static final List<Rules> VERSIONS = List.of(new Rules("2026-1", 6));

    public static final Rules CURRENT = VERSIONS.get(0);

    public static Optional<Rules> of(String version) {
        return VERSIONS.stream().filter(one -> one.version().equals(version)).findFirst();
    }

    /** The rules one by one. */
    public List<String> words(Texts texts) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> texts.get("rules." + version + "." + number))
                .toList();
    }

    /** What the candidate declares about the details and the rules. */
    public List<String> declaration(Texts texts) {
        return List.of(texts.get("rules." + version + ".confirm"), texts.get("rules." + version + ".accept"));
    }

    public String getVersion() {
        return version;
    }
}
