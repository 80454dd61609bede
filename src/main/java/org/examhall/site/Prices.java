package org.examhall.site;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * What is asked for a course or an accreditation, in pounds and without VAT: {@code examhall.price.practitioner},
 * {@code examhall.price.advanced} and {@code examhall.price.accreditation}, as they are to be written.
 */
@Named
@ApplicationScoped
public class Prices {

    private final Config config = ConfigProvider.getConfig();

    /** For a course by its code, with the exam; empty where none is set. */
    public String of(String course) {
        String usual = switch (course) {
            case "practitioner" -> "£510";
            case "advanced" -> "£710";
            default -> "";
        };
        return set(course, usual);
    }

    /** For each step on the way to an accreditation. */
    public String getAccreditation() {
        return set("accreditation", "£500");
    }

    private String set(String what, String usual) {
        return config.getOptionalValue("examhall.price." + what, String.class).orElse(usual);
    }
}
