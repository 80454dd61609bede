package org.examhall.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.examhall.bank.Item;
import org.junit.jupiter.api.DynamicTest;

/**
 * The demonstration sitting on a server of its own, which may be stopped and killed, with candidates in real browsers
 * who know the right answers. Each ends with a comparison of journal, answers and marks on disk ({@link Reconciled}).
 */
final class OwnRoom implements AutoCloseable {

    /** How a candidate ended: what was answered and counts, how many answers came late, how many wait for a person. */
    private record Ended(String what, String script, SortedMap<Integer, String> answers, int late, int waiting) {}

    private final Browser browser;
    private final RunningServer server;
    private final Visitor trainer;
    private final String sitting;
    private final Iterator<JsonObject> rows;
    private final List<JsonObject> all;
    private final List<Ended> ended = new ArrayList<>();

    OwnRoom(Browser browser, String data, Map<String, String> settings) throws IOException {
        this.browser = browser;
        server = RunningServer.start(RunningServer.freshData(data), RunningServer.freePort(), settings);
        trainer = new Visitor(server.address()).signIn("trainer");
        sitting = trainer.sitting();
        trainer.act(sitting, "open", "\"all\"");
        // Reading aids cover what the tests click on.
        all = trainer.board(sitting).getJsonArray("candidates").getValuesAs(JsonObject.class).stream()
                .filter(row -> row.isNull("arrangement"))
                .toList();
        rows = all.iterator();
    }

    RunningServer server() {
        return server;
    }

    String sitting() {
        return sitting;
    }

    /** The invigilator, by the calls of the board. */
    Visitor trainer() {
        return trainer;
    }

    /** The script of the candidate whom {@link #nextRow} gives in this place, counted from 0. */
    String script(int place) {
        return all.get(place).getString("script");
    }

    /** The slip of the next candidate. */
    JsonObject nextRow() {
        return rows.next();
    }

    CandidateAtExam next() {
        JsonObject row = nextRow();
        return new CandidateAtExam(browser, server, row.getString("number"), row.getString("keycode"));
    }

    /** A candidate at a browser that was opened before. */
    CandidateAtExam at(BrowserContext context, JsonObject row) {
        return new CandidateAtExam(new Person(context, server), row.getString("number"), row.getString("keycode"));
    }

    /** From the door to the open paper. */
    SortedMap<Integer, Item> start(CandidateAtExam candidate) throws IOException {
        candidate.checkIn();
        String one = trainer.board(sitting).getJsonArray("candidates").getValuesAs(JsonObject.class).stream()
                .filter(row -> row.getString("number").equals(candidate.number()))
                .map(row -> "[\"" + row.getString("script") + "\"]")
                .findFirst()
                .orElseThrow();
        trainer.act(sitting, "admit", one);
        trainer.act(sitting, "start", one);
        return candidate.receivePaper();
    }

    /** The invigilator ends a script. */
    void end(String script) throws IOException {
        Visitor.Answer answer = trainer.call(
                "POST",
                "/api/board/" + sitting + "/actions",
                "{\"action\":\"end\",\"reason\":\"The room is closed\",\"scripts\":[\"" + script + "\"]}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    /** Answers some questions as the key has them. */
    static void answer(CandidateAtExam candidate, SortedMap<Integer, Item> items, int from, int to) {
        items.subMap(from, to + 1).forEach(candidate::answerRight);
    }

    static void offline(CandidateAtExam candidate, boolean away) {
        candidate.person().context().setOffline(away);
    }

    /** What the page says of the saving. */
    static Locator state(Page page) {
        return page.locator("#state-text");
    }

    /** The processes of a browser that keeps what it keeps in this folder. */
    static List<ProcessHandle> processes(Path profile) {
        List<ProcessHandle> processes = ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains("--user-data-dir=" + profile))
                        .isPresent())
                .toList();
        assertThat(processes).isNotEmpty();
        return processes;
    }

    /**
     * Notes how a candidate has ended who answered the first questions rightly.
     *
     * @param count how many of the answers count
     * @param late how many of these arrived after the end
     * @param waiting how many answers wait for a person
     */
    void ended(String what, String script, SortedMap<Integer, Item> items, int count, int late, int waiting) {
        ended.add(
                new Ended(what, script, CandidateAtExam.keys(new TreeMap<>(items.headMap(count + 1))), late, waiting));
    }

    /** Stops the server and compares, candidate by candidate, what is on disk. */
    Stream<DynamicTest> reconciled(int candidates) {
        server.stop();
        assertThat(ended).hasSize(candidates);
        Books books = Books.of(server);
        return ended.stream()
                .map(one -> dynamicTest(
                        one.what(),
                        () -> Reconciled.check(books, one.script(), one.answers(), one.late(), one.waiting())))
                .onClose(books::close);
    }

    @Override
    public void close() {
        server.close();
    }
}
