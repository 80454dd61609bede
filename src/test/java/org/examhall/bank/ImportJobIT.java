package org.examhall.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.examhall.app.Books;
import org.examhall.app.RunningServer;
import org.examhall.app.Visitor;
import org.junit.jupiter.api.Test;

/**
 * Files of questions on their way into the bank: read, reported, made drafts of. One that means harm leaves nothing
 * behind, one that somebody stops leaves what was there before, and one during which the server dies is finished after
 * the next start, with each question once.
 */
class ImportJobIT {

    private static final int QUESTIONS = 1_500;
    private static final String LIST = "/bank/imports.xhtml";
    private static final Pattern SUM = Pattern.compile("id=\"sum\"[^>]*>([^<]*)<");
    private static final Pattern NOW = Pattern.compile("id=\"now-title\"[^>]*>([^<]*)<");
    private static final Pattern ITEM = Pattern.compile("item\\.xhtml\\?item=(few/q-[0-9a-z]{6}-00001)");
    private static final Pattern DONE = Pattern.compile("<progress max=\"\\d+\" value=\"(\\d+)\"");

    private RunningServer server;
    private Visitor author;

    @Test
    void whatAnAuthorImportsIsInTheBankOnceOrNotAtAll() throws Exception {
        try (RunningServer started =
                RunningServer.start(RunningServer.freshData("imports"), RunningServer.freePort())) {
            server = started;
            author = new Visitor(server.address()).signIn("author");
            aFewBecomeDrafts();
            aTrickIsRefused();
            aRefusalOnTheWayLeavesNothing();
            String many = upload("many.gift", gift(QUESTIONS), "many");
            assertThat(sum(settled(many))).isEqualTo(counts(QUESTIONS, QUESTIONS, 0, 0));
            stopped(many);
            killed(many);
        }
    }

    private void aFewBecomeDrafts() throws Exception {
        String questions = gift(3) + gift(1) + "[html]Which? <script>x</script>{=a ~b}\n";
        String path = upload("few.gift", questions, "few");
        Visitor.Answer report = settled(path);
        assertThat(sum(report)).isEqualTo(counts(5, 3, 1, 1));
        assertThat(author.get("/bank/items.xhtml?bank=few").body()).doesNotContain("Q 1");
        commit(path);
        assertThat(now(settled(path))).contains("The drafts are in the bank");
        assertThat(author.get("/bank/items.xhtml?bank=few").body()).contains("Q 1", "Q 2", "Q 3");
        Matcher item = ITEM.matcher(author.get(path).body());
        assertThat(item.find()).isTrue();
        assertThat(author.get("/bank/item.xhtml?item=" + item.group(1)).body()).contains("Is 1 more than 0?");
        assertThat(author.get("/api/writing?item=" + item.group(1)).body()).contains("Is 1 more than 0?");
        assertThat(author.get("/bank/import-report/" + path.substring(path.indexOf('=') + 1))
                        .body()
                        .lines())
                .hasSize(6);
        awaitNoUpload();
    }

    private void aTrickIsRefused() throws Exception {
        Visitor.Answer answer = post("slip.zip", zip("../../evil.xml"), "tricks");
        assertThat(answer.location()).isEqualTo(LIST);
        assertThat(author.get(LIST).body()).contains("A name in the zip file leads out of it");
        awaitNoUpload();
    }

    /** What follows a thousand good questions makes the whole file one that nobody should trust. */
    private void aRefusalOnTheWayLeavesNothing() throws Exception {
        String question = "<question type=\"essay\"><questiontext><text>Why?</text></questiontext></question>";
        String quiz = "<quiz>" + question.repeat(500);
        Visitor.Answer refused = settled(upload("cut.xml", quiz, "tricks"));
        assertThat(now(refused)).contains("The file cannot be taken");
        assertThat(refused.body()).contains("The file may be cut off").doesNotContain("id=\"sum\"");
        awaitNoUpload();
    }

    private void stopped(String path) throws Exception {
        commit(path);
        underWay(path, 100);
        press(path, "cancel");
        assertThat(settled(path).body()).contains("Somebody stopped it.", "id=\"commit\"");
    }

    private void killed(String path) throws Exception {
        commit(path);
        int before = underWay(path, 200);
        server.kill9();
        try (Books books = Books.copyOf(server, "imports-copy")) {
            long drafts = books.number("select count(*) from item_version where bank = 'many'");
            assertThat(drafts).isGreaterThanOrEqualTo(before).isLessThan(QUESTIONS);
            assertThat(books.number("select written from question_import where bank = 'many'"))
                    .as("what is noted is what is there")
                    .isEqualTo(drafts);
        }
        server.restart();
        author = new Visitor(server.address()).signIn("author");
        assertThat(now(settled(path))).contains("The drafts are in the bank");
        server.stop();
        try (Books books = Books.of(server)) {
            assertThat(books.number("select count(*) from item_version where bank = 'many'"))
                    .isEqualTo(QUESTIONS);
            assertThat(books.number("select count(distinct item_ref) from item_version where bank = 'many'"))
                    .isEqualTo(QUESTIONS);
            assertThat(books.number("select count(distinct title) from item_version where bank = 'many'"))
                    .isEqualTo(QUESTIONS);
            assertThat(books.number("select count(*) from item_part where item_version_id not in"
                            + " (select id from item_version)"))
                    .isZero();
            assertThat(books.number("select count(*) from item_version where bank = 'tricks'"))
                    .isZero();
            assertThat(books.number("select count(*) from import_content")).isZero();
        }
    }

    private static String gift(int questions) {
        StringBuilder gift = new StringBuilder();
        for (int i = 1; i <= questions; i++) {
            gift.append("::Q %d:: Is %d more than %d? {T}\n\n".formatted(i, i, i - 1));
        }
        return gift.toString();
    }

    private static byte[] zip(String name) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(1);
        }
        return bytes.toByteArray();
    }

    private static String counts(int found, int imported, int duplicates, int refused) {
        return "Found: %,d. To be imported: %,d. Duplicates: %,d. Refused: %,d."
                .formatted(found, imported, duplicates, refused);
    }

    private String upload(String name, String content, String bank) throws IOException {
        Visitor.Answer answer = post(name, content.getBytes(StandardCharsets.UTF_8), bank);
        assertThat(answer.location()).startsWith("/bank/import.xhtml?import=");
        return answer.location();
    }

    private Visitor.Answer post(String name, byte[] content, String bank) throws IOException {
        String boundary = "a-boundary-of-our-own";
        StringBuilder head = new StringBuilder();
        Map.of("bank", bank, "language", "en", "process", "service-desk", "outcome", "1", "topic", "Numbers")
                .forEach((field, value) ->
                        head.append("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                                .formatted(boundary, field, value)));
        head.append("--%s\r\nContent-Disposition: form-data; name=\"difficulty\"\r\n\r\n65\r\n".formatted(boundary));
        head.append("--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n"
                .formatted(boundary, name));
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n--%s--\r\n".formatted(boundary).getBytes(StandardCharsets.UTF_8));
        return author.sendBytes(
                "POST",
                "/bank/import-upload",
                Map.of("Origin", server.address(), "Content-Type", "multipart/form-data; boundary=" + boundary),
                body.toByteArray());
    }

    private void commit(String path) throws IOException {
        press(path, "commit");
    }

    private void press(String path, String button) throws IOException {
        assertThat(author.submit(path, "deeds", Map.of(button, button)).status())
                .isEqualTo(302);
    }

    /** The page once no job works on the import any more. */
    private Visitor.Answer settled(String path) throws Exception {
        long giveUp = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (System.nanoTime() < giveUp) {
            Visitor.Answer shown = author.get(path);
            if (shown.body().contains("data-running=\"false\"")) {
                return shown;
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        throw new AssertionError("the import has not come to its end");
    }

    /** Waits until the page says that so many questions have been gone through. */
    private int underWay(String path, int questions) throws IOException {
        long giveUp = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (System.nanoTime() < giveUp) {
            Matcher done = DONE.matcher(author.get(path).body());
            if (done.find() && Integer.parseInt(done.group(1)) >= questions) {
                return Integer.parseInt(done.group(1));
            }
        }
        throw new AssertionError("no drafts are being made");
    }

    private static String sum(Visitor.Answer page) {
        return found(SUM, page);
    }

    private static String now(Visitor.Answer page) {
        return found(NOW, page);
    }

    private static String found(Pattern pattern, Visitor.Answer page) {
        Matcher matcher = pattern.matcher(page.body());
        assertThat(matcher.find()).as(page.body()).isTrue();
        return matcher.group(1);
    }

    /** Questions that may become secret do not lie about; the file goes just after the page says that all is done. */
    private void awaitNoUpload() throws Exception {
        long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (uploads() > 0) {
            assertThat(System.nanoTime()).as("the file is still there").isLessThan(giveUp);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private long uploads() throws IOException {
        try (Stream<Path> files = Files.list(server.data().resolve("imports"))) {
            return files.count();
        }
    }
}
