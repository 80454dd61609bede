package org.examhall.awarding;

import java.nio.file.Path;
import org.eclipse.microprofile.config.ConfigProvider;

/** The folder of the setting {@code examhall.data}. */
final class DataFolder {

    private DataFolder() {}

    static Path path() {
        return Path.of(ConfigProvider.getConfig()
                .getOptionalValue("examhall.data", String.class)
                .orElse(System.getProperty("user.home") + "/.examhall"));
    }
}
