package org.examhall.app;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The WAR that ships, with a test in it and a line that lets the test's own servlet through. */
public final class ShippedWar {

    private static final String RULES = "WEB-INF/classes/org/examhall/app/access.rules";

    private ShippedWar() {}

    /** With this test, on data of its own. */
    public static WebArchive with(Class<?> test) throws IOException {
        keepToLoopback(RunningServer.freshData("in-container"));
        WebArchive war = ShrinkWrap.create(ZipImporter.class, "examhall.war")
                .importFrom(new File(System.getProperty("examhall.war", "target/examhall.war")))
                .as(WebArchive.class);
        ByteArrayOutputStream rules = new ByteArrayOutputStream();
        try (InputStream shipped = war.get(RULES).getAsset().openStream()) {
            shipped.transferTo(rules);
        }
        war.delete(RULES);
        String open = rules.toString(StandardCharsets.UTF_8)
                + "\n* /ArquillianServletRunnerEE9 anybody\n* /ArquillianServletRunnerEE10 anybody\n"
                + "* /ArquillianServletRunner anybody\n";
        war.add(new StringAsset(open), RULES);
        File assertions = new File(Assertions.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        return war.addClass(test).addAsLibrary(assertions);
    }

    /** The file that {@code arquillian.xml} names: the server has no option for the address on which it listens. */
    private static void keepToLoopback(Path data) throws IOException {
        Files.writeString(
                data.resolve("preboot.asadmin"),
                "set configs.config.server-config.network-config.network-listeners.network-listener.http-listener"
                        + ".address=127.0.0.1\n");
    }
}
