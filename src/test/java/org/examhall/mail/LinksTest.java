package org.examhall.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where links in messages lead, by what an operator has set. */
class LinksTest {

    @ParameterizedTest
    @CsvSource({
        "production,    https://fits.example, true",
        "production,    ,                     false",
        ",              ,                     false",
        ",              https://fits.example, true",
        "demonstration, ,                     true"
    })
    void inProductionSomebodyHasToSayWhere(String mode, String address, boolean leadHere) {
        Map<String, String> settings = new HashMap<>();
        settings.put("examhall.mode", mode);
        settings.put("examhall.public.url", address);
        Config config = (Config) Proxy.newProxyInstance(
                Config.class.getClassLoader(),
                new Class<?>[] {Config.class},
                (proxy, method, arguments) -> Optional.ofNullable(settings.get(arguments[0])));

        assertThat(Links.leadHere(config)).isEqualTo(leadHere);
    }
}
