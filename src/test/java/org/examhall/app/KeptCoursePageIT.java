package org.examhall.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A course on a device: it is read without a network, what was done is sent later, and it goes when it must. */
@ExtendWith({RunningServer.Shared.class, BrowserSetup.class})
class KeptCoursePageIT {

    private static final String COURSE = "/course/course.xhtml?course=practitioner";
    private static final String LESSON = "/course/lesson.xhtml?lesson=practitioner.inc-01";

    /** What a worker has noted of a kept course, as if another reader or an earlier day had left it. */
    private static final String LEAVE = "async ([course, reader, heard]) =>"
            + " (await caches.open('examhall-course.' + course)).put('/course/kept',"
            + " new Response(JSON.stringify({ reader, heard, bytes: 1, page: '/course/lesson.xhtml' })))";

    private static Object kept(Page page) {
        return page.evaluate("caches.keys().then(names => names.filter(name => name.startsWith('examhall-course.')"
                + " && !name.endsWith('.later')).join())");
    }

    private static Object waiting(Page page) {
        return page.evaluate(
                "async () => (await (await caches.open('examhall-course..later')).keys()).map(one => one.url).join()");
    }

    /** What a worker does is done after the page is there. */
    private static void until(Page page, BooleanSupplier done) {
        long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!done.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(giveUp);
            page.waitForTimeout(100);
        }
    }

    @Test
    void aKeptCourseIsReadWithoutANetworkAndWhatWasDoneIsSentLater(Browser browser, RunningServer server) {
        try (Person reader = Person.staff(browser, server, "trainer")) {
            Page page = reader.page();
            reader.go(COURSE);
            page.click("#kept-keep");
            assertThat(page.locator("#kept-remove"))
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
            assertThat(page.locator("#kept-says")).containsText("This course is on this device");
            assertThat(page.locator("#kept-again")).isFocused();
            assertThat(reader.complaints()).isEmpty();

            reader.context().setOffline(true);
            reader.go(LESSON);
            assertThat(page.locator(".away")).containsText("You are reading without a network");
            assertThat(page.locator("h1")).hasText("Restore first");
            assertThat(page.locator("#notes-none")).containsText("This needs the network");
            assertThat(page.evaluate("getComputedStyle(document.querySelector('.box')).borderLeftWidth"))
                    .isEqualTo("4px");
            page.locator(".check input").first().check();
            page.locator(".check button").first().click();
            assertThat(page.locator(".verdict").first()).containsText("This needs the network");
            page.click(".lesson-end form button");
            page.waitForURL(url -> url.contains("practitioner.inc-02"));
            assertThat(waiting(page).toString()).contains("/course/done/practitioner.inc-01");
            reader.go("/course/search.xhtml?words=incident");
            assertThat(page.locator("h1")).hasText("This page needs the network");

            reader.context().setOffline(false);
            reader.go(COURSE);
            assertThat(page.locator(".away")).isHidden();
            until(page, () -> waiting(page).equals(""));
            reader.go(LESSON);
            assertThat(page.locator(".lesson-end .chip")).hasText("You have finished this lesson");

            page.click("[id$='signOut']");
            page.waitForURL(url -> !url.contains("/course/"));
            until(page, () -> kept(page).equals(""));
        }
    }

    @Test
    void aCourseGoesWithTheRightToReadItWithItsReaderAndWithTime(Browser browser, RunningServer server) {
        try (Person reader = Person.staff(browser, server, "learner")) {
            Page page = reader.page();
            reader.go(COURSE);
            String mark = page.getAttribute("html", "data-reader");
            double now = System.currentTimeMillis();
            page.evaluate(LEAVE, new Object[] {"advanced", mark, now});
            page.evaluate(LEAVE, new Object[] {"internet-safety", "somebody else", now});
            page.evaluate(LEAVE, new Object[] {"practitioner", mark, now - 40.0 * 24 * 60 * 60 * 1000});
            reader.go(COURSE);
            until(page, () -> kept(page).equals("examhall-course.advanced"));
            page.waitForFunction("navigator.serviceWorker.controller !== null");
            Response refused = page.navigate(server.address() + "/course/lesson.xhtml?lesson=advanced.slm-01");
            assertThat(refused.status()).isEqualTo(403);
            until(page, () -> kept(page).equals(""));
        }
    }
}
