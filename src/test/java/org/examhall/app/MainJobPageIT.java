package org.examhall.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.regex.Pattern;
import org.examhall.bank.Item;
import org.examhall.bank.MarkScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The job that Examhall is for, done by the people who do it, each at a computer of their own: candidates are
 * registered and entered, sit the exam, and what their answers deserve reaches the awarding body's file.
 */
@ExtendWith({RunningServer.Shared.class, BrowserSetup.class})
class MainJobPageIT {

    private static final String SITTING = "FITS Practitioner, Harbour School";
    private static final ZoneId ZONE = ZoneId.of("Europe/London");
    /** Somebody who sits the exam, and the marks that the answers given deserve. */
    private static final class Sitter {
        private final String givenName;
        private final String familyName;
        private final LocalDate bornOn;
        private final String number;
        private final int answers;
        private BigDecimal earned = BigDecimal.ZERO;
        private BigDecimal possible = BigDecimal.ZERO;

        Sitter(String givenName, String familyName, String bornOn, String digits, int answers) {
            this.givenName = givenName;
            this.familyName = familyName;
            this.bornOn = LocalDate.parse(bornOn);
            this.number = Office.number(digits);
            this.answers = answers;
        }

        String name() {
            return givenName + " " + familyName;
        }

        void deserve(SortedMap<Integer, Item> paper) {
            possible = marks(paper.values());
            earned = marks(paper.headMap(answers + 1).values());
        }

        private static BigDecimal marks(Collection<Item> items) {
            return items.stream()
                    .flatMap(item -> item.markScheme().rules().stream())
                    .map(MarkScheme.Rule::possible)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        BigDecimal percent() {
            return earned.multiply(BigDecimal.valueOf(100)).divide(possible, 1, RoundingMode.HALF_UP);
        }

        boolean passes() {
            return earned.multiply(BigDecimal.valueOf(100)).compareTo(possible.multiply(BigDecimal.valueOf(65))) >= 0;
        }
    }

    private final List<Sitter> sitters = List.of(
            new Sitter("Anna", "O'Brien", "1991-05-17", "27000101", 60),
            new Sitter("Bjørn", "Åsen-Lie", "1988-12-01", "27000104", 30),
            new Sitter("Chiara", "de Luca", "2001-02-28", "27000112", 2));

    @Test
    void whatTheAnswersDeserveReachesTheAwardingBody(Browser browser, RunningServer server) throws Exception {
        try (Person office = Person.staff(browser, server, "administrator");
                Invigilator trainer = new Invigilator(browser, server)) {
            Office desk = new Office(office);
            sitters.forEach(sitter -> desk.register(sitter.number, sitter.givenName, sitter.familyName, sitter.bornOn));
            addVenue(office);
            desk.plan(SITTING, "practitioner", "Harbour School, room 12", ZONE);
            desk.enter(SITTING, sitters.stream().map(one -> one.number).toList());
            examine(browser, server, trainer);
            closeSitting(trainer);
            confirmAndRelease(office);
            LocalDate before = LocalDate.now(ZoneOffset.UTC);
            Download download = export(office);
            byte[] file = Files.readAllBytes(download.path());
            assertThat(download.suggestedFilename()).matches("examhall-\\d{8}-\\d{6}\\.csv");
            String[] name = download.suggestedFilename().split("[-.]");
            LocalDate created = LocalDate.parse(name[1], DateTimeFormatter.BASIC_ISO_DATE);
            assertThat(created).isBetween(before, LocalDate.now(ZoneOffset.UTC));
            assertThat(new String(file, StandardCharsets.UTF_8))
                    .isEqualTo(deserved(Integer.parseInt(name[2]), created));
            assertThat(office.page().locator("#batches"))
                    .containsText(digest(file).substring(0, 16));
            assertThat(office.complaints()).isEmpty();
            assertThat(trainer.person().complaints()).isEmpty();
        }
    }

    private static void addVenue(Person office) {
        office.go("/partner/venues.xhtml");
        Page page = office.page();
        page.click("details summary");
        page.fill("#partner", "Harbour Training");
        page.fill("#name", "Harbour School, room 12");
        page.fill("#place", "Portsmouth");
        page.fill("#zone", ZONE.getId());
        page.click("#save");
        assertThat(page.locator("table")).containsText("Harbour School, room 12");
    }

    private void examine(Browser browser, RunningServer server, Invigilator trainer) {
        Map<String, String> keycodes = trainer.keycodes(SITTING);
        trainer.goToBoard(SITTING);
        trainer.open();
        List<CandidateAtExam> candidates = new ArrayList<>();
        try {
            for (Sitter sitter : sitters) {
                CandidateAtExam candidate =
                        new CandidateAtExam(browser, server, sitter.number, keycodes.get(sitter.number));
                candidates.add(candidate);
                candidate.signIn();
                assertThat(candidate.page().locator("#name")).hasText(sitter.name());
                candidate.declareReady();
            }
            trainer.admitAndStart(sitters.size());
            for (int i = 0; i < sitters.size(); i++) {
                sit(candidates.get(i), sitters.get(i));
                assertThat(trainer.row(sitters.get(i).name())).hasAttribute("data-state", "HANDED_IN");
            }
        } finally {
            candidates.forEach(CandidateAtExam::close);
        }
    }

    private static void sit(CandidateAtExam candidate, Sitter sitter) {
        SortedMap<Integer, Item> paper = candidate.receivePaper();
        sitter.deserve(paper);
        paper.headMap(sitter.answers + 1).forEach(candidate::answerRight);
        candidate.awaitSaved();
        candidate.handIn();
        Page page = candidate.page();
        assertThat(page.locator("#answered")).containsText(sitter.answers + " of 60");
        assertThat(page.locator("#receipt-code")).hasText(Pattern.compile("[0-9A-Z]{4}(-[0-9A-Z]{4})+"));
        page.click("a[href*='result.xhtml']");
        assertThat(page.locator("#own-percent")).hasText(Pattern.compile("^\\s*" + sitter.percent() + "\\s%\\s*$"));
        assertThat(page.locator("#own-grade")).containsText(sitter.passes() ? "Pass" : "Not passed");
        assertThat(page.locator("main")).containsText(Pattern.compile("provisional", Pattern.CASE_INSENSITIVE));
        assertThat(candidate.person().complaints()).isEmpty();
    }

    private static void closeSitting(Invigilator trainer) {
        trainer.awaitNextStep("Close the sitting").click();
        trainer.page().click("#board-ask-do");
        assertThat(trainer.page().locator("#board-next-words")).containsText("The sitting is closed");
    }

    private void confirmAndRelease(Person office) {
        office.go("/result/results.xhtml");
        Page page = office.page();
        page.selectOption("#sitting", Office.optionWith(page, "#sitting", SITTING));
        page.locator("form[role=search] button").click();
        assertThat(page.locator("tbody tr")).hasCount(sitters.size());
        for (Sitter sitter : sitters) {
            Locator row = page.locator("tbody tr", new Page.LocatorOptions().setHasText(sitter.name()));
            assertThat(row).containsText(sitter.percent() + " %");
            assertThat(row).containsText("Provisional");
        }
        page.check("[name=all]");
        page.click("#confirm");
        assertThat(states(page, "Confirmed")).hasCount(sitters.size());
        page.check("[name=all]");
        page.click("#ask");
        page.click("#release");
        assertThat(states(page, "Released")).hasCount(sitters.size());
    }

    private static Locator states(Page page, String state) {
        return page.locator("tbody tr", new Page.LocatorOptions().setHasText(state));
    }

    private static Download export(Person office) {
        office.go("/awarding/batches.xhtml");
        Page page = office.page();
        assertThat(page.locator("#waiting")).containsText("3");
        page.selectOption("#layout", "ours");
        page.click("#start");
        Locator file = page.locator("a[download]");
        long giveUp = System.nanoTime() + 60_000_000_000L;
        while (file.count() == 0 && System.nanoTime() < giveUp) {
            page.waitForTimeout(500);
            office.go("/awarding/batches.xhtml");
        }
        return page.waitForDownload(() -> file.first().click());
    }

    /** The file, written from what ours.layout says of itself. */
    private String deserved(int batch, LocalDate created) {
        StringBuilder file = new StringBuilder();
        line(file, "H", batch, created, "ours");
        int number = 0;
        BigDecimal marks = new BigDecimal("0.00");
        long numbers = 0;
        LocalDate today = LocalDate.now(ZONE);
        for (Sitter one : sitters) {
            number++;
            marks = marks.add(one.earned);
            numbers += Long.parseLong(one.number);
            line(
                    file,
                    "R",
                    number,
                    one.number,
                    one.familyName,
                    one.givenName,
                    one.bornOn,
                    "F81L34",
                    today,
                    one.passes() ? "P" : "F",
                    places(one.earned),
                    places(one.possible));
        }
        line(file, "T", number, places(marks), numbers);
        return file.toString();
    }

    private static void line(StringBuilder file, Object... fields) {
        for (int i = 0; i < fields.length; i++) {
            file.append(i == 0 ? "" : ",").append(fields[i]);
        }
        file.append("\r\n");
    }

    private static String places(BigDecimal marks) {
        return marks.setScale(2, RoundingMode.UNNECESSARY).toPlainString();
    }

    private static String digest(byte[] file) throws NoSuchAlgorithmException, IOException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
    }
}
