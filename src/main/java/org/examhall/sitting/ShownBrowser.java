package org.examhall.sitting;

import java.util.List;
import org.examhall.sitting.file.ConfigKey;
import org.jspecify.annotations.Nullable;

/**
 * What a request shows of the browser it comes from: the hash of the Config Key and of the Browser Exam Key, and the
 * address that they were made for.
 */
public record ShownBrowser(
        String url, @Nullable String configHash, @Nullable String examHash) {

    /**
     * Whether this is the browser that is asked for.
     *
     * @param examKeys one of these has to be shown too; none to ask for none
     */
    boolean has(String configKey, List<String> examKeys) {
        boolean settings = configHash != null && ConfigKey.matches(configHash, url, List.of(configKey));
        boolean build = examKeys.isEmpty() || (examHash != null && ConfigKey.matches(examHash, url, examKeys));
        return settings && build;
    }
}
