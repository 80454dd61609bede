package org.examhall.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A self-assessment from its first answer to the file that is taken away, and that it is one member's alone. */
@ExtendWith({RunningServer.Shared.class, BrowserSetup.class})
class AssessmentPageIT {

    private static final int QUESTIONS = 8;

    @Test
    void anAssessmentIsKeptFinishedComparedAndTakenAway(Browser browser, RunningServer server) throws IOException {
        try (Person member = Person.staff(browser, server, "member")) {
            Page page = member.page();
            answer(member, "service-desk", 2);
            page.waitForURL(url -> url.contains("/member/assessment.xhtml"));
            assertThat(page.locator(".asked-processes li").first()).containsText("8 of 8");
            page.click("#finish");
            assertThat(page.locator("table")).containsText("Service desk");
            assertThat(page.locator(".radar .before")).hasCount(0);

            answer(member, "service-desk", 3);
            page.click("#finish");
            assertThat(page.locator(".radar .before")).hasCount(1);
            assertThat(page.locator("tbody tr").first()).containsText("+1");
            String result = page.url().substring(member.base().length());
            assertThat(member.complaints()).isEmpty();

            Visitor same = new Visitor(server.address()).signIn("member");
            String name = result.replaceAll(".*=", "");
            assertThat(same.get("/member/assessment-file/" + name + ".csv").body())
                    .contains("Service desk,\"There is one place where everybody asks for help")
                    .contains("\"Always, and it is measured\",5");
            assertThat(same.get("/member/assessment-file/" + name + ".xlsx").status())
                    .isEqualTo(200);
            assertThat(same.get("/member/assessment-file/" + name + ".pdf").status())
                    .isEqualTo(404);
            theirsAlone(server, result, name);
        }
    }

    /** Answers all questions of a process alike; each answer is kept before the button is pressed. */
    private static void answer(Person member, String process, int degree) {
        Page page = member.page();
        member.go("/member/assessment.xhtml");
        page.click("#begin");
        page.click(".asked-processes a[href$='" + process + "']");
        String radio = " >> nth=" + degree;
        page.check("input[name='q0']" + radio);
        assertThat(page.locator("#saved")).hasText("Saved.");
        page.reload();
        assertThat(page.locator("input[name='q0']" + radio)).isChecked();
        for (int i = 1; i < QUESTIONS; i++) {
            page.check("input[name='q" + i + "']" + radio);
        }
        page.click("button[value='list']");
    }

    private static void theirsAlone(RunningServer server, String result, String name) throws IOException {
        Visitor other = new Visitor(server.address()).signIn("school");
        assertThat(other.get("/member/assessment.xhtml").body()).doesNotContain(name);
        assertThat(other.get(result).status()).isEqualTo(404);
        assertThat(other.get("/member/assessment-file/" + name + ".csv").status())
                .isEqualTo(404);
        assertThat(other.send(
                                "POST",
                                "/member/assess/answers/service-desk",
                                Map.of("Origin", server.address(), "Content-Type", "application/x-www-form-urlencoded"),
                                "q0=3&then=stay")
                        .status())
                .isEqualTo(409);
    }
}
