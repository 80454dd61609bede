package org.examhall.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * What can go wrong around an exam that the exam itself cannot help: the clocks of the country change, one candidate
 * has two windows, the disk under the database is full. The server's own clock stands shortly before the end of summer
 * time in 2026, 01:00 UTC on 25 October, in London as in Oslo.
 *
 * <p>System properties: {@code examhall.disk.seconds} (12), how long nothing can be written, and
 * {@code examhall.disk.seed} (printed).
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HardDayIT {

    private static final Instant CHANGE = Instant.parse("2026-10-25T01:00:00Z");
    private static final int FULL_SECONDS = Integer.getInteger("examhall.disk.seconds", 12);
    private static final long SEED = Long.getLong("examhall.disk.seed", System.nanoTime());
    private static final int CANDIDATES = 12;

    private RunningServer server;
    private long ahead;
    private ExamDayRoom room;
    private Visitor trainer;
    private String sitting;

    /** A candidate of the demonstration sitting, and the end of the exam as it was told at its beginning. */
    private record Writer(Visitor browser, String script, ShownPaper paper, long endsAt) {}

    private final List<Writer> writers = new ArrayList<>();

    private static Map<String, String> ahead(long millis) {
        return Map.of("EXAMHALL_DEMONSTRATION_AHEAD", Duration.ofMillis(millis).toString());
    }

    @BeforeAll
    void begins() throws Exception {
        ahead = CHANGE.minus(Duration.ofMinutes(20)).toEpochMilli() - System.currentTimeMillis();
        server = RunningServer.start(RunningServer.freshData("hard-day"), RunningServer.freePort(), ahead(ahead));
        // First, because no server is tried with made-up candidates while others sit an exam.
        room = ExamDayRoom.arrive(server, CANDIDATES, FULL_SECONDS + 26, ahead, new Random(SEED));
        trainer = new Visitor(server.address()).signIn("trainer");
        sitting = trainer.sitting();
        trainer.act(sitting, "open", "\"all\"");
        List<JsonObject> rows =
                trainer.board(sitting).getJsonArray("candidates").getValuesAs(JsonObject.class);
        for (JsonObject row : rows.subList(0, 2)) {
            Visitor browser = new Visitor(server.address());
            assertThat(browser.enter(row.getString("number"), row.getString("keycode"))
                            .location())
                    .startsWith("/exam/check-in.xhtml");
            browser.checkIn();
            String one = "[\"" + row.getString("script") + "\"]";
            trainer.act(sitting, "admit", one);
            trainer.act(sitting, "start", one);
            ShownPaper paper = new ShownPaper(browser.get("/exam/paper.xhtml").body());
            JsonObject seat =
                    call(browser, "POST", row.getString("script"), "seat", "{}").json();
            writers.add(new Writer(
                    browser,
                    row.getString("script"),
                    paper,
                    seat.getJsonNumber("endsAt").longValue()));
        }
    }

    @AfterAll
    void ends() {
        if (server != null) {
            server.close();
        }
    }

    private static Visitor.Answer call(Visitor browser, String method, String script, String what, String body)
            throws IOException {
        return browser.call(method, "/api/scripts/" + script + "/" + what, body);
    }

    /**
     * Two windows of one candidate answer the same questions at the same time, each as if it were alone. Whatever one
     * of them was told is saved stays in the journal, each revision counts once, and the highest is the answer.
     */
    @Test
    @Order(1)
    void twoWindowsOfOneCandidateCorruptNothing() throws Exception {
        Writer one = writers.get(0);
        Visitor second = new Visitor(server.address()).with(one.browser().cookies());
        Map<String, String> acknowledged = new ConcurrentHashMap<>();
        Map<Integer, Long> highest = new ConcurrentHashMap<>();
        ExecutorService windows = Executors.newFixedThreadPool(2);
        List<Future<Integer>> told = new ArrayList<>();
        for (Visitor window : List.of(one.browser(), second)) {
            Random random = new Random(SEED + told.size());
            told.add(windows.submit(() -> {
                int stale = 0;
                for (int i = 0; i < 60; i++) {
                    ShownPaper.Question question = one.paper().questions().get(random.nextInt(5));
                    long revision = 1 + i / 3 + random.nextInt(2);
                    String response = question.someAnswer(random);
                    Visitor.Answer answer = call(
                            window,
                            "PUT",
                            one.script(),
                            "answers",
                            "{\"seat\":1,\"answers\":[{\"position\":" + question.position() + ",\"revision\":"
                                    + revision + ",\"response\":" + response + "}]}");
                    assertThat(answer.status()).as(answer.body()).isIn(200, 409);
                    if (answer.status() == 200) {
                        String before = acknowledged.put(question.position() + "/" + revision, response);
                        assertThat(before).as("one revision, one answer").isIn(null, response);
                        highest.merge(question.position(), revision, Math::max);
                    } else {
                        stale++;
                        assertThat(answer.json()
                                        .getJsonArray("refused")
                                        .getJsonObject(0)
                                        .getString("reason"))
                                .isEqualTo("stale");
                    }
                }
                return stale;
            }));
        }
        int stale = 0;
        for (Future<Integer> each : told) {
            stale += each.get();
        }
        windows.shutdown();
        assertThat(stale).as("the windows got in each other's way").isPositive();
        Map<Integer, JsonObject> stands = new HashMap<>();
        call(one.browser(), "POST", one.script(), "seat", "{}")
                .json()
                .getJsonArray("answers")
                .getValuesAs(JsonObject.class)
                .forEach(answer -> stands.put(answer.getInt("position"), answer));
        highest.forEach((position, revision) -> {
            assertThat(stands.get(position).getJsonNumber("revision").longValue())
                    .isEqualTo(revision);
            assertThat(stands.get(position).getJsonObject("response").toString())
                    .isEqualTo(acknowledged.get(position + "/" + revision));
        });
    }

    /**
     * For a while the system refuses the server every write to a file. What is acknowledged is on disk; what is not,
     * says so; and when there is room again everything goes in.
     */
    @Test
    @Order(2)
    void aFullDiskLosesNothingAndSaysSo() throws Exception {
        assumeTrue(
                server.limitWrites(false),
                "prlimit (Linux, util-linux) is needed to take the disk from a running server");
        System.out.println("HardDayIT: -Dexamhall.disk.seed=" + SEED);
        ExecutorService people = Executors.newFixedThreadPool(CANDIDATES);
        List<Future<?>> sitters = new ArrayList<>();
        for (ExamDayCandidate candidate : room.candidates()) {
            sitters.add(people.submit(() -> {
                candidate.sit();
                return null;
            }));
        }
        TimeUnit.SECONDS.sleep(8);
        long begun = System.nanoTime();
        assertThat(server.limitWrites(true)).isTrue();
        TimeUnit.SECONDS.sleep(1); // what was under way comes to its end
        int before = room.candidates().stream()
                .mapToInt(ExamDayCandidate::acknowledged)
                .sum();
        boolean saidSo = false;
        while (System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(FULL_SECONDS)) {
            saidSo |= room.candidates().stream().anyMatch(one -> one.refusedByServer() > 0);
            TimeUnit.MILLISECONDS.sleep(200);
        }
        int after = room.candidates().stream()
                .mapToInt(ExamDayCandidate::acknowledged)
                .sum();
        assertThat(after).as("nothing is acknowledged that cannot be written").isEqualTo(before);
        assertThat(saidSo).as("a window hears that its answers were not stored").isTrue();
        assertThat(server.limitWrites(false)).isTrue();
        boolean healed = server.heal();
        System.out.println("HardDayIT: the disk was full for " + FULL_SECONDS + " s; "
                + (healed
                        ? "the server went on by itself"
                        : "the server said that it was not ready, and was started again"));
        for (Future<?> sitter : sitters) {
            sitter.get(2, TimeUnit.MINUTES);
        }
        people.shutdown();
        server.stop();
        try (Books books = Books.of(server)) {
            SoftAssertions all = new SoftAssertions();
            for (ExamDayCandidate one : room.candidates()) {
                ExamDayCheck.checkJournal(books, one, all);
                ExamDayCheck.checkHeld(books, one, all);
                ExamDayCheck.checkMarks(books, one, all);
                one.settleClock();
                ExamDayCheck.checkClock(books, one, all);
            }
            all.assertAll();
            assertThat(ExamDayCheck.proof(books)).doesNotContain("BROKEN");
        }
        // An hour later, on the other side of the change of the clocks.
        ahead += Duration.ofHours(1).toMillis();
        server.restart(ahead(ahead));
    }

    /** The clocks went back while two candidates wrote: their time did not change, and pages name each hour's zone. */
    @Test
    @Order(3)
    void theEndOfSummerTimeGivesAndTakesNoTime() throws Exception {
        long now = System.currentTimeMillis() + ahead;
        assertThat(Instant.ofEpochMilli(now)).as("it is after the change").isAfter(CHANGE);
        trainer.signIn("trainer");
        for (Writer one : writers) {
            JsonObject seat =
                    call(one.browser(), "POST", one.script(), "seat", "{}").json();
            assertThat(seat.getString("state")).isEqualTo("WRITING");
            assertThat(seat.getJsonNumber("endsAt").longValue()).isEqualTo(one.endsAt());
            assertThat(seat.getJsonNumber("now").longValue()).isBetween(now, now + 120_000);
            Visitor.Answer handedIn =
                    call(one.browser(), "POST", one.script(), "hand-in", "{\"seat\":1,\"answers\":[]}");
            assertThat(handedIn.status()).as(handedIn.body()).isEqualTo(200);
            assertThat(one.browser().get("/exam/receipt.xhtml").body())
                    .contains("25 Oct 2026, 01:")
                    .contains(" GMT");
        }
        String record = trainer.get("/sitting/record.xhtml?sitting=" + sitting).body();
        assertThat(record).as("began in summer time").containsPattern("01:\\d\\d BST");
        assertThat(record).as("ended in winter time").containsPattern("01:\\d\\d GMT");
        server.stop();
        try (Books books = Books.of(server)) {
            for (Writer one : writers) {
                Object[] script = books.rows(
                                "select started_at, ends_at, allowance_millis, handed_in_by, handed_in_at from script"
                                        + " where id = ?",
                                one.script())
                        .get(0);
                assertThat((Long) script[1] - (Long) script[0]).isEqualTo((Long) script[2]);
                assertThat(script[3]).isEqualTo("CANDIDATE");
                assertThat((Long) script[4] - (Long) script[0])
                        .as("an hour has passed, and not none")
                        .isGreaterThan(Duration.ofMinutes(59).toMillis());
            }
            assertThat(ExamDayCheck.proof(books)).doesNotContain("BROKEN");
        }
    }
}
