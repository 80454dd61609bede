package org.examhall.app;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.nio.file.Path;
import java.time.Clock;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** What an operator sets, from system properties or environment variables; the page layouts know it as {@code app}. */
@Named("app")
@ApplicationScoped
public class Settings {

    private final Config config = ConfigProvider.getConfig();
    private String build = "";

    @Inject
    Clock clock;

    @PostConstruct
    void start() {
        build = Long.toString(clock.instant().getEpochSecond(), 36);
    }

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

    /** Somebody's way in to a demonstration. */
    public record DemonstrationSignIn(String role, String name, String email, String password) {}

    /** The ways in to a demonstration; none in production. */
    public java.util.List<DemonstrationSignIn> getDemonstrationSignIns() {
        return isDemonstration() ? Demonstration.signIns() : java.util.List.of();
    }

    /** Changes with each start, so that browsers fetch changed styles and scripts. */
    public String getBuild() {
        return build;
    }
}
