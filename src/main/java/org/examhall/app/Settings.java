package org.examhall.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.nio.file.Path;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** What an operator sets, from system properties or environment variables; the page layouts know it as {@code app}. */
@Named("app")
@ApplicationScoped
public class Settings {

    private final Config config = ConfigProvider.getConfig();
    private final String build = Long.toString(System.currentTimeMillis() / 1000, 36);

    static String dataFolder(Config config) {
        return config.getOptionalValue("examhall.data", String.class)
                .orElse(System.getProperty("user.home") + "/.examhall");
    }

    /** The folder that holds the embedded database, sealed exports and logs. */
    public Path dataFolder() {
        return Path.of(dataFolder(config));
    }

    /** Whether demonstration accounts and a demonstration sitting exist; only when asked for by name. */
    public boolean isDemonstration() {
        return config.getOptionalValue("examhall.mode", String.class)
                .orElse("production")
                .equals("demonstration");
    }

    /** Whom visitors may ask; shown on the privacy and accessibility pages. */
    public String getContact() {
        return config.getOptionalValue("examhall.contact", String.class).orElse("");
    }

    /** Changes with each start, so that browsers fetch changed styles and scripts. */
    public String getBuild() {
        return build;
    }
}
