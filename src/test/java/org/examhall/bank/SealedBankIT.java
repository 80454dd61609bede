package org.examhall.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.examhall.app.RunningServer;
import org.examhall.app.ShownPaper;
import org.examhall.app.Visitor;
import org.examhall.kernel.Language;
import org.junit.jupiter.api.Test;

/**
 * What is to be found of the items by somebody who has a copy of the data folder without its keys: nothing. An exam is
 * sat, the bank is searched, a live bank is loaded, and the key is replaced in between.
 */
class SealedBankIT {

    private static final String PACKAGES = "/bank/packages.xhtml";
    private static final String BOUNDARY = "a-boundary-of-our-own";
    private static final Pattern HIDDEN = Pattern.compile("<input\\b[^>]*type=\"hidden\"[^>]*>");
    private static final Pattern RECIPIENT = Pattern.compile("id=\"recipient\"[^>]*>(age1[0-9a-z]+)<");

    @Test
    void nothingOfAnItemLiesInTheOpen() throws Exception {
        Path data = RunningServer.freshData("sealed-bank");
        PackageFixture live = new PackageFixture().translated();
        try (RunningServer server = RunningServer.start(data, RunningServer.freePort())) {
            sit(server);
            Visitor office = new Visitor(server.address()).signIn("administrator");
            String word = words(BankFixture.practitioner().content().get(0)).split(" ")[2];
            assertThat(office.get("/bank/items.xhtml?words=" + word).body()).contains("/bank/item.xhtml?");
            load(server, live);
            server.stop();
            finds(data, live);

            Process rotation = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            "org.examhall.app.RotateBankKey",
                            "--data",
                            data.toString())
                    .inheritIO()
                    .start();
            byte[] before = Files.readAllBytes(data.resolve("keys/bank.key"));
            assertThat(rotation.waitFor()).isZero();
            assertThat(Files.readAllBytes(data.resolve("keys/bank.key"))).isNotEqualTo(before);

            server.restart();
            office = new Visitor(server.address()).signIn("administrator");
            assertThat(office.get("/bank/item.xhtml?item=sample-bank/order").body())
                    .contains("<p>In which order?", "norsk: In which order?");
            server.stop();

            Files.write(data.resolve("keys/bank.key"), before);
            assertThatThrownBy(server::restart)
                    .hasMessageContaining("The server did not start")
                    .isInstanceOf(IllegalStateException.class);
            assertThat(Files.readString(data.resolve("logs/server.log")))
                    .contains("The question banks are sealed with another key");
        }
    }

    /** One candidate writes a paper in each language that is offered. */
    private static void sit(RunningServer server) throws IOException {
        Visitor trainer = new Visitor(server.address()).signIn("trainer");
        String sitting = trainer.sitting();
        trainer.act(sitting, "open", "\"all\"");
        Map<String, JsonObject> byLanguage = new TreeMap<>();
        trainer.board(sitting)
                .getJsonArray("candidates")
                .getValuesAs(JsonObject.class)
                .forEach(row -> byLanguage.put(row.getString("language"), row));
        List<Language> offered = BankFixture.blueprint().languages();
        assertThat(byLanguage.keySet())
                .isEqualTo(new TreeSet<>(offered.stream().map(Language::tag).toList()));
        for (JsonObject row : byLanguage.values()) {
            String script = row.getString("script");
            Visitor candidate = new Visitor(server.address());
            candidate.enter(row.getString("number"), row.getString("keycode"));
            assertThat(candidate.cookies()).containsEntry("examhall-language", row.getString("language"));
            candidate.checkIn();
            trainer.act(sitting, "admit", "[\"" + script + "\"]");
            trainer.act(sitting, "start", "[\"" + script + "\"]");
            Visitor.Answer page = candidate.get("/exam/paper.xhtml");
            assertThat(page.body()).containsPattern("<html[^>]* lang=\"" + row.getString("language") + "\"");
            assertThat(page.whole().headers().firstValue("Cache-Control")).hasValue("no-store");
            ShownPaper paper = new ShownPaper(page.body());
            assertThat(PaperInHand.read(page.body())).hasSize(60);
            Random random = new Random(1);
            for (ShownPaper.Question question : paper.questions()) {
                candidate.call(
                        "PUT",
                        "/api/scripts/" + script + "/answers",
                        "{\"seat\":1,\"answers\":[{\"position\":" + question.position()
                                + ",\"revision\":1,\"response\":" + question.someAnswer(random) + "}]}");
            }
            assertThat(candidate
                            .call("POST", "/api/scripts/" + script + "/hand-in", "{\"seat\":1,\"answers\":[]}")
                            .status())
                    .isEqualTo(200);
        }
    }

    private static void load(RunningServer server, PackageFixture live) throws Exception {
        Visitor office = new Visitor(server.address()).signIn("administrator");
        Matcher recipient = RECIPIENT.matcher(office.get(PACKAGES).body());
        assertThat(recipient.find()).isTrue();
        assertThat(office.get("/bank/recipient.txt").body()).contains(recipient.group(1));
        byte[] zip = Files.readAllBytes(live.zip(Files.createTempFile("live", ".zip")));

        assertThat(send(server, office, zip)).contains("This package is not encrypted");
        String defective = send(
                server,
                office,
                PackageKeyTest.encrypted(
                        recipient.group(1),
                        Files.readAllBytes(new PackageFixture()
                                .replace("items/order.xml", "ordered", "loose")
                                .zip(Files.createTempFile("spoilt", ".zip")))));
        assertThat(defective).contains("cannot be loaded", "items/order.xml:").doesNotContain("In which order");
        String look = send(server, office, PackageKeyTest.encrypted(recipient.group(1), zip));
        assertThat(look).contains("Added items: <strong>5</strong>", "<code>inline</code>", "English, Norwegian");
        assertThat(look).doesNotContain("In which order");
        assertThat(office.get("/bank/items.xhtml?words=omega").body()).doesNotContain("The single");
        assertThat(post(server, office, Map.of("load", "load"), new byte[0]).location())
                .startsWith(PACKAGES);
        assertThat(office.get(PACKAGES).body()).contains("sample-bank, 1");
        assertThat(office.get("/bank/items.xhtml?words=omega").body()).contains("The single");
    }

    private static String send(RunningServer server, Visitor office, byte[] file) throws IOException {
        return post(server, office, Map.of("send", "send"), file).body();
    }

    /** The page's form with its file, as a browser sends it. */
    private static Visitor.Answer post(RunningServer server, Visitor office, Map<String, String> pressed, byte[] file)
            throws IOException {
        Map<String, String> fields = new TreeMap<>(pressed);
        Matcher hidden = HIDDEN.matcher(office.get(PACKAGES).body());
        while (hidden.find()) {
            fields.put(Visitor.attribute(hidden.group(), "name"), Visitor.attribute(hidden.group(), "value"));
        }
        fields.put("packages", "packages");
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Map.Entry<String, String> field : fields.entrySet()) {
            body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + field.getKey()
                            + "\"\r\n\r\n" + field.getValue() + "\r\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                        + (file.length == 0 ? "" : "live.age")
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return office.sendBytes(
                "POST",
                PACKAGES,
                Map.of("Origin", server.address(), "Content-Type", "multipart/form-data; boundary=" + BOUNDARY),
                body.toByteArray());
    }

    /** Looks through every file for the words of items, and for the answers' keys to be open beside the words. */
    private static void finds(Path data, PackageFixture live) throws IOException {
        List<String> wanted = new ArrayList<>(List.of("In which order?", "Which belong together?", "på norsk: "));
        BankPackage bank = BankFixture.practitioner();
        Stream.concat(bank.content().stream(), bank.content(Language.NB).stream())
                .map(SealedBankIT::words)
                .forEach(wanted::add);
        assertThat(live.text("items/order.xml")).contains(wanted.get(0));
        Pattern any = Pattern.compile(
                String.join("|", wanted.stream().map(Pattern::quote).toList()), Pattern.CASE_INSENSITIVE);
        List<String> open = new ArrayList<>();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Matcher found = any.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
                if (found.find()) {
                    open.add(data.relativize(file) + ": " + found.group());
                }
            }
        }
        assertThat(open).isEmpty();
    }

    /** Enough of a stem to know it by, in letters that any file writes alike. */
    private static String words(Item item) {
        Matcher run = Pattern.compile("[A-Za-z ,]{24,60}").matcher(Markup.textOf(item.prompt()));
        return run.find() ? run.group().strip() : item.title();
    }
}
