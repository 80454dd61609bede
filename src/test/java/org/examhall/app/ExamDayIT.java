package org.examhall.app;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.examhall.kernel.Reference;
import org.junit.jupiter.api.Test;

/**
 * A day of exams, played from beginning to end against the platform as it ships: a room full of candidates who read,
 * think, answer and change their minds; networks that fail for a while, some through the end of time; an invigilator
 * who pauses, gives time, has the room evacuated; and a server that is killed. At the end every answer that was
 * acknowledged is in the journal, marks agree with the answers, and each clock agrees with {@link ModelledClock}. Then
 * somebody changes one answer in the database, and the proof names the row. The figures are printed, and written to
 * {@code target/examday/figures.md}.
 *
 * <p>As part of all tests the day is short. {@code ./mvnw -Pexamday verify} plays a long one. System properties:
 * {@code examday.candidates} (20), {@code examday.minutes} (the short day has 36 seconds), {@code examday.seed}
 * (printed, to repeat a day).
 */
class ExamDayIT {

    private static final int CANDIDATES = Integer.getInteger("examday.candidates", 20);
    private static final int SECONDS =
            Integer.getInteger("examday.minutes") == null ? 36 : 60 * Integer.getInteger("examday.minutes");
    private static final boolean LONG = SECONDS >= 240;
    private static final long SEED = Long.getLong("examday.seed", System.nanoTime());

    private static final long MINUTE = 60_000;

    private final Random random = new Random(SEED);
    private final Map<String, Integer> deeds = new TreeMap<>();
    private final List<long[]> outages = new ArrayList<>();
    private RunningServer server;
    private ExamDayRoom hall;
    private List<ExamDayCandidate> room;
    private long begun;

    @Test
    void nothingIsLostAndNoClockIsWrong() throws Exception {
        System.out.println("ExamDayIT: -Dexamday.seed=" + SEED + " (" + CANDIDATES + " candidates, " + SECONDS + " s)");
        server = RunningServer.start(RunningServer.freshData("exam-day"), RunningServer.freePort());
        ExecutorService people = Executors.newFixedThreadPool(CANDIDATES);
        try {
            hall = ExamDayRoom.arrive(server, CANDIDATES, SECONDS, 0, random);
            room = hall.candidates();
            room.forEach(candidate -> failNetwork(candidate, room.indexOf(candidate)));
            List<Future<?>> sitters = new ArrayList<>();
            begun = System.currentTimeMillis();
            room.forEach(candidate -> sitters.add(people.submit(() -> {
                candidate.sit();
                return null;
            })));
            invigilate(sitters);
            for (Future<?> sitter : sitters) {
                sitter.get(5, TimeUnit.MINUTES);
            }
            hall.desk().act(hall.sitting(), "close", "\"all\"");
            server.stop();
            try (Books books = Books.of(server)) {
                String figures = check(books);
                assertThat(ExamDayCheck.proof(books))
                        .as("all journals are whole")
                        .doesNotContain("BROKEN");
                String tampered = tamper(books);
                write(figures + tampered);
            }
        } finally {
            people.shutdownNow();
            server.close();
        }
    }

    // --- before ---

    /** Four in ten are without a network for a while; of every twelve, one is when the time ends. */
    private void failNetwork(ExamDayCandidate candidate, int index) {
        if (index % 12 == 5) {
            // Long enough for the server to close the script, with everything that may be given in between.
            candidate.isCut(0.8, 1 + (ExamDayCheck.GRACE + 25_000.0) / (SECONDS * 1_000));
        } else if (random.nextInt(10) < 4) {
            double from = 0.05 + 0.7 * random.nextDouble();
            candidate.isCut(from, from + 0.05 + 0.2 * random.nextDouble());
        }
    }

    // --- the invigilator, who also sees the server die ---

    private interface Deed {
        void happens() throws IOException, InterruptedException;
    }

    private record Planned(double at, Deed deed) {}

    private void invigilate(List<Future<?>> sitters) throws IOException, InterruptedException {
        List<Planned> day = new ArrayList<>();
        int few = Math.max(3, CANDIDATES / 10);
        for (int i = 0; i < few; i++) {
            ExamDayCandidate one = room.get(random.nextInt(room.size()));
            double from = 0.12 + 0.5 * random.nextDouble();
            day.add(new Planned(from, () -> pause(one)));
            day.add(new Planned(from + 0.04 + 0.06 * random.nextDouble(), () -> resume(one)));
        }
        for (int i = 0; i < Math.max(2, CANDIDATES / 20); i++) {
            ExamDayCandidate one = room.get(random.nextInt(room.size()));
            day.add(new Planned(0.2 + 0.6 * random.nextDouble(), () -> addTime(List.of(one), "a noise outside")));
        }
        day.add(new Planned(0.3, this::sendMessage));
        day.add(new Planned(0.45, this::fireAlarm));
        day.add(new Planned(0.75, () -> end(room.get(random.nextInt(room.size())))));
        if (LONG) {
            day.add(new Planned(0.2, () -> outage(true)));
            day.add(new Planned(0.65, () -> outage(false)));
            day.add(new Planned(0.8, () -> addTime(room, "the lights went out")));
        }
        day.sort(Comparator.comparingDouble(Planned::at));
        for (Planned next : day) {
            long at = begun + (long) (next.at() * SECONDS * 1_000);
            while (System.currentTimeMillis() < at) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
            next.deed().happens();
        }
        if (!LONG) {
            closeWhoeverWasGivenMinutes();
        }
        while (!sitters.stream().allMatch(Future::isDone)) {
            for (Future<?> sitter : sitters) {
                if (sitter.isDone()) {
                    failed(sitter);
                }
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private static void failed(Future<?> sitter) throws InterruptedException {
        try {
            sitter.get();
        } catch (ExecutionException e) {
            throw new AssertionError("a candidate could not go on", e.getCause());
        }
    }

    /** The board gives whole minutes; in a short day nobody waits for them. */
    private void closeWhoeverWasGivenMinutes() throws IOException, InterruptedException {
        while (hall.rows().stream()
                .anyMatch(row -> row.getString("state").equals("WRITING")
                        && row.getJsonNumber("allowance").longValue() < SECONDS * 1_000L + MINUTE)) {
            TimeUnit.MILLISECONDS.sleep(500);
        }
        act("end", room, "the short day is over");
    }

    private record Outcome(List<ExamDayCandidate> done, long sent, long received) {}

    private Outcome act(String action, List<ExamDayCandidate> chosen, String reason) throws IOException {
        List<String> scripts = chosen.stream()
                .map(candidate -> "\"" + candidate.script + "\"")
                .distinct()
                .toList();
        long sent = System.currentTimeMillis();
        Visitor.Answer answer = hall.desk()
                .call(
                        "POST",
                        "/api/board/" + hall.sitting() + "/actions",
                        "{\"action\":\"" + action + "\",\"request\":\"" + Reference.fresh(Clock.systemUTC())
                                + "\",\"minutes\":1,\"words\":\"Ten more seats by the window are free.\",\"reason\":\""
                                + reason
                                + "\",\"scripts\":["
                                + String.join(",", scripts) + "]}");
        long received = System.currentTimeMillis();
        assertThat(answer.status()).as(action + ": " + answer.body()).isEqualTo(200);
        List<ExamDayCandidate> done = answer.json().getJsonArray("done").getValuesAs(JsonString.class).stream()
                .map(script -> hall.by(script.getString()))
                .toList();
        deeds.merge(action, done.size(), Integer::sum);
        return new Outcome(done, sent, received);
    }

    private void pause(ExamDayCandidate one) throws IOException {
        Outcome outcome = act("pause", List.of(one), "a question about the room");
        outcome.done().forEach(candidate -> candidate.clock.pauses(outcome.sent(), outcome.received()));
    }

    private void resume(ExamDayCandidate one) throws IOException {
        Outcome outcome = act("resume", List.of(one), "");
        outcome.done().forEach(candidate -> candidate.clock.goesOn(outcome.sent(), outcome.received()));
    }

    private void addTime(List<ExamDayCandidate> chosen, String reason) throws IOException {
        act("addTime", chosen, reason).done().forEach(candidate -> candidate.clock.gets(MINUTE));
    }

    private void sendMessage() throws IOException {
        act("message", room, "");
    }

    private void end(ExamDayCandidate one) throws IOException {
        if (!one.clock.isPaused()) {
            act("end", List.of(one), "was taken ill");
        }
    }

    /** Everybody leaves, and the power fails too. The windows that have not heard of it are still sending. */
    private void fireAlarm() throws IOException, InterruptedException {
        Outcome stopped = act("evacuate", List.of(), "fire alarm");
        stopped.done().forEach(candidate -> candidate.clock.pauses(stopped.sent(), stopped.received()));
        TimeUnit.MILLISECONDS.sleep(500);
        die(true);
        TimeUnit.SECONDS.sleep(3);
        Outcome back = act("goOn", List.of(), "");
        back.done().forEach(candidate -> candidate.clock.goesOn(back.sent(), back.received()));
    }

    /** The server dies while everybody writes; the minutes that it was away are given back. */
    private void outage(boolean killed) throws IOException, InterruptedException {
        long away = die(killed);
        for (long minutes = 0; minutes * MINUTE < away; minutes++) {
            addTime(room, "the server was away");
        }
    }

    private long die(boolean killed) {
        long from = System.currentTimeMillis();
        if (killed) {
            server.kill9();
        } else {
            server.stop();
        }
        deeds.merge(killed ? "server killed" : "server stopped", 1, Integer::sum);
        server.restart();
        hall.desk().signIn("administrator");
        long to = System.currentTimeMillis();
        outages.add(new long[] {from, to});
        return to - from;
    }

    // --- after ---

    private String check(Books books) {
        SoftAssertions all = new SoftAssertions();
        long answers = 0;
        long rows = 0;
        long held = 0;
        long wrong = 0;
        long widest = 0;
        long marks = 0;
        for (ExamDayCandidate one : room) {
            rows += ExamDayCheck.checkJournal(books, one, all);
            ExamDayCheck.checkHeld(books, one, all);
            marks += ExamDayCheck.checkMarks(books, one, all);
            one.settleClock();
            wrong += ExamDayCheck.checkClock(books, one, all) ? 0 : 1;
            widest = Math.max(widest, one.clock.high() - one.clock.low());
            answers += one.saved.size();
            held += one.held.size();
        }
        all.assertThat(books.number("select count(*) from result"))
                .as("a rehearsal has no results")
                .isZero();
        all.assertAll();
        return figures(answers, rows, held, wrong, widest, marks);
    }

    // --- the chain, tampered with ---

    /** Somebody who can write to the database makes one answer better. */
    private String tamper(Books books) throws SQLException {
        List<Object[]> answers = books.rows("select script_id, seq, response from journal where kind = 'ANSWER' and"
                + " response <> '{}' order by script_id, seq");
        Object[] victim = answers.get(random.nextInt(answers.size()));
        try (PreparedStatement update = books.connection()
                .prepareStatement("update journal set response = ? where script_id = ? and seq = ?")) {
            update.setString(1, "{\"RESPONSE\":[\"forged\"]}");
            update.setObject(2, victim[0]);
            update.setObject(3, victim[1]);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
        String said = ExamDayCheck.proof(books);
        List<String> named =
                said.lines().filter(line -> line.contains("script ")).toList();
        assertThat(named).as(said).hasSize(1);
        assertThat(named.get(0)).contains((String) victim[0]).contains("row " + victim[1] + " ");
        return "| changed by hand in the database | row " + victim[1] + " of one script; the proof names it |\n";
    }

    // --- the figures ---

    private String figures(long answers, long rows, long held, long wrong, long widest, long marks) {
        long[] saves = room.stream()
                .flatMap(one -> one.saveNanos.stream())
                .mapToLong(nanos -> nanos / 1_000_000)
                .sorted()
                .toArray();
        long away = outages.stream().mapToLong(span -> span[1] - span[0]).sum();
        StringBuilder table = new StringBuilder("| what | figure |\n| --- | --- |\n");
        line(table, "candidates", CANDIDATES + ", " + SECONDS + " s each, seed " + SEED);
        line(
                table,
                "saves",
                saves.length + ", of which repeated "
                        + room.stream().mapToInt(one -> one.retries).sum());
        line(
                table,
                "time of a save",
                "p50 " + at(saves, 50) + " ms, p99 " + at(saves, 99) + " ms, slowest " + at(saves, 100) + " ms");
        line(
                table,
                "changes of mind, flags",
                room.stream().mapToInt(one -> one.changesOfMind).sum() + ", "
                        + room.stream().mapToInt(one -> one.flags).sum());
        line(
                table,
                "time without a network or a server",
                room.stream().mapToLong(one -> one.offlineMillis).sum() / 1_000 + " s in all, the server away "
                        + away / 1_000 + " s");
        deeds.forEach((what, count) -> line(table, what, Integer.toString(count)));
        line(table, "answers acknowledged, in " + rows + " rows of journal", Long.toString(answers));
        line(table, "answers lost", "0");
        line(table, "answers after the end, held for review", Long.toString(held));
        line(table, "marks that agree with the answers", Long.toString(marks));
        line(
                table,
                "clocks wrong",
                wrong + " of " + CANDIDATES + " (the model knows each end within " + widest + " ms)");
        return table.toString();
    }

    private static long at(long[] sorted, int percent) {
        return sorted.length == 0 ? 0 : sorted[Math.max(0, (int) Math.ceil(sorted.length * percent / 100.0) - 1)];
    }

    private static void line(StringBuilder table, String what, String figure) {
        table.append("| ").append(what).append(" | ").append(figure).append(" |\n");
    }

    private static void write(String table) throws IOException {
        Path folder = RunningServer.built("examday");
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("figures.md"), table);
        Stream.of(table.split("\n")).forEach(System.out::println);
    }
}
