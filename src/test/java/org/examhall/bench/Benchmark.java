package org.examhall.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.examhall.bank.DrawRun;

/**
 * Measures the platform as it is delivered, on each of its databases: a room that starts at once, answers being saved,
 * scripts being handed in, the processor time of a whole attempt, and the export of a hundred thousand results. Every
 * answer of the server is checked. The figures are written to {@code target/bench/figures.md}.
 *
 * <p>System properties: {@code bench.databases} ({@code derby,postgresql}), {@code bench.seconds} (20),
 * {@code bench.room} (500), {@code bench.attempts} (200), {@code bench.results} (100000), {@code bench.port} (any free
 * one), {@code bench.followed} (300, the candidates whom boards follow), {@code bench.only} (of
 * {@code exam,board,export,draw,import,lessons}, if not all), {@code bench.questions} (50000, in each imported file).
 */
public final class Benchmark {

    private static final int ROOM = Integer.getInteger("bench.room", 500);
    private static final int ATTEMPTS = Integer.getInteger("bench.attempts", 200);
    private static final int CONNECTIONS = 64;
    private static final int SECONDS = Integer.getInteger("bench.seconds", 20);
    private static final int FOLLOWED = Integer.getInteger("bench.followed", 300);
    private static final int BOARDS = 50;
    private static final int READERS = 50;
    private static final int PAPERS = 10_000;
    private static final List<String> ONLY =
            List.of(System.getProperty("bench.only", "exam,board,export,draw,import,lessons")
                    .split(","));
    private static final int RESULTS = Integer.getInteger("bench.results", 100_000);
    private static final Pattern ON_BOARD =
            Pattern.compile("\"script\":\"([0-9a-z]{26})\",\"name\":\"[^\"]*\",\"number\":\"(\\d{9})\"");

    private final Figures figures;
    private final Path data;
    private final DataSource database;
    private final Map<String, String> settings;
    private final Callable<Void> letGo;

    private Benchmark(
            Figures figures, Path data, DataSource database, Map<String, String> settings, Callable<Void> letGo) {
        this.figures = figures;
        this.data = data;
        this.database = database;
        this.settings = settings;
        this.letGo = letGo;
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of("target", "bench").toAbsolutePath();
        delete(folder);
        Files.createDirectories(folder);
        Figures figures = new Figures();
        if (ONLY.contains("draw")) {
            draw(figures);
            Files.writeString(folder.resolve("figures.md"), figures.markdown());
        }
        if (ONLY.equals(List.of("draw"))) {
            System.out.println(figures.markdown());
            System.exit(0);
        }
        for (String name :
                System.getProperty("bench.databases", "derby,postgresql").split(",")) {
            figures.begin(name);
            if (name.equals("derby")) {
                onDerby(figures, folder.resolve(name));
            } else {
                onPostgreSql(figures, folder.resolve(name));
            }
            Files.writeString(folder.resolve("figures.md"), figures.markdown());
        }
        System.out.println(figures.markdown());
        System.exit(0);
    }

    /** Ten thousand papers of the Practitioner exam, in this process: the draw alone, without a database. */
    private static void draw(Figures figures) throws IOException {
        figures.begin("none, the draw alone");
        for (DrawRun.Outcome outcome : DrawRun.of(PAPERS)) {
            figures.add(
                    "%,d papers: %s".formatted(outcome.papers(), outcome.what()),
                    "%.2f s, %.0f per second, %d MiB"
                            .formatted(outcome.seconds(), outcome.papers() / outcome.seconds(), outcome.mebibytes()));
        }
    }

    private static void onDerby(Figures figures, Path data) throws Exception {
        EmbeddedDataSource derby = new EmbeddedDataSource();
        derby.setDatabaseName(data.resolve("derby").toString());
        derby.setCreateDatabase("create");
        System.setProperty(
                "derby.stream.error.file", data.resolve("derby-client.log").toString());
        Files.createDirectories(data);
        new Benchmark(figures, data, derby, Map.of(), () -> {
                    EmbeddedDataSource end = new EmbeddedDataSource();
                    end.setDatabaseName(data.resolve("derby").toString());
                    end.setShutdownDatabase("shutdown");
                    try {
                        end.getConnection().close();
                    } catch (SQLException itSaysSoByAnException) {
                        // 08006: the database was shut down
                    }
                    return null;
                })
                .run();
    }

    /** PostgreSQL as its defaults are: every commit is on disk before it is acknowledged. */
    private static void onPostgreSql(Figures figures, Path data) throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setDataDirectory(data.resolve("postgresql"))
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start()) {
            Store store = new Store(postgres.getPostgresDatabase());
            if (store.count("select count(*) from pg_settings where name in ('fsync', 'synchronous_commit')"
                            + " and setting = 'on'")
                    != 2) {
                throw new IllegalStateException("PostgreSQL does not wait for the disk");
            }
            Map<String, String> settings = Map.of(
                    "examhall.database.url",
                    "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres",
                    "examhall.database.user",
                    "postgres");
            new Benchmark(figures, data, postgres.getPostgresDatabase(), settings, () -> null).run();
        }
    }

    private void run() throws Exception {
        Store store = new Store(database);
        store.prepare();
        if (ONLY.contains("exam")) {
            exam(store);
        }
        if (ONLY.contains("board")) {
            boards(store);
        }
        if (ONLY.contains("export")) {
            export(store);
        }
        if (ONLY.contains("import")) {
            importFiles();
        }
        if (ONLY.contains("lessons")) {
            lessons(store);
        }
        letGo.call();
    }

    /** Fifty learners read lessons, then search both courses; the bare endpoint before and after. */
    private void lessons(Store store) throws Exception {
        List<String> learners = store.learners(READERS);
        letGo.call();
        try (Server server = new Server(port(), data, "1g", settings)) {
            StudyRoom room = new StudyRoom(server, client(), learners);
            room.study();
            bare(server, SECONDS / 2);
            room.read(CONNECTIONS, SECONDS);
            Load.Outcome before = measure("bare endpoint, before lessons", server, () -> bare(server, SECONDS / 2));
            Load.Outcome read = measure("lessons", server, () -> room.read(CONNECTIONS, SECONDS));
            Load.Outcome after = measure("bare endpoint, after lessons", server, () -> bare(server, SECONDS / 2));
            double bare = (before.perSecond() + after.perSecond()) / 2;
            figures.add("lessons as a share of the bare endpoint", "%.0f %%".formatted(100 * read.perSecond() / bare));
            room.search(20);
            measure(READERS + " readers search, a second to think", server, () -> room.search(40));
        }
    }

    private void exam(Store store) throws Exception {
        Room cold = store.room("The first room", ROOM);
        Room warm = store.room("The second room", ROOM);
        Room few = store.room("Whole attempts", ATTEMPTS);
        letGo.call();
        try (Server server = new Server(port(), data, "1g", settings)) {
            Browser desk = desk(server);
            for (Room room : List.of(cold, warm, few)) {
                admit(room, desk, server);
            }
            measure(ROOM + " start at once, the server has just started", server, () -> start(cold, server));
            bare(server, SECONDS / 2);
            save(cold, server, SECONDS / 2);
            measure(ROOM + " start at once", server, () -> start(warm, server));
            Load.Outcome before = measure("bare endpoint, before", server, () -> bare(server, SECONDS / 2));
            Load.Outcome saves = measure("saves, one answer each", server, () -> save(warm, server, SECONDS));
            Load.Outcome after = measure("bare endpoint, after", server, () -> bare(server, SECONDS / 2));
            double bare = (before.perSecond() + after.perSecond()) / 2;
            figures.add("saves as a share of the bare endpoint", "%.0f %%".formatted(100 * saves.perSecond() / bare));
            each(cold.sitters(), server, sitter -> sitter.saveAll(server.port), Benchmark::saved);
            each(warm.sitters(), server, sitter -> sitter.saveAll(server.port), Benchmark::saved);
            each(cold.sitters(), server, sitter -> sitter.handIn(server.port), Sitter::receipt);
            measure(
                    "hand-ins, 60 answers marked",
                    server,
                    () -> each(warm.sitters(), server, sitter -> sitter.handIn(server.port), Sitter::receipt));
            attempts(few, server);
            figures.add("peak memory of the server, heap 1 GiB", server.peakMebibytes() + " MiB");
        }
    }

    /** Reads a file of many questions, makes drafts of them, and reads another that asks the same. */
    private void importFiles() throws Exception {
        letGo.call();
        try (Server server = new Server(port(), data, "256m", settings)) {
            new ImportedFiles(desk(server), server, figures, data).run();
        }
    }

    /** Everybody saves every five seconds: followed by nobody, by one board that is cut off now and then, by many. */
    private void boards(Store store) throws Exception {
        Room room = store.room("The followed room", FOLLOWED);
        letGo.call();
        try (Server server = new Server(port(), data, "1g", settings)) {
            Browser desk = desk(server);
            admit(room, desk, server);
            start(room, server);
            FollowedRoom followed = new FollowedRoom(room, desk, server.port);
            followed.run(1, SECONDS, false);
            follow("no board", server, followed, 0, false);
            follow("1 board", server, followed, 1, false);
            follow("1 board, cut off every 7 s", server, followed, 1, true);
            follow(BOARDS + " boards", server, followed, BOARDS, false);
        }
    }

    private void follow(String what, Server server, FollowedRoom room, int boards, boolean cut) throws Exception {
        double before = server.cpuSeconds();
        long start = System.nanoTime();
        FollowedRoom.Outcome outcome = room.run(boards, 2 * SECONDS, cut);
        double cpu = server.cpuSeconds() - before;
        double took = (System.nanoTime() - start) / 1e9;
        if (outcome.missed() > 0) {
            throw new IOException(outcome.missed() + " saves were never seen on a board");
        }
        if (boards > 0) {
            figures.add("save acknowledged to seen, " + what, outcome.seen(), 1_000 * cpu / outcome.saves());
            figures.add("a board hears, in a second, " + what, "%,d bytes".formatted(outcome.boardBytes()));
        }
        figures.add(
                "server CPU, " + FOLLOWED + " save every 5 s, " + what,
                "%.1f %% of one processor".formatted(100 * cpu / took));
    }

    private Load.Outcome measure(String what, Server server, Callable<Load.Outcome> load) throws Exception {
        double before = server.cpuSeconds();
        Load.Outcome outcome = load.call();
        figures.add(what, outcome, 1_000 * (server.cpuSeconds() - before) / outcome.times().length);
        return outcome;
    }

    private static int port() throws IOException {
        int asked = Integer.getInteger("bench.port", 0);
        try (ServerSocket socket = new ServerSocket(asked, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Browser desk(Server server) throws IOException, InterruptedException {
        Browser desk = new Browser(client(), server.port);
        desk.submit("/sign-in.xhtml", "signIn", "email", Store.EMAIL, "password", Store.PASSWORD, "enter", "enter");
        return desk;
    }

    private static HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .build();
    }

    /** Everything up to the moment in which the candidates may press start, by the pages and calls that people use. */
    private static void admit(Room room, Browser desk, Server server) throws Exception {
        String actions = "/api/board/" + room.sitting() + "/actions";
        desk.post(actions, "{\"action\":\"open\"}");
        HttpClient client = client();
        ExecutorService clerks = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> arrivals = new ArrayList<>();
            for (Sitter sitter : room.sitters()) {
                arrivals.add(clerks.submit(() -> {
                    Browser browser = new Browser(client, server.port);
                    browser.submit(
                            "/exam/", "door", "number", sitter.number, "keycode", sitter.keycode, "enter", "enter");
                    browser.submit(
                            "/exam/check-in.xhtml", "checkIn", "confirmed", "on", "accepted", "on", "ready", "ready");
                    sitter.cookie = browser.cookie("examhall-seat");
                    return null;
                }));
            }
            for (Future<?> arrival : arrivals) {
                arrival.get(2, TimeUnit.MINUTES);
            }
        } finally {
            clerks.shutdownNow();
        }
        desk.post(actions, "{\"action\":\"admit\",\"scripts\":\"all\"}");
        desk.post(actions, "{\"action\":\"start\",\"scripts\":\"all\"}");
        Map<String, String> scripts = new HashMap<>();
        Matcher rows = ON_BOARD.matcher(desk.get("/api/board/" + room.sitting()));
        while (rows.find()) {
            scripts.put(rows.group(2), rows.group(1));
        }
        for (Sitter sitter : room.sitters()) {
            sitter.script = scripts.get(sitter.number);
        }
    }

    private interface Asks {
        byte[] of(Sitter sitter);
    }

    private interface Answered {
        void by(Reply reply);
    }

    /** All at once, each on a connection of their own. */
    private static Load.Outcome start(Room room, Server server) throws IOException {
        List<Sitter> sitters = room.sitters();
        boolean[] asked = new boolean[sitters.size()];
        Reply[] papers = new Reply[sitters.size()];
        Load.Outcome outcome = Load.run(server.port, sitters.size(), new Load.Caller() {
            @Override
            public byte[] next(int connection) {
                if (asked[connection]) {
                    return null;
                }
                asked[connection] = true;
                return sitters.get(connection).start(server.port);
            }

            @Override
            public void answered(int connection, Reply reply) {
                papers[connection] = reply;
            }
        });
        for (int i = 0; i < papers.length; i++) {
            sitters.get(i).read(papers[i]);
        }
        return outcome;
    }

    private static Load.Outcome bare(Server server, int seconds) throws IOException {
        byte[] request = Load.request("GET", "/api/ping", server.port, "", "");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        return Load.run(server.port, CONNECTIONS, new Load.Caller() {
            @Override
            public byte[] next(int connection) {
                return System.nanoTime() < end ? request : null;
            }

            @Override
            public void answered(int connection, Reply reply) {
                if (reply.status() != 200 || !reply.body().equals("ok")) {
                    throw new IllegalStateException("not ok: " + reply.status());
                }
            }
        });
    }

    /** The candidates in turn, for a time, each question after question. */
    private static Load.Outcome save(Room room, Server server, int seconds) throws IOException {
        Deque<Sitter> waiting = new ArrayDeque<>(room.sitters());
        Sitter[] served = new Sitter[Math.min(CONNECTIONS, waiting.size())];
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        return Load.run(server.port, served.length, new Load.Caller() {
            @Override
            public byte[] next(int connection) {
                if (System.nanoTime() >= end) {
                    return null;
                }
                served[connection] = waiting.remove();
                return served[connection].save(server.port);
            }

            @Override
            public void answered(int connection, Reply reply) {
                served[connection].acknowledged(reply);
                waiting.add(served[connection]);
            }
        });
    }

    /** One request of each candidate. */
    private static Load.Outcome each(List<Sitter> sitters, Server server, Asks asks, Answered answered)
            throws IOException {
        Deque<Sitter> waiting = new ArrayDeque<>(sitters);
        return Load.run(server.port, Math.min(CONNECTIONS, sitters.size()), new Load.Caller() {
            @Override
            public byte[] next(int connection) {
                return waiting.isEmpty() ? null : asks.of(waiting.remove());
            }

            @Override
            public void answered(int connection, Reply reply) {
                answered.by(reply);
            }
        });
    }

    private static void saved(Reply reply) {
        if (reply.status() != 200 || !reply.body().contains("\"position\":60")) {
            throw new IllegalStateException("not saved: " + reply.status() + " " + reply.body());
        }
    }

    /** Whole attempts, sixteen side by side: the paper, sixty answers one by one, handing in. */
    private void attempts(Room room, Server server) throws IOException {
        Deque<Sitter> waiting = new ArrayDeque<>(room.sitters());
        Sitter[] sitting = new Sitter[16];
        int[] step = new int[sitting.length];
        double before = server.cpuSeconds();
        Load.Outcome outcome = Load.run(server.port, sitting.length, new Load.Caller() {
            @Override
            public byte[] next(int connection) {
                if (step[connection] == 0) {
                    sitting[connection] = waiting.poll();
                }
                Sitter sitter = sitting[connection];
                if (sitter == null) {
                    return null;
                }
                int now = step[connection]++;
                return now == 0
                        ? sitter.start(server.port)
                        : now <= Sitter.QUESTIONS ? sitter.save(server.port) : sitter.handIn(server.port);
            }

            @Override
            public void answered(int connection, Reply reply) {
                Sitter sitter = sitting[connection];
                if (step[connection] == 1) {
                    sitter.read(reply);
                } else if (step[connection] <= Sitter.QUESTIONS + 1) {
                    sitter.acknowledged(reply);
                } else {
                    Sitter.receipt(reply);
                    step[connection] = 0;
                }
            }
        });
        double cpu = server.cpuSeconds() - before;
        int attempts = room.sitters().size();
        figures.add("processor time of the server for a whole attempt", "%.0f ms".formatted(1_000 * cpu / attempts));
        figures.add(
                "requests and bytes of a whole attempt, both ways",
                "%d requests, %d kB"
                        .formatted(
                                outcome.times().length / attempts,
                                (outcome.bytesIn() + outcome.bytesOut()) / attempts / 1_000));
    }

    private void export(Store store) throws Exception {
        store.results(RESULTS);
        letGo.call();
        try (Server server = new Server(port(), data, "256m", settings)) {
            Browser desk = desk(server);
            long start = System.nanoTime();
            desk.submitAndStay("/awarding/batches.xhtml", "export", "layout", "ours", "start", "start");
            String page;
            do {
                TimeUnit.MILLISECONDS.sleep(500);
                page = desk.get("/awarding/batches.xhtml");
                if (System.nanoTime() - start > Duration.ofMinutes(5).toNanos()) {
                    throw new IOException("The export did not end: " + page);
                }
            } while (!page.contains("/awarding/download/"));
            double seconds = (System.nanoTime() - start) / 1e9;
            Path file;
            try (Stream<Path> files = Files.list(data.resolve("exports"))) {
                file = files.filter(each -> !each.toString().endsWith(".sha256"))
                        .findFirst()
                        .orElseThrow();
            }
            long lines;
            try (Stream<String> all = Files.lines(file)) {
                lines = all.count();
            }
            figures.add("export of %,d results, heap 256 MiB".formatted(RESULTS), "%.1f s".formatted(seconds));
            if (lines < RESULTS) {
                throw new IOException("The file has " + lines + " lines only");
            }
            figures.add("its file", "%,d lines, %,d bytes".formatted(lines, Files.size(file)));
            figures.add("peak memory of the server, heap 256 MiB", server.peakMebibytes() + " MiB");
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }
}
