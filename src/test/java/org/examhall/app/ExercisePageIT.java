package org.examhall.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is written on an exercise is not lost: by a sign-out, by a second window, without scripts, by a large file. */
@ExtendWith({RunningServer.Shared.class, BrowserSetup.class})
class ExercisePageIT {

    private static final String EXERCISE = "/course/exercise.xhtml?lesson=practitioner.";

    @Test
    void whoIsSignedOutSignsInInAnotherTabAndItIsSaved(Browser browser, RunningServer server) {
        try (Person learner = Person.staff(browser, server, "learner")) {
            Page page = learner.page();
            learner.go(EXERCISE + "inc-01");
            page.fill("#words", "Before.");
            assertThat(page.locator("#state")).containsText("Saved");
            Page other = learner.context().newPage();
            other.navigate(learner.base() + "/course/courses.xhtml");
            other.click("[id$='signOut']");
            other.waitForURL(url -> !url.contains("/course/"));

            page.fill("#words", "Before. After the sign-out.");
            assertThat(page.locator("#state")).containsText("You are signed out. Your words stay here");
            page.click("#hand-in");
            assertThat(page.locator("#words")).hasValue("Before. After the sign-out.");
            other.navigate(learner.base() + "/sign-in.xhtml");
            other.fill("#email", "learner@demonstration.example");
            other.fill("#password", Person.PASSWORD);
            other.click("#enter");
            other.waitForURL(url -> !url.contains("/sign-in.xhtml"));
            assertThat(page.locator("#state")).containsText("Saved");
            page.reload();
            assertThat(page.locator("#words")).hasValue("Before. After the sign-out.");
        }
    }

    @Test
    void twoWindowsDoNotOverwriteEachOther(Browser browser, RunningServer server) {
        try (Person learner = Person.staff(browser, server, "learner")) {
            Page first = learner.page();
            learner.go(EXERCISE + "inc-02");
            Page second = learner.context().newPage();
            second.navigate(learner.base() + EXERCISE + "inc-02");
            first.fill("#words", "In the first window.");
            assertThat(first.locator("#state")).containsText("Saved");
            second.fill("#words", "In the second window.");
            assertThat(second.locator("#state")).containsText("changed in another window");

            second.onDialog(dialog -> dialog.accept());
            second.reload();
            assertThat(second.locator("#words")).hasValue("In the first window.");
            assertThat(second.locator("#unkept-words")).hasValue("In the second window.");
            second.click("#unkept-use");
            assertThat(second.locator("#state")).containsText("Saved");
            second.reload();
            assertThat(second.locator("#words")).hasValue("In the second window.");
            assertThat(second.locator("#unkept")).isHidden();
        }
    }

    @Test
    void withoutScriptsWhatWasRefusedIsShown(RunningServer server) throws IOException {
        Visitor learner = new Visitor(server.address()).signIn("learner");
        assertThat(sent(learner, "The first.")).contains("Your draft is saved.");
        assertThat(sent(learner, "Another, from a page that was opened before."))
                .contains("changed in another window", "Another, from a page that was opened before.", "The first.");
    }

    private static String sent(Visitor learner, String words) throws IOException {
        Visitor.Answer answer = learner.send(
                "POST",
                "/course/exercise-form/practitioner.inc-03",
                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                "seen=0&words=" + URLEncoder.encode(words, StandardCharsets.UTF_8));
        assertThat(answer.status()).isEqualTo(302);
        return learner.get(answer.location()).body();
    }

    @Test
    void aFileThatIsTooLargeIsNotSent(Browser browser, RunningServer server) {
        try (Person learner = Person.staff(browser, server, "learner")) {
            learner.go(EXERCISE + "inc-04");
            Page page = learner.page();
            page.setInputFiles("#file", new FilePayload("plan.pdf", "application/pdf", new byte[6 * 1024 * 1024]));
            assertThat((Boolean) page.evaluate("document.getElementById('file').validity.customError"))
                    .isTrue();
            page.evaluate("document.getElementById('file').setCustomValidity('')");
            page.click("#keep");
            assertThat(page.locator(".notice.bad")).containsText("larger than 5 MiB");
        }
    }
}
