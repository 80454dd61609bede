package org.examhall.awarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.examhall.app.Books;
import org.examhall.app.RunningServer;
import org.examhall.app.Visitor;
import org.examhall.candidate.CandidateNumber;
import org.examhall.kernel.Digest;
import org.examhall.kernel.Reference;
import org.examhall.kernel.StoppedClock;
import org.junit.jupiter.api.Test;

/**
 * The server dies again and again while ten thousand results go out. In the end there is one file, each result is in it
 * once, and nobody had to do anything.
 *
 * <p>System properties: {@code examhall.kill.seed} (printed, to repeat a run), {@code examhall.kill.results} (10,000).
 */
class KilledExportIT {

    private static final int RESULTS = Integer.getInteger("examhall.kill.results", 10_000);
    private static final long SEED = Long.getLong("examhall.kill.seed", System.nanoTime());
    private static final int BREAKING_A_RULE = 3;
    private static final int NOT_RELEASED = 5;
    private static final int WITHOUT_UNIT = 4;
    private static final int SHORTEST_LINE = 60;
    private static final Pattern CLAIMED = Pattern.compile("<progress id=\"written\" max=\"(\\d+)\"");

    /** What was put into the database and has to come out in the file: marks by candidate number. */
    private final Map<String, BigDecimal> released = new HashMap<>();

    private final Clock clock = StoppedClock.atMorning();

    @Test
    void anExportThatIsKilledEndsByItselfWithEachResultOnce() throws Exception {
        System.out.println("KilledExportIT: -Dexamhall.kill.seed=" + SEED);
        Random random = new Random(SEED);
        try (RunningServer server =
                RunningServer.start(RunningServer.freshData("killed-export"), RunningServer.freePort())) {
            server.stop();
            try (Books books = Books.of(server)) {
                fill(books, random);
            }
            server.restart();
            awaitClaimed(start(server), 1 + random.nextInt(RESULTS / 2));
            int inTheMiddle = killed(server, "while results were claimed");
            for (double share : new double[] {0.02 + 0.4 * random.nextDouble(), 0.5 + 0.45 * random.nextDouble()}) {
                server.restart();
                awaitWritten(server, (long) (share * RESULTS * SHORTEST_LINE));
                inTheMiddle += killed(server, "with the file at " + Math.round(100 * share) + " %");
            }
            assertThat(inTheMiddle).as("deaths before the batch was sealed").isPositive();
            server.restart();
            Path file = awaitSealed(server);
            server.stop();
            checkFile(file);
            try (Books books = Books.of(server)) {
                checkBooks(books, file);
            }
        }
    }

    private void fill(Books books, Random random) throws SQLException {
        Connection connection = books.connection();
        connection.setAutoCommit(false);
        String sitting = (String) books.rows("select id from sitting").get(0)[0];
        try (PreparedStatement candidate = connection.prepareStatement(
                        "insert into candidate (id, candidate_number, given_name, family_name, born_on, language,"
                                + " created_at, version) values (?, ?, ?, ?, '1990-01-01', 'EN', ?, 1)");
                PreparedStatement entry = connection.prepareStatement(
                        "insert into entry (id, candidate_id, sitting_id, blueprint, attempt, base_seconds,"
                                + " extra_percent, keycode, repeated_items, entered_at, version)"
                                + " values (?, ?, ?, 'practitioner', 1, 5400, 0, 'AAAAAAAA', 0, ?, 1)");
                PreparedStatement script = connection.prepareStatement(
                        "insert into script (id, entry_id, sitting_id, candidate_id, paper_id, questions, state, seat,"
                                + " allowance_millis, answered, journal_length, chain_head, held, version)"
                                + " values (?, ?, ?, ?, 'none', 60, 'HANDED_IN', 1, 5400000, 60, 0, ?, 0, 1)");
                PreparedStatement result = connection.prepareStatement(
                        "insert into result (id, script_id, entry_id, candidate_id, sitting_id, blueprint, unit_code,"
                                + " unit_level, pass_mark, completed_on, marks, possible, grade, state, determined_at,"
                                + " confirmed_at, confirmed_by, released_at, released_by, version) values (?, ?, ?, ?,"
                                + " ?, 'practitioner', ?, '34', 65, '2026-03-01', ?, 60, ?, ?, ?, ?, 'Office', ?,"
                                + " 'Office', 1)")) {
            List<String> numbers = numbers(RESULTS + BREAKING_A_RULE + NOT_RELEASED + WITHOUT_UNIT);
            for (int i = 0; i < numbers.size(); i++) {
                boolean breaks = i >= RESULTS && i < RESULTS + BREAKING_A_RULE;
                boolean own = i >= RESULTS + BREAKING_A_RULE + NOT_RELEASED;
                boolean out = own || i < RESULTS + BREAKING_A_RULE;
                BigDecimal marks = BigDecimal.valueOf(random.nextInt(241), 0).divide(BigDecimal.valueOf(4));
                String person = key();
                set(candidate, person, numbers.get(i), "Demo", breaks ? "R2D2" : "Candidate", clock.millis());
                String entered = key();
                set(entry, entered, person, sitting, clock.millis());
                String written = key();
                set(script, written, entered, sitting, person, "0".repeat(64));
                set(
                        result,
                        key(),
                        written,
                        entered,
                        person,
                        sitting,
                        own ? "NONE" : "F81L",
                        marks,
                        marks.compareTo(BigDecimal.valueOf(39)) >= 0 ? "PASS" : "FAIL",
                        out ? "RELEASED" : "CONFIRMED",
                        clock.millis(),
                        clock.millis(),
                        out ? clock.millis() : null);
                if (i < RESULTS) {
                    released.put(numbers.get(i), marks);
                }
                if (i % 1_000 == 999 || i == numbers.size() - 1) {
                    for (PreparedStatement insert : List.of(candidate, entry, script, result)) {
                        insert.executeBatch();
                    }
                    connection.commit();
                }
            }
        }
        connection.setAutoCommit(true);
    }

    private static void set(PreparedStatement insert, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            if (values[i] == null) {
                insert.setNull(i + 1, java.sql.Types.BIGINT);
            } else {
                insert.setObject(i + 1, values[i]);
            }
        }
        insert.addBatch();
    }

    private String key() {
        return Reference.fresh(clock);
    }

    private static List<String> numbers(int count) {
        List<String> numbers = new ArrayList<>();
        for (int digits = 27_000_000; numbers.size() < count; digits++) {
            try {
                numbers.add(CandidateNumber.complete(Integer.toString(digits)).value());
            } catch (IllegalArgumentException neverIssued) {
                // the next one
            }
        }
        return numbers;
    }

    private static Visitor start(RunningServer server) throws IOException {
        Visitor administrator = new Visitor(server.address()).signIn("administrator");
        Visitor.Answer answer =
                administrator.submit("/awarding/batches.xhtml", "export", Map.of("layout", "ours", "start", "start"));
        assertThat(answer.status()).isIn(200, 302);
        return administrator;
    }

    /** Waits until the page of the batches shows that so many results have been claimed. */
    private static void awaitClaimed(Visitor administrator, int results) throws IOException {
        long giveUp = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (System.nanoTime() < giveUp) {
            Matcher claimed =
                    CLAIMED.matcher(administrator.get("/awarding/batches.xhtml").body());
            if (claimed.find() && Integer.parseInt(claimed.group(1)) >= results) {
                return;
            }
        }
        throw new AssertionError("no result was claimed");
    }

    /** @return 1 if the batch was not sealed yet */
    private static int killed(RunningServer server, String when) {
        server.kill9();
        try (Books books = Books.copyOf(server, "killed-export-copy")) {
            Object[] batch = books.rows("select state, claimed, written from export_batch")
                    .get(0);
            System.out.println("KilledExportIT: killed " + when + ": " + batch[0] + ", " + batch[1] + " claimed, "
                    + batch[2] + " written");
            return batch[0].equals("SEALED") ? 0 : 1;
        }
    }

    private static Path exports(RunningServer server) {
        return server.data().resolve("exports");
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /** Waits until the unfinished file is so long, or finished. */
    private static void awaitWritten(RunningServer server, long bytes) throws Exception {
        long giveUp = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (System.nanoTime() < giveUp) {
            for (Path file : files(exports(server))) {
                boolean part = file.getFileName().toString().endsWith(".csv.part");
                if (!part || (Files.exists(file) && Files.size(file) >= bytes)) {
                    return;
                }
            }
            TimeUnit.MILLISECONDS.sleep(1);
        }
        throw new AssertionError("the export did not go on");
    }

    private static Path awaitSealed(RunningServer server) throws Exception {
        long giveUp = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (System.nanoTime() < giveUp) {
            List<Path> files = files(exports(server));
            boolean digested = files.stream().anyMatch(file -> file.toString().endsWith(".sha256"));
            if (digested && administratorSeesNoneUnfinished(server)) {
                return files.stream()
                        .filter(file -> file.toString().endsWith(".csv"))
                        .findFirst()
                        .orElseThrow();
            }
            TimeUnit.MILLISECONDS.sleep(300);
        }
        throw new AssertionError("the export did not end: " + files(exports(server)));
    }

    private static boolean administratorSeesNoneUnfinished(RunningServer server) throws IOException {
        Visitor administrator = new Visitor(server.address()).signIn("administrator");
        return !administrator.get("/awarding/batches.xhtml").body().contains("id=\"now-title\"");
    }

    private void checkFile(Path file) throws IOException {
        assertThat(files(file.getParent()).stream().map(Path::getFileName).map(Path::toString))
                .as("the file and its digest, and nothing else")
                .containsExactlyInAnyOrder(file.getFileName().toString(), file.getFileName() + ".sha256");
        byte[] bytes = Files.readAllBytes(file);
        String digest = java.util.HexFormat.of().formatHex(Digest.sha256().digest(bytes));
        assertThat(Files.readString(Path.of(file + ".sha256"))).isEqualTo(digest + "  " + file.getFileName() + "\n");
        String text = new String(bytes, StandardCharsets.UTF_8);
        assertThat(text).endsWith("\r\n");
        List<String> lines = Arrays.asList(text.split("\r\n"));
        assertThat(lines).hasSize(RESULTS + 2);
        assertThat(lines.get(0)).matches("H,1,\\d{4}-\\d\\d-\\d\\d,ours");
        Map<String, BigDecimal> found = new HashMap<>();
        BigDecimal sum = BigDecimal.ZERO;
        long numbers = 0;
        for (int i = 1; i <= RESULTS; i++) {
            String[] fields = lines.get(i).split(",");
            BigDecimal marks = new BigDecimal(fields[9]);
            assertThat(fields[0]).isEqualTo("R");
            assertThat(fields[1]).isEqualTo(Integer.toString(i));
            assertThat(found.put(fields[2], marks)).as("once: " + fields[2]).isNull();
            sum = sum.add(marks);
            numbers += Long.parseLong(fields[2]);
        }
        assertThat(found.keySet()).isEqualTo(released.keySet());
        found.forEach((number, marks) -> assertThat(marks).isEqualByComparingTo(released.get(number)));
        assertThat(lines.get(RESULTS + 1)).isEqualTo("T," + RESULTS + "," + sum.setScale(2) + "," + numbers);
    }

    private static void checkBooks(Books books, Path file) throws IOException {
        List<Object[]> batches =
                books.rows("select state, claimed, refused, written, bytes, digest, file_name, running,"
                        + " number_total from export_batch");
        assertThat(batches).hasSize(1);
        Object[] batch = batches.get(0);
        assertThat(batch[0]).isEqualTo("SEALED");
        assertThat(batch[1]).isEqualTo(RESULTS);
        assertThat(batch[2]).isEqualTo(BREAKING_A_RULE);
        assertThat(batch[3]).isEqualTo(RESULTS);
        assertThat(batch[4]).isEqualTo(Files.size(file));
        assertThat(Files.readString(Path.of(file + ".sha256"))).startsWith((String) batch[5]);
        assertThat(batch[6]).isEqualTo(file.getFileName().toString());
        assertThat(batch[7]).isNull();
        assertThat(books.number("select count(*) from export_line")).isEqualTo(RESULTS);
        assertThat(books.number("select count(*) from export_refusal")).isEqualTo(BREAKING_A_RULE);
        assertThat(books.number("select count(*) from export_line l join result r on r.id = l.result_id"
                        + " where r.state <> 'RELEASED'"))
                .isZero();
    }
}
