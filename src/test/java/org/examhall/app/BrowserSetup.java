package org.examhall.app;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CLI;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the one Chromium of a run, and finds or fetches it: the system's own, Debian's package where it may be
 * installed, a Chrome on the path, or what Playwright downloads. Without a browser tests fail; they are never skipped.
 */
public final class BrowserSetup implements ParameterResolver {

    private static final Path SYSTEM = Path.of("/usr/bin/chromium");

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "chrome.exe");

    private static final List<Path> USUAL_PLACES = List.of(
            Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
            Path.of("C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe"));

    /** How long an assertion waits to come true (ms); the machine may be busy with other builds. */
    private static final int PATIENCE = 45_000;

    private static final List<String> OPTIONS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    /** Debian's packages may be in use by something else on the machine, for so many seconds at most. */
    private static final String PATIENT = "-oDPkg::Lock::Timeout=300";

    private record Running(Playwright playwright, Browser browser)
            implements ExtensionContext.Store.CloseableResource, AutoCloseable {
        @Override
        public void close() {
            browser.close();
            playwright.close();
        }
    }

    /** Makes sure of a browser before the tests begin, for example in an image: run as a program. */
    public static void main(String[] arguments) {
        Running running = launch();
        System.out.println("Chromium " + running.browser().version() + " is ready.");
        running.close();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Browser.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(BrowserSetup.class))
                .getOrComputeIfAbsent("running", key -> launch(), Running.class)
                .browser();
    }

    private static Running launch() {
        Optional<Path> chromium = found();
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        BrowserType.LaunchOptions options =
                new BrowserType.LaunchOptions().setHeadless(true).setArgs(OPTIONS);
        chromium.ifPresent(options::setExecutablePath);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        return new Running(playwright, playwright.chromium().launch(options));
    }

    /** A browser of its own, in a process of its own, that keeps what it keeps in this folder. */
    static BrowserContext persistent(Browser browser, Path profile) {
        BrowserType.LaunchPersistentContextOptions options = new BrowserType.LaunchPersistentContextOptions()
                .setHeadless(true)
                .setArgs(OPTIONS)
                .setLocale("en-GB")
                .setTimezoneId("Europe/London")
                .setViewportSize(1280, 900);
        system().or(BrowserSetup::onThePath).ifPresent(options::setExecutablePath);
        return browser.browserType().launchPersistentContext(profile, options);
    }

    private static Optional<Path> system() {
        return Optional.of(SYSTEM).filter(Files::isExecutable);
    }

    /** The browser, which one process installs while the others wait; nothing for the one that Playwright keeps. */
    private static Optional<Path> found() {
        String user = System.getProperty("user.name");
        Path turn = Path.of(System.getProperty("java.io.tmpdir"), "examhall-browser-" + user + ".lock");
        try (FileChannel file = FileChannel.open(turn, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = file.lock()) {
            Optional<Path> chromium = system().or(BrowserSetup::debian).or(BrowserSetup::onThePath);
            if (chromium.isEmpty() && lock.isValid()) {
                download();
            }
            return chromium;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> debian() {
        if (!"root".equals(System.getProperty("user.name")) || inPath("apt-get").isEmpty()) {
            return Optional.empty();
        }
        boolean installed = run("apt-get", PATIENT, "update")
                && run("apt-get", PATIENT, "install", "-y", "--no-install-recommends", "chromium");
        return installed ? system() : Optional.empty();
    }

    private static Optional<Path> onThePath() {
        return Stream.concat(NAMES.stream().flatMap(name -> inPath(name).stream()), USUAL_PLACES.stream())
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Optional<Path> inPath(String name) {
        return Stream.of(Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static void download() {
        boolean done = run(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                CLI.class.getName(),
                "install",
                "chromium");
        if (!done) {
            throw new IllegalStateException("The browser tests need Chromium, and none could be found or fetched."
                    + " Install Chromium or Chrome so that it is on the PATH, and run the tests again.");
        }
    }

    private static boolean run(String... command) {
        try {
            return new ProcessBuilder(new ArrayList<>(List.of(command)))
                            .inheritIO()
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a browser was fetched", e);
        }
    }
}
