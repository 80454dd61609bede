package org.examhall.app;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;

/** Somebody at a computer of their own: nothing is shared with the browsers of other people. */
final class Person implements AutoCloseable {

    static final String PASSWORD = "school-technicians";

    /** Longer than any page needs, because the machine may be busy with other builds. */
    private static final int PATIENCE = 45_000;

    private static final String COLOURS_CHANGE =
            "Promise.all(document.getAnimations().filter(one => one instanceof CSSTransition)"
                    + ".map(one => one.finished.then(() => 1, () => 0)))";

    private final String base;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();
    private Response served;

    Person(Browser browser, RunningServer server) {
        this(
                browser.newContext(new Browser.NewContextOptions()
                        .setLocale("en-GB")
                        .setTimezoneId("Europe/London")
                        .setColorScheme(ColorScheme.LIGHT)
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setViewportSize(1280, 900)),
                server);
    }

    /** At a browser that was opened before. */
    Person(BrowserContext context, RunningServer server) {
        base = server.address();
        this.context = context;
        context.setDefaultTimeout(PATIENCE);
        context.setDefaultNavigationTimeout(PATIENCE);
        context.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.page().url() + ": " + message.text());
            }
        });
        context.onWebError(error -> complaints.add(error.page().url() + ": " + error.error()));
        page = context.newPage();
        page.onResponse(response -> {
            if (response.request().isNavigationRequest() && response.frame() == page.mainFrame()) {
                served = response;
            }
        });
    }

    /** One of the staff of the demonstration, signed in through the page. */
    static Person staff(Browser browser, RunningServer server, String role) {
        Person person = new Person(browser, server);
        person.signIn(role);
        return person;
    }

    void signIn(String role) {
        go("/sign-in.xhtml");
        page.fill("#email", role + "@demonstration.example");
        page.fill("#password", PASSWORD);
        page.click("#enter");
        page.waitForURL(url -> !url.contains("/sign-in.xhtml"));
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    /** The page as the server sent it, before any script touched it. */
    String served() {
        return served.text();
    }

    void go(String path) {
        page.navigate(base + path);
    }

    /** Turns the lights on or off, and waits until the page has followed: half-way no contrast is right. */
    void shows(ColorScheme scheme) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        page.evaluate(COLOURS_CHANGE);
    }

    String base() {
        return base;
    }

    /** What the browser's console has shown as errors so far. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    void forgive() {
        complaints.clear();
    }

    @Override
    public void close() {
        context.close();
    }
}
