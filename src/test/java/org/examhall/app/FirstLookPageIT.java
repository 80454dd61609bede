package org.examhall.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a lesson costs somebody who opens it for the first time, on a computer a quarter as fast as this one. */
@ExtendWith({RunningServer.Shared.class, BrowserSetup.class})
class FirstLookPageIT {

    private static final String LESSON = "/course/lesson.xhtml?lesson=practitioner.prb-02";

    @SuppressWarnings("unchecked")
    @Test
    void aLessonIsLightAndSoonThere(Browser browser, RunningServer server) {
        try (Person reader = Person.staff(browser, server, "learner")) {
            Page page = reader.page();
            CDPSession session = reader.context().newCDPSession(page);
            JsonObject slow = new JsonObject();
            slow.addProperty("rate", 4);
            session.send("Emulation.setCPUThrottlingRate", slow);
            session.send("Network.clearBrowserCache");
            reader.go(LESSON);
            page.waitForTimeout(2_000);
            Map<String, Object> figures = (Map<String, Object>) page.evaluate("""
                    async () => {
                      const all = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
                      const paint = await new Promise(done => new PerformanceObserver(list => done(list.getEntries().at(-1)))
                        .observe({ type: 'largest-contentful-paint', buffered: true }));
                      const shifts = await new Promise(done => {
                        let sum = 0;
                        new PerformanceObserver(list => list.getEntries().forEach(one => { sum += one.value; }))
                          .observe({ type: 'layout-shift', buffered: true });
                        setTimeout(() => done(sum), 300);
                      });
                      return {
                        requests: all.length,
                        kilobytes: all.reduce((sum, one) => sum + one.transferSize, 0) / 1000,
                        page: all[0].transferSize / 1000,
                        paint: paint.startTime,
                        shifts,
                      };
                    }""");
            System.out.printf(
                    Locale.ROOT,
                    "first look at a lesson, processor slowed four times: %s requests, %s kB (the page %s kB),"
                            + " largest paint after %s ms, layout shift %s%n",
                    figures.get("requests"),
                    figures.get("kilobytes"),
                    figures.get("page"),
                    figures.get("paint"),
                    figures.get("shifts"));
            assertThat(number(figures, "requests")).isLessThan(30);
            assertThat(number(figures, "kilobytes")).isLessThan(300);
            assertThat(number(figures, "paint")).isLessThan(6_000);
            assertThat(number(figures, "shifts")).isLessThan(0.1);
        }
    }

    private static double number(Map<String, Object> figures, String name) {
        return ((Number) figures.get(name)).doubleValue();
    }
}
