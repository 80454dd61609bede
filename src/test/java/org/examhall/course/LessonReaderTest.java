package org.examhall.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.examhall.kernel.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class LessonReaderTest {

    @TempDir
    Path root;

    private Lesson lesson(String text) {
        return lesson(CourseFixture.read(root, text));
    }

    private static Lesson lesson(Courseware read) {
        return read.find("c", Language.EN).orElseThrow().lesson("aaa-01").orElseThrow();
    }

    @Test
    void aLessonIsWhatItsFileSays() {
        Courseware read = CourseFixture.read(root, "## First\n\nWords.\n\n:::example In May\nIt works.\n:::");
        assertThat(read.defects()).isEmpty();
        Lesson lesson = lesson(read);
        assertThat(lesson.title()).isEqualTo("A lesson");
        assertThat(lesson.minutes()).isEqualTo(10);
        assertThat(lesson.html())
                .contains("<h2 id=\"first\">First</h2>", "<p>Words.</p>", "Example: In May", "<p>It works.</p>");
        assertThat(lesson.passages())
                .containsExactly(
                        new Passage("first", "First", "Words."),
                        new Passage("example", "Example: In May", "It works."));
        assertThat(lesson.checks()).singleElement().satisfies(check -> {
            assertThat(check.right()).containsExactly(1);
            assertThat(check.isRight(check.right())).isTrue();
            assertThat(check.explanation()).isEqualTo("<p>Two, because.</p>\n");
        });
    }

    /** What an author who means harm could write: none of it acts. */
    @ParameterizedTest
    @CsvFileSource(resources = "/course/hostile.csv", delimiter = '|', quoteCharacter = '`')
    void hostileMarkdownIsHarmless(String markdown) {
        String html = lesson(markdown.replace("\\n", "\n")).html();
        assertThat(html.replaceAll("&lt;.*?&gt;", ""))
                .doesNotContainPattern("(?i)<script|<iframe|<img|<object|<style|<svg|<base|<meta|<input type=\"hidden")
                .doesNotContainPattern(
                        "(?i)<(embed|link|template|noscript|details(?! class=\"model-answer\")|math|foreignobject)")
                .doesNotContainPattern("(?i)<[^>\"]*(\"[^\"]*\"[^>\"]*)*\\son[a-z]+\\s*=")
                .doesNotContainPattern("(?i)(href|src|action)\\s*=\\s*\"?\\s*(//|\\\\)")
                .doesNotContain("WEB-INF", "passwd\"", "plain.example/x.svg")
                .doesNotContainPattern("(?i)(href|src|action)\\s*=\\s*\"?\\s*(javascript|data|vbscript|file|http):");
    }

    /** What an author who means harm could repeat: it is read in no time and shown as what it is. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "> ",
                ">",
                "- ",
                "[",
                "![",
                "*",
                "_",
                "`",
                "<",
                "(",
                "[a](",
                "# ",
                "&",
                ":::example\n",
                "| ",
                "1. "
            })
    void enormousNestingIsReadAllTheSame(String piece) {
        String html = assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> lesson(piece.repeat(5_000) + "x").html());
        assertThat(html).contains("class=\"check\"");
    }

    @Test
    void aHeadingDoesNotTakeTheNameOfAPartOfThePage() {
        assertThat(lesson("## Notes\n\n## Text").html()).contains("id=\"notes-2\"", "id=\"text-2\"");
    }

    /** A name that climbs out of its folder is no name; nothing can be asked for by it. */
    @ParameterizedTest
    @ValueSource(strings = {"../../x", "a/b", "a.b", "A", "a%2e", "\"a\\\"b\"", "x\u0000", ""})
    void anIdIsLettersAndFigures(String id) {
        String file =
                "---\ntitle: T\nid: " + id + "\noutcome: 0\nminutes: 1\nobjectives:\n  - id: o1\n    text: T\n---\nx";
        assertThat(CourseFixture.readWhole(root, file).defects()).isNotEmpty();
    }

    @Test
    void markupInTermsStandsForItself() {
        assertThat(lesson("An incident is this.").html())
                .contains("aria-describedby=\"term-1\">incident</span>", "Something &lt;broke&gt;.");
    }

    @Test
    void aTermIsMarkedOnceAndNotInHeadingsOrLinks() {
        String html =
                lesson("## Incident\n\nAn incident, and another incident.").html();
        assertThat(html.split("class=\"term-word\"", -1)).hasSize(2);
        assertThat(html).contains("<h2 id=\"incident\">Incident</h2>");
    }

    @Test
    void theIdOfALessonIsALinkToIt() {
        assertThat(lesson("See `aaa-01`, not `aaa-02`.").html())
                .contains("<a href=\"lesson.xhtml?lesson&#61;c.aaa-01\">A lesson</a>", "<code>aaa-02</code>");
    }

    @Test
    void headingsWithTheSameWordsHaveAnchorsOfTheirOwn() {
        assertThat(lesson("## Steps\n\nA.\n\n## Steps\n\nB.").html()).contains("id=\"steps\"", "id=\"steps-2\"");
    }

    /** What is wrong, and on which line of the text after the front matter. */
    @ParameterizedTest
    @CsvFileSource(resources = "/course/defects.csv", delimiter = '|')
    void aDefectNamesFileAndLine(String markdown, int line, String message) {
        int front = 13;
        assertThat(CourseFixture.read(root, markdown.replace("\\n", "\n")).defects())
                .contains(new CourseDefect("c/en/01-u/01-l.md", front + line, message));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no front matter",
                "---\ntitle: [\n---\n",
                "---\n- a\n- b\n---\ntext",
                "---\ntitle: !!java.net.URL [https://x.example]\n---\ntext",
                "---\na: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\ntitle: &d [*c, *d]\n---\ntext",
                "---\ntitle: T\nterms: {incident: x}\n---\ntext"
            })
    void aFileWithoutFrontMatterIsADefectAndNoCrash(String file) {
        assertThat(CourseFixture.readWhole(root, file).defects()).isNotEmpty();
    }

    /** A drawing is drawn into the page, so it is looked at as strictly as one of the bank. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>",
                "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"https://x.example/a.png\"/></svg>",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><a href=\"javascript:alert(1)\"><text>x</text></a></svg>",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><foreignObject><p>x</p></foreignObject></svg>",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><use href=\"https://x.example/a.svg#b\"/></svg>",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><style>@import url(https://x.example/a.css)</style></svg>",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><set attributeName=\"href\" to=\"javascript:alert(1)\"/></svg>",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><rect style=\"fill:url(https://x.example/a)\"/></svg>",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><text onclick=\"alert(1)\">x</text></svg>",
                "<!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><svg xmlns=\"http://www.w3.org/2000/svg\"><text>&x;</text></svg>",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><g>",
                "<html/>",
                "no drawing"
            })
    void aDrawingThatCouldActIsNotShown(String svg) throws IOException {
        Path media = Files.createDirectories(root.resolve("c/en/01-u/media"));
        Files.writeString(media.resolve("x.svg"), svg);
        Courseware read = CourseFixture.read(root, "![A drawing of something](media/x.svg)");
        assertThat(read.defects()).isNotEmpty();
        assertThat(read.pictures()).isEmpty();
        assertThat(lesson(read).html()).doesNotContain("<svg", "alert");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../../../secret.svg", "media/../../x.svg", "/etc/passwd", "media/x.png", "media/%2e%2e/x.svg"})
    void aPictureIsLookedForInItsFolderAlone(String place) throws IOException {
        Files.writeString(
                Files.createDirectories(root.resolve("c")).resolve("x.svg"),
                "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        Courseware read = CourseFixture.read(root, "![A drawing](" + place + ")");
        assertThat(read.pictures()).isEmpty();
        assertThat(read.defects()).extracting(CourseDefect::message).contains("a picture is not there: " + place);
    }
}
