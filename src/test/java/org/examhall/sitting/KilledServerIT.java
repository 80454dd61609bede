package org.examhall.sitting;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.examhall.app.Books;
import org.examhall.app.RunningServer;
import org.examhall.app.ShownPaper;
import org.examhall.app.Visitor;
import org.examhall.kernel.Reference;
import org.junit.jupiter.api.Test;

/**
 * Twenty candidates write, the invigilator pauses clocks and gives time, and again and again the server dies without
 * warning at a moment that nobody chose. Afterwards nothing is gone that was acknowledged, and everybody goes on.
 *
 * <p>System properties: {@code examhall.kill.rounds} (4), {@code examhall.kill.seed} (printed, to repeat a run).
 */
class KilledServerIT {

    private static final int ROUNDS = Integer.getInteger("examhall.kill.rounds", 4);
    private static final long SEED = Long.getLong("examhall.kill.seed", System.nanoTime());
    private static final long BASE_MILLIS = TimeUnit.MINUTES.toMillis(90);

    /** A revision of an answer. */
    private record Sent(int position, long revision, String response) {}

    /** One candidate with a browser: what was sent, and what of it the server has acknowledged. */
    private static final class Writer {

        final Visitor browser;
        final Random random;
        String script = "";
        ShownPaper paper;
        final Map<Integer, Long> revisions = new HashMap<>();
        final Set<Sent> sent = new HashSet<>();
        final Set<Sent> acknowledged = new HashSet<>();
        List<Sent> underWay = List.of();

        Writer(String base, long seed) {
            browser = new Visitor(base);
            random = new Random(seed);
        }

        /** Writes until the server is gone. */
        int writeUntilCut() {
            int saves = 0;
            while (true) {
                try {
                    writeOnce();
                    saves++;
                    TimeUnit.MILLISECONDS.sleep(random.nextInt(20));
                } catch (IOException cut) {
                    return saves;
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        }

        void writeOnce() throws IOException {
            List<Sent> answers = new ArrayList<>();
            int count = 1 + random.nextInt(3);
            for (int i = 0; i < count; i++) {
                ShownPaper.Question question =
                        paper.questions().get(random.nextInt(paper.questions().size()));
                long revision = revisions.merge(question.position(), 1L, Long::sum);
                String response = random.nextInt(10) == 0 ? "{}" : question.someAnswer(random);
                answers.add(new Sent(question.position(), revision, response));
            }
            underWay = answers;
            sent.addAll(answers);
            send();
        }

        /** Sends what is under way, again if need be, and notes what is acknowledged. */
        void send() throws IOException {
            Visitor.Answer answer = browser.call("PUT", "/api/scripts/" + script + "/answers", body(underWay));
            assertThat(answer.status()).as("a save: " + answer.body()).isIn(200, 409);
            JsonObject taken = answer.json();
            List<JsonObject> refused = taken.getJsonArray("refused").getValuesAs(JsonObject.class);
            assertThat(answer.status()).isEqualTo(refused.isEmpty() ? 200 : 409);
            assertThat(refused).allMatch(this::isOvertakenByTheSameMessage, "overtaken by a later answer sent with it");
            assertThat(taken.getJsonArray("held")).isEmpty();
            assertThat(taken.getJsonArray("saved")).hasSize(underWay.size() - refused.size());
            acknowledged.addAll(underWay);
            underWay = List.of();
        }

        /**
         * A message may carry two answers to one question. If it was stored, but its acknowledgement was lost, and it
         * is sent again, the earlier of the two is stale by then, and both are in the journal.
         */
        private boolean isOvertakenByTheSameMessage(JsonObject refused) {
            return refused.getString("reason").equals("stale")
                    && underWay.stream()
                            .anyMatch(each -> each.position() == refused.getInt("position")
                                    && each.revision()
                                            == refused.getJsonNumber("revision").longValue());
        }

        /** The latest revision of each answer that the server has acknowledged. */
        Map<Integer, Sent> latestAcknowledged() {
            Map<Integer, Sent> latest = new TreeMap<>();
            acknowledged.forEach(each -> latest.merge(
                    each.position(), each, (one, other) -> one.revision() > other.revision() ? one : other));
            return latest;
        }
    }

    static String body(List<? extends Record> answers) {
        StringBuilder json = new StringBuilder("{\"seat\":1,\"answers\":[");
        for (Record each : answers) {
            Sent answer = (Sent) each;
            json.append(json.charAt(json.length() - 1) == '[' ? "" : ",")
                    .append("{\"position\":")
                    .append(answer.position())
                    .append(",\"revision\":")
                    .append(answer.revision())
                    .append(",\"response\":")
                    .append(answer.response())
                    .append('}');
        }
        return json.append("]}").toString();
    }

    /** The invigilator, who acts all the time too. */
    private static final class Invigilator {

        final Visitor browser;
        final Random random;
        final String sitting;
        final List<String> scripts = new ArrayList<>();
        final Set<String> given = new HashSet<>();
        final Set<String> tried = new HashSet<>();
        String uncertain = "";
        Map<String, JsonObject> seen = Map.of();
        int actions;

        Invigilator(Visitor browser, String sitting, long seed) {
            this.browser = browser;
            this.sitting = sitting;
            this.random = new Random(seed);
        }

        int actUntilCut() {
            int done = 0;
            while (true) {
                try {
                    look();
                    actOnce();
                    done++;
                    TimeUnit.MILLISECONDS.sleep(random.nextInt(60));
                } catch (IOException cut) {
                    return done;
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        }

        void look() throws IOException {
            Map<String, JsonObject> rows = new HashMap<>();
            browser.board(sitting)
                    .getJsonArray("candidates")
                    .getValuesAs(JsonObject.class)
                    .forEach(row -> rows.put(row.getString("script"), row));
            seen = rows;
            uncertain = "";
        }

        private void actOnce() throws IOException {
            String script = scripts.get(random.nextInt(scripts.size()));
            boolean paused = seen.get(script).getBoolean("paused");
            String reason = "no. " + ++actions;
            String action = paused ? "resume" : random.nextBoolean() ? "pause" : "addTime";
            uncertain = script;
            tried.add(script + " " + reason);
            Visitor.Answer answer = browser.call(
                    "POST",
                    "/api/board/" + sitting + "/actions",
                    "{\"action\":\"" + action + "\",\"request\":\"" + Reference.fresh(Clock.systemUTC())
                            + "\",\"minutes\":1,\"reason\":\"" + reason + "\",\"scripts\":[\""
                            + script + "\"]}");
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(answer.json().getJsonArray("done")).as(answer.body()).hasSize(1);
            if (action.equals("addTime")) {
                given.add(script + " " + reason);
            }
        }
    }

    private final List<Writer> writers = new ArrayList<>();

    @Test
    void whatWasAcknowledgedOutlivesTheServerAndEverybodyGoesOn() throws Exception {
        System.out.println("KilledServerIT: -Dexamhall.kill.seed=" + SEED + " -Dexamhall.kill.rounds=" + ROUNDS);
        Random random = new Random(SEED);
        ExecutorService people = Executors.newFixedThreadPool(21);
        try (RunningServer server =
                RunningServer.start(RunningServer.freshData("killed-server"), RunningServer.freePort())) {
            Invigilator invigilator = begin(server, random);
            for (int round = 1; round <= ROUNDS; round++) {
                int saves = killed(server, invigilator, people, 300 + random.nextInt(2_700));
                try (Books books = Books.copyOf(server, "killed-server-copy")) {
                    checkBooks(books, invigilator);
                }
                server.restart();
                System.out.println("KilledServerIT: round " + round + ", " + saves + " saves before the server died");
                goOn(server, invigilator);
            }
            handIn(people);
            server.stop();
            try (Books books = Books.of(server)) {
                checkBooks(books, invigilator);
                checkResults(books);
            }
        } finally {
            people.shutdownNow();
        }
    }

    private Invigilator begin(RunningServer server, Random random) throws IOException {
        Visitor trainer = new Visitor(server.address()).signIn("trainer");
        String sitting = trainer.sitting();
        trainer.act(sitting, "open", "\"all\"");
        Invigilator invigilator = new Invigilator(trainer, sitting, random.nextLong());
        for (JsonObject row : trainer.board(sitting).getJsonArray("candidates").getValuesAs(JsonObject.class)) {
            Writer writer = new Writer(server.address(), random.nextLong());
            writer.script = row.getString("script");
            assertThat(writer.browser
                            .enter(row.getString("number"), row.getString("keycode"))
                            .location())
                    .startsWith("/exam/check-in.xhtml");
            writer.browser.checkIn();
            writers.add(writer);
            invigilator.scripts.add(writer.script);
        }
        assertThat(writers).hasSize(20);
        assertThat(trainer.act(sitting, "admit", "\"all\"").getJsonArray("done"))
                .hasSize(20);
        assertThat(trainer.act(sitting, "start", "\"all\"").getJsonArray("done"))
                .hasSize(20);
        for (Writer writer : writers) {
            Visitor.Answer page = writer.browser.get("/exam/paper.xhtml");
            assertThat(page.status()).isEqualTo(200);
            writer.paper = new ShownPaper(page.body());
            assertThat(writer.paper.questions()).hasSize(60);
            seat(writer);
        }
        return invigilator;
    }

    private static JsonObject seat(Writer writer) throws IOException {
        Visitor.Answer answer = writer.browser.call("POST", "/api/scripts/" + writer.script + "/seat", "{}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    /** Everybody is busy; after so many milliseconds the server dies. */
    private int killed(RunningServer server, Invigilator invigilator, ExecutorService people, int millis)
            throws InterruptedException, ExecutionException, IOException {
        invigilator.look();
        List<Callable<Integer>> busy = new ArrayList<>();
        writers.forEach(writer -> busy.add(writer::writeUntilCut));
        Future<Integer> actions = people.submit(invigilator::actUntilCut);
        List<Future<Integer>> saves = new ArrayList<>();
        busy.forEach(each -> saves.add(people.submit(each)));
        TimeUnit.MILLISECONDS.sleep(millis);
        server.kill9();
        int total = 0;
        for (Future<Integer> each : saves) {
            total += each.get();
        }
        assertThat(total).as("saves before the server died").isPositive();
        assertThat(actions.get()).isNotNegative();
        return total;
    }

    /** What lies on disk: each acknowledged answer, an unbroken journal, and a clock that the ledger explains. */
    private void checkBooks(Books books, Invigilator invigilator) {
        for (Writer writer : writers) {
            checkJournal(books, writer);
            checkAnswers(books, writer);
            checkClock(books, writer.script);
        }
        Set<String> additions = new HashSet<>();
        books.rows("select script_id, reason from time_entry where kind = 'ADDITION'")
                .forEach(row -> assertThat(additions.add(row[0] + " " + row[1]))
                        .as("time is given once: " + row[1])
                        .isTrue());
        assertThat(additions).containsAll(invigilator.given);
        assertThat(invigilator.tried).containsAll(additions);
    }

    private static void checkJournal(Books books, Writer writer) {
        Object[] script = books.rows(
                        "select journal_length, chain_head, answered from script where id = ?", writer.script)
                .get(0);
        String head = JournalRow.ROOT;
        int seq = 0;
        Set<Sent> recorded = new HashSet<>();
        Map<Integer, Sent> last = new TreeMap<>();
        for (Object[] row : books.rows(
                "select seq, kind, position, revision, response, recorded_at, hash from journal where script_id = ?"
                        + " order by seq",
                writer.script)) {
            JournalRow expected = new JournalRow(
                    writer.script,
                    ++seq,
                    JournalKind.valueOf((String) row[1]),
                    (Integer) row[2],
                    (Long) row[3],
                    (String) row[4],
                    Instant.ofEpochMilli((Long) row[5]),
                    head);
            assertThat(row[0]).isEqualTo(seq);
            assertThat(row[6]).as("row " + seq + " follows from the one before").isEqualTo(expected.getHash());
            head = expected.getHash();
            if (expected.getKind() == JournalKind.ANSWER) {
                Sent answer = new Sent(expected.getPosition(), expected.getRevision(), expected.response());
                assertThat(recorded.add(answer))
                        .as("journalled once: " + answer)
                        .isTrue();
                last.put(answer.position(), answer);
            }
        }
        assertThat(script[0]).isEqualTo(seq);
        assertThat(script[1]).isEqualTo(head);
        assertThat(recorded).as("every acknowledged answer is in the journal").containsAll(writer.acknowledged);
        assertThat(writer.sent).as("and nothing that was not sent").containsAll(recorded);
        long answered = last.values().stream()
                .filter(answer -> !answer.response().equals("{}"))
                .count();
        assertThat(((Number) script[2]).longValue()).isEqualTo(answered);
    }

    private static void checkAnswers(Books books, Writer writer) {
        Map<Integer, Long> current = new HashMap<>();
        books.rows(
                        "select position, max(revision) from journal where script_id = ? and kind = 'ANSWER'"
                                + " group by position",
                        writer.script)
                .forEach(row -> current.put((Integer) row[0], (Long) row[1]));
        writer.latestAcknowledged()
                .forEach((position, answer) ->
                        assertThat(current.get(position)).isGreaterThanOrEqualTo(answer.revision()));
    }

    private static void checkClock(Books books, String script) {
        Object[] clock = books.rows("select started_at, ends_at, allowance_millis from script where id = ?", script)
                .get(0);
        long ledger = books.number("select sum(millis) from time_entry where script_id = ?", script);
        long base = books.number("select sum(millis) from time_entry where script_id = ? and kind = 'BASE'", script);
        assertThat(base).isEqualTo(BASE_MILLIS);
        assertThat((Long) clock[2]).isEqualTo(ledger);
        assertThat((Long) clock[1]).as("the ledger explains the clock").isEqualTo((Long) clock[0] + ledger);
    }

    /** The server is back. Nobody signs in again but the invigilator, whose session died with it. */
    private void goOn(RunningServer server, Invigilator invigilator) throws IOException {
        Map<String, JsonObject> before = invigilator.seen;
        String uncertain = invigilator.uncertain;
        invigilator.browser.signIn("trainer");
        invigilator.look();
        for (Writer writer : writers) {
            JsonObject now = invigilator.seen.get(writer.script);
            if (!writer.script.equals(uncertain)) {
                assertThat(now.get("endsAt"))
                        .isEqualTo(before.get(writer.script).get("endsAt"));
                assertThat(now.get("pausedAt"))
                        .isEqualTo(before.get(writer.script).get("pausedAt"));
                assertThat(now.get("startedAt"))
                        .isEqualTo(before.get(writer.script).get("startedAt"));
                assertThat(now.get("ledger"))
                        .isEqualTo(before.get(writer.script).get("ledger"));
            }
            JsonObject seating = seat(writer);
            assertThat(seating.getString("state")).isEqualTo("WRITING");
            assertThat(seating.get("endsAt")).isEqualTo(now.get("endsAt"));
            checkShown(writer, seating.getJsonArray("answers"));
            Visitor.Answer page = writer.browser.get("/exam/paper.xhtml");
            assertThat(page.status())
                    .as("the paper, with the cookie from before")
                    .isEqualTo(200);
            assertThat(new ShownPaper(page.body()).markup()).isEqualTo(writer.paper.markup());
            if (!writer.underWay.isEmpty()) {
                writer.send(); // a window sends again what was not acknowledged
            }
            writer.writeOnce();
        }
    }

    private static void checkShown(Writer writer, JsonArray answers) {
        Map<Integer, Sent> shown = new TreeMap<>();
        for (JsonObject answer : answers.getValuesAs(JsonObject.class)) {
            Sent one = new Sent(
                    answer.getInt("position"),
                    answer.getJsonNumber("revision").longValue(),
                    answer.getJsonObject("response").toString());
            shown.put(one.position(), one);
        }
        assertThat(writer.sent).containsAll(shown.values());
        writer.latestAcknowledged().forEach((position, answer) -> {
            assertThat(shown).containsKey(position);
            assertThat(shown.get(position).revision()).isGreaterThanOrEqualTo(answer.revision());
        });
    }

    private void handIn(ExecutorService people) throws InterruptedException, ExecutionException {
        List<Callable<Void>> last = new ArrayList<>();
        for (Writer writer : writers) {
            last.add(() -> {
                Visitor.Answer answer = writer.browser.call(
                        "POST", "/api/scripts/" + writer.script + "/hand-in", body(writer.underWay));
                assertThat(answer.status()).as(answer.body()).isEqualTo(200);
                long answered = writer.latestAcknowledged().values().stream()
                        .filter(each -> !each.response().equals("{}"))
                        .count();
                assertThat(answer.json().getInt("answered")).isEqualTo((int) answered);
                Visitor.Answer receipt = writer.browser.get("/exam/receipt.xhtml");
                assertThat(receipt.status()).isEqualTo(200);
                assertThat(receipt.body()).contains(answer.json().getString("receipt"));
                return null;
            });
        }
        for (Future<Void> each : people.invokeAll(last)) {
            each.get();
        }
    }

    /** Each script has its marks and one provisional result, for exactly the answers that were given. */
    private void checkResults(Books books) {
        assertThat(books.number("select count(*) from held_answer")).isZero();
        for (Writer writer : writers) {
            long answered = writer.latestAcknowledged().values().stream()
                    .filter(each -> !each.response().equals("{}"))
                    .count();
            Object[] mark = books.rows(
                            "select answered, questions, earned, possible from script_mark where script_id = ?",
                            writer.script)
                    .get(0);
            assertThat(((Number) mark[0]).longValue()).isEqualTo(answered);
            assertThat(mark[1]).isEqualTo(60);
            List<Object[]> result =
                    books.rows("select marks, possible, state from result where script_id = ?", writer.script);
            assertThat(result).hasSize(1);
            assertThat((BigDecimal) result.get(0)[0]).isEqualByComparingTo((BigDecimal) mark[2]);
            assertThat((BigDecimal) result.get(0)[1]).isEqualByComparingTo("60");
            assertThat(result.get(0)[2]).isEqualTo("PROVISIONAL");
        }
    }
}
