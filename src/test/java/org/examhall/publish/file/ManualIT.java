package org.examhall.publish.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.examhall.course.Course;
import org.examhall.course.Lesson;
import org.examhall.course.ShippedCourses;
import org.examhall.kernel.Language;
import org.examhall.publish.Progress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.verapdf.core.VeraPDFException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** The manual is a book: what its contents and its index promise stands on the pages that they name. */
class ManualIT {

    /** The setter writes the links of a line, here the numbers, behind its other words. */
    private static final Pattern ENTRY = Pattern.compile("(\\D[^,]*),[, ]*([0-9]+(?: [0-9]+)*)");

    private static final int POINTS_AT_THE_RIM = 20;

    private static final Course COURSE = ShippedCourses.find("practitioner", Language.EN);
    /** The words of each page in the order in which they are written, which keeps columns and cells together. */
    private static final List<String> PAGES = new ArrayList<>();

    /** The same in the order in which they stand, which keeps lines together. */
    private static final List<String> LINES = new ArrayList<>();

    private static final List<String> STANDING_OUT = new ArrayList<>();
    private static PDDocument manual;
    private static Progress last = Progress.BEGUN;

    @BeforeAll
    static void write() throws IOException {
        manual = Loader.loadPDF(pdf(COURSE));
        PDFTextStripper stripper = new PDFTextStripper() {
            @Override
            protected void processTextPosition(TextPosition text) {
                super.processTextPosition(text);
                if (text.getXDirAdj() + text.getWidthDirAdj() > text.getPageWidth() - POINTS_AT_THE_RIM) {
                    STANDING_OUT.add(getCurrentPageNo() + ": " + text.getUnicode());
                }
            }
        };
        for (int page = 1; page <= manual.getNumberOfPages(); page++) {
            stripper.setStartPage(page);
            stripper.setEndPage(page);
            stripper.setSortByPosition(false);
            PAGES.add(stripper.getText(manual));
            stripper.setSortByPosition(true);
            LINES.add(stripper.getText(manual));
        }
    }

    @AfterAll
    static void close() throws IOException {
        manual.close();
    }

    private static byte[] pdf(Course course) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ManualPdf.write(course, "0123456789ab", bytes, progress -> last = progress);
        return bytes.toByteArray();
    }

    private static String flat(String text) {
        return text.replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    @Test
    void itHasMoreThanThreeHundredPagesAndTellsHowFarItIs() {
        assertThat(manual.getNumberOfPages()).isGreaterThan(300);
        assertThat(last).isEqualTo(new Progress(manual.getNumberOfPages(), manual.getNumberOfPages()));
    }

    @Test
    void itIsTaggedAndNamedAndKeepsItsTypefacesWithIt() {
        var catalog = manual.getDocumentCatalog();
        assertThat(catalog.getLanguage()).isEqualTo("en");
        assertThat(catalog.getMarkInfo().isMarked()).isTrue();
        assertThat(catalog.getStructureTreeRoot()).isNotNull();
        assertThat(catalog.getViewerPreferences().displayDocTitle()).isTrue();
        assertThat(manual.getDocumentInformation().getTitle()).isEqualTo(COURSE.title() + ": Reference manual");
        TreeSet<String> fonts = new TreeSet<>();
        for (PDPage page : manual.getPages()) {
            for (COSName name : page.getResources().getFontNames()) {
                try {
                    var font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                    fonts.add(font.getName().replaceFirst("^[A-Z]{6}\\+", ""));
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }
        }
        assertThat(fonts).contains("Inter-Regular", "Inter-Bold");
    }

    @Test
    void itsBookmarksAreTheUnitsAndBelowThemTheLessons() {
        Map<String, Integer> found = new LinkedHashMap<>();
        for (PDOutlineItem unit :
                manual.getDocumentCatalog().getDocumentOutline().children()) {
            int lessons = 0;
            for (PDOutlineItem lesson : unit.children()) {
                lessons += lesson.getTitle().isEmpty() ? 0 : 1;
            }
            found.put(unit.getTitle(), lessons);
        }
        COURSE.units()
                .forEach(unit -> assertThat(found)
                        .containsEntry(
                                (COURSE.units().indexOf(unit) + 1) + "  " + unit.title(),
                                unit.lessons().size() + 1));
        assertThat(found).containsKeys("Templates", "Glossary", "Index");
    }

    @Test
    void itSaysWhatTheLessonsSay() {
        String all = flat(String.join(" ", PAGES) + String.join(" ", LINES));
        for (Lesson lesson : COURSE.lessons()) {
            assertThat(all).contains(flat(lesson.title()));
            lesson.objectives().forEach(objective -> assertThat(all).contains(flat(objective.text())));
        }
        assertThat(all).contains("question 1.1.1", "exercise, a model answer", "the whole template (page");
    }

    @Test
    void contentsNameTheRightPages() {
        List<String> wrong = new ArrayList<>();
        int lines = 0;
        for (String line : PAGES.subList(2, 6).stream().flatMap(String::lines).toList()) {
            Matcher entry = Pattern.compile("(\\d+\\.\\d+ .*?)[. ]{3,}(\\d+)").matcher(line);
            if (entry.matches()) {
                lines++;
                if (!flat(PAGES.get(Integer.parseInt(entry.group(2)) - 1)).contains(flat(entry.group(1)))) {
                    wrong.add(line);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(lines).isEqualTo(COURSE.lessons().size());
    }

    @Test
    void theIndexNamesTheRightPages() {
        List<String> wrong = new ArrayList<>();
        int entries = 0;
        int first = PAGES.size() - 1;
        while (!PAGES.get(first).contains("Glossary")) {
            first--; // the heads of left-hand pages name the course alone
        }
        for (int page = first + 1; page < PAGES.size(); page++) {
            for (String line : PAGES.get(page).lines().toList()) {
                Matcher entry = ENTRY.matcher(line.strip());
                if (entry.matches()) {
                    entries++;
                    for (String number : entry.group(2).split(" ")) {
                        int there = Integer.parseInt(number) - 1;
                        String text = flat(PAGES.get(there)); // in a cell words may stand in the order they are set
                        if (!Stream.of(flat(entry.group(1)).split(" ")).allMatch(text::contains)) {
                            wrong.add(line + " at " + number);
                        }
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(entries).isGreaterThan(100);
    }

    @Test
    void nothingStandsOutAtTheSide() {
        assertThat(STANDING_OUT).isEmpty();
    }

    @Test
    void aCheckerFindsNothingAgainstPdfUa() throws IOException, VeraPDFException {
        VeraGreenfieldFoundryProvider.initialise();
        byte[] pdf = pdf(ShippedCourses.find("internet-safety", Language.EN));
        Map<String, Integer> failures = new TreeMap<>();
        try (PDFAParser parser =
                        Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFUA_1);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false)) {
            for (TestAssertion one : validator.validate(parser).getTestAssertions()) {
                if (one.getStatus() == TestAssertion.Status.FAILED) {
                    failures.merge(
                            one.getRuleId().getClause() + "-" + one.getRuleId().getTestNumber(), 1, Integer::sum);
                }
            }
        }
        assertThat(failures).isEmpty();
    }
}
