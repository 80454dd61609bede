package org.examhall.app;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether a page is HTML as the standard has it, by the checker of the W3C. */
final class ServedMarkup {

    /**
     * What stays, each with its reason.
     *
     * <ul>
     *   <li>Faces writes {@code autocomplete="off"} on the hidden field with the state of a page, so that Firefox does
     *       not put an old state into a page that is loaded anew.
     *   <li>The board's table becomes tiles by styles, which takes its roles away in some browsers; it says them
     *       itself.
     *   <li>The prompt of a question is a paragraph in QTI, and names the group of its options.
     *   <li>A gap that nobody has filled yet shows an empty entry; words in it would look like an answer.
     * </ul>
     */
    private static final List<Pattern> KNOWN = List.of(
            Pattern.compile("“type” attribute whose value is “hidden” must not have an “autocomplete” attribute"),
            Pattern.compile(
                    "The “role” attribute must not be used on a “t[a-z]+” element which has a “table” ancestor"),
            Pattern.compile("Element “p” not allowed as child of element “legend”"),
            Pattern.compile("Element “option” without attribute “label” must not be empty"));

    /** The checker's grammar is deeper than the stack of an ordinary thread. */
    private static final long STACK = 64L * 1024 * 1024;

    /** The checker with the old libraries it needs, apart from the newer ones of the other tests. */
    private static final ClassLoader APART = apart();

    private ServedMarkup() {}

    private static ClassLoader apart() {
        Stream<String> all = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator));
        URL[] places = Stream.concat(
                        Stream.of("saxon.jar", "json.jar")
                                .map(name -> RunningServer.built("checkers").resolve(name)),
                        all.map(Path::of))
                .map(ServedMarkup::address)
                .toArray(URL[]::new);
        return new URLClassLoader(places, ClassLoader.getPlatformClassLoader());
    }

    private static URL address(Path place) {
        try {
            return place.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The errors, each with its line and column. */
    static List<String> defects(String html) {
        AtomicReference<String> found = new AtomicReference<>("the checker: error: it gave no answer");
        Thread checker = new Thread(null, () -> found.set(checked(html)), "html-checker", STACK);
        checker.setContextClassLoader(APART);
        checker.start();
        try {
            checker.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return found.get()
                .lines()
                .filter(line -> line.contains(": error: "))
                .filter(line ->
                        KNOWN.stream().noneMatch(known -> known.matcher(line).find()))
                .toList();
    }

    private static String checked(String html) {
        try {
            Class<?> type = APART.loadClass("nu.validator.client.EmbeddedValidator");
            Class<?> format = APART.loadClass("nu.validator.client.EmbeddedValidator$OutputFormat");
            Object validator = type.getConstructor().newInstance();
            type.getMethod("setOutputFormat", format)
                    .invoke(validator, format.getField("GNU").get(null));
            byte[] page = html.getBytes(StandardCharsets.UTF_8);
            return (String)
                    type.getMethod("validate", InputStream.class).invoke(validator, new ByteArrayInputStream(page));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the checker failed", e);
        }
    }
}
