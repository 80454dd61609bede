package org.examhall.bank;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.ConfigProvider;

/** Where the files lie that authors upload, as long as they are needed: {@code imports} in the data folder. */
public final class ImportFolder {

    private ImportFolder() {}

    /** The largest file that is taken, in bytes; the setting {@code examhall.import.megabytes}. */
    public static long largest() {
        int megabytes = ConfigProvider.getConfig()
                .getOptionalValue("examhall.import.megabytes", Integer.class)
                .orElse(256);
        return (long) megabytes << 20;
    }

    /** The folder, which is made if it is not there. */
    public static Path path() throws IOException {
        String data = ConfigProvider.getConfig()
                .getOptionalValue("examhall.data", String.class)
                .orElse(System.getProperty("user.home") + "/.examhall");
        return Files.createDirectories(Path.of(data).resolve("imports"));
    }

    /** The file of an import; gone once its drafts are made, or it is discarded. */
    public static Path file(ImportRef ref) throws IOException {
        return path().resolve(ref.value());
    }
}
