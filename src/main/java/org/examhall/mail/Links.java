package org.examhall.mail;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Addresses of our pages for messages. They come from the settings and never from a request, whose host anybody can
 * make up: {@code examhall.public.url}, such as {@code https://fits.example}; without it, where the start command has
 * the server listen.
 */
@ApplicationScoped
public class Links {

    private final String base = base(ConfigProvider.getConfig());

    private static String base(Config config) {
        return config.getOptionalValue("examhall.public.url", String.class)
                .or(() -> config.getOptionalValue("examhall.local.url", String.class))
                .orElse("http://localhost:8080")
                .replaceFirst("/+$", "");
    }

    /**
     * Whether links in messages lead here. In production an operator has to say where that is: a recipient elsewhere
     * cannot follow a link to a computer's own address.
     */
    static boolean leadHere(Config config) {
        return config.getOptionalValue("examhall.public.url", String.class).isPresent()
                || config.getOptionalValue("examhall.mode", String.class)
                        .filter("demonstration"::equals)
                        .isPresent();
    }

    /** The address of the site, without a slash at the end. */
    public String site() {
        return base;
    }

    /** @param path from the root of the application, such as {@code /member/home.xhtml} */
    public String to(String path) {
        return base + path;
    }
}
