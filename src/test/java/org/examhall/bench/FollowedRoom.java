package org.examhall.bench;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A room in which everybody saves an answer every five seconds, and the boards that follow it. */
final class FollowedRoom {

    private static final long EVERY = TimeUnit.SECONDS.toNanos(5);
    private static final int PENS = 8;
    private static final Pattern NOW = Pattern.compile("\"now\":(\\d+)");
    private static final Pattern SAVED = Pattern.compile("\\{\"script\":\"([0-9a-z]{26})\"[^{}]*?\"lastSaved\":(\\d+)");

    /**
     * What came of it.
     *
     * @param seen from the acknowledgement of a save until a board had it, for each save and board; nanoseconds, sorted
     * @param missed saves that a board has never had
     * @param boardBytes what one board was sent in a second
     */
    record Outcome(Load.Outcome seen, int saves, int missed, long boardBytes) {}

    private final Room room;
    private final Browser desk;
    private final int port;

    FollowedRoom(Room room, Browser desk, int port) {
        this.room = room;
        this.desk = desk;
        this.port = port;
    }

    /** A board; with a model of the whole room for the first, which is compared with the server's in the end. */
    private static final class Watcher implements Runnable {
        private final Browser desk;
        private final String address;
        private final boolean whole;
        private final Map<String, Long> savedAt = new HashMap<>();
        private final Map<String, List<long[]>> open = new HashMap<>();
        private final Map<String, Map<String, JsonValue>> rows = new LinkedHashMap<>();
        private long[] times = new long[1024];
        private int count;
        private long bytes;
        private boolean ready;
        private boolean over;
        private Stream<String> lines;

        Watcher(Browser desk, String address, boolean whole) {
            this.desk = desk;
            this.address = address;
            this.whole = whole;
        }

        @Override
        public void run() {
            while (!isOver()) {
                try {
                    listen();
                } catch (IOException | RuntimeException cut) {
                    // comes again, as a board does
                } catch (InterruptedException stopped) {
                    return;
                }
            }
        }

        private synchronized boolean isOver() {
            return over;
        }

        private void listen() throws IOException, InterruptedException {
            Stream<String> stream = desk.follow(address);
            synchronized (this) {
                lines = stream;
            }
            String event = "";
            for (Iterator<String> all = stream.iterator(); all.hasNext(); ) {
                String line = all.next();
                if (line.startsWith("event: ")) {
                    event = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    hear(event, line.substring(6), System.nanoTime());
                }
            }
        }

        private synchronized void hear(String event, String json, long at) {
            bytes += json.length() + 20;
            Matcher row = SAVED.matcher(json);
            while (row.find()) {
                long saved = Long.parseLong(row.group(2));
                savedAt.put(row.group(1), saved);
                List<long[]> waiting = open.getOrDefault(row.group(1), new ArrayList<>());
                for (Iterator<long[]> each = waiting.iterator(); each.hasNext(); ) {
                    long[] save = each.next();
                    if (save[0] <= saved) {
                        seen(at - save[1]);
                        each.remove();
                    }
                }
            }
            ready = true;
            if (whole) {
                take(event, json);
            }
        }

        /** As the board's script does. */
        private void take(String event, String json) {
            JsonObject said = parse(json);
            if (event.equals("whole")) {
                rows.clear();
            }
            if (said.containsKey("gone")) {
                said.getJsonArray("gone")
                        .forEach(key -> rows.remove(key.toString().replace("\"", "")));
            }
            if (said.containsKey("candidates")) {
                for (JsonObject row : said.getJsonArray("candidates").getValuesAs(JsonObject.class)) {
                    rows.computeIfAbsent(row.getString("script"), key -> new TreeMap<>())
                            .putAll(row);
                }
            }
        }

        private void seen(long nanos) {
            if (count == times.length) {
                times = Arrays.copyOf(times, count * 2);
            }
            times[count++] = Math.max(0, nanos);
        }

        synchronized void acknowledged(String script, long now, long at) {
            if (savedAt.getOrDefault(script, 0L) >= now) {
                seen(0); // the board was faster than the candidate
            } else {
                open.computeIfAbsent(script, key -> new ArrayList<>()).add(new long[] {now, at});
            }
        }

        synchronized boolean isReady() {
            return ready;
        }

        synchronized void cut() {
            if (lines != null) {
                lines.close();
            }
        }

        synchronized void end() {
            over = true;
            cut();
        }

        synchronized int missed() {
            return open.values().stream().mapToInt(List::size).sum();
        }
    }

    /**
     * Saves for a time, with boards.
     *
     * @param cut whether the first board loses its connection again and again meanwhile
     */
    Outcome run(int boards, int seconds, boolean cut) throws Exception {
        String address = "/api/follow/" + room.sitting();
        List<Watcher> watchers = new ArrayList<>();
        ExecutorService eyes = Executors.newCachedThreadPool();
        ExecutorService pens = Executors.newFixedThreadPool(PENS);
        try {
            for (int i = 0; i < boards; i++) {
                watchers.add(new Watcher(desk, address, i == 0));
                eyes.submit(watchers.get(i));
            }
            long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (!watchers.stream().allMatch(Watcher::isReady)) {
                if (System.nanoTime() > giveUp) {
                    throw new IOException("not all boards follow");
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
            long start = System.nanoTime();
            long end = start + TimeUnit.SECONDS.toNanos(seconds);
            List<Future<Integer>> writing = new ArrayList<>();
            for (int pen = 0; pen < PENS; pen++) {
                int first = pen;
                writing.add(pens.submit(() -> write(first, start, end, watchers)));
            }
            while (cut && System.nanoTime() < end) {
                TimeUnit.SECONDS.sleep(7);
                watchers.get(0).cut();
            }
            int saves = 0;
            for (Future<Integer> one : writing) {
                saves += one.get();
            }
            TimeUnit.MILLISECONDS.sleep(2_500);
            if (!watchers.isEmpty()) {
                compare(watchers.get(0));
            }
            return outcome(watchers, saves, System.nanoTime() - start);
        } finally {
            watchers.forEach(Watcher::end);
            eyes.shutdownNow();
            pens.shutdownNow();
        }
    }

    private static Outcome outcome(List<Watcher> watchers, int saves, long elapsed) {
        long[] all = watchers.stream()
                .flatMapToLong(one -> Arrays.stream(Arrays.copyOf(one.times, one.count)))
                .sorted()
                .toArray();
        int missed = watchers.stream().mapToInt(Watcher::missed).sum();
        long bytes = watchers.stream().mapToLong(one -> one.bytes).sum();
        long each = watchers.isEmpty() ? 0 : bytes * 1_000_000_000L / elapsed / watchers.size();
        return new Outcome(new Load.Outcome(all, elapsed, bytes, 0), saves, missed, each);
    }

    /** One pen serves every eighth candidate, each every five seconds; answers how many saves were acknowledged. */
    private int write(int first, long start, long end, List<Watcher> watchers) throws Exception {
        List<Sitter> mine = new ArrayList<>();
        for (int i = first; i < room.sitters().size(); i += PENS) {
            mine.add(room.sitters().get(i));
        }
        int saves = 0;
        Socket socket = connect();
        try {
            for (int turn = 0; ; turn++) {
                long due = start + turn * EVERY / mine.size();
                if (due >= end) {
                    return saves;
                }
                long wait = due - System.nanoTime();
                if (wait > 0) {
                    TimeUnit.NANOSECONDS.sleep(wait);
                }
                Sitter sitter = mine.get(turn % mine.size());
                byte[] save = sitter.save(port);
                socket.getOutputStream().write(save);
                Reply reply = read(socket.getInputStream());
                if (reply == null) { // it had served long enough; a save may be sent again
                    socket.close();
                    socket = connect();
                    socket.getOutputStream().write(save);
                    reply = Objects.requireNonNull(read(socket.getInputStream()));
                }
                long at = System.nanoTime();
                if (reply.closes()) {
                    socket.close();
                    socket = connect();
                }
                sitter.acknowledged(reply);
                saves++;
                Matcher now = NOW.matcher(reply.body());
                if (!now.find()) {
                    throw new IOException("no time in " + reply.body());
                }
                long time = Long.parseLong(now.group(1));
                watchers.forEach(watcher -> watcher.acknowledged(sitter.script, time, at));
            }
        } finally {
            socket.close();
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        return socket;
    }

    /** A reply, or null if the server has closed the connection instead. */
    private static Reply read(InputStream in) throws IOException {
        byte[] buffer = new byte[4096];
        int length = 0;
        while (true) {
            int count = in.read(buffer, length, buffer.length - length);
            if (count < 0) {
                return null;
            }
            length += count;
            Reply reply = Reply.readFrom(buffer, length);
            if (reply != null) {
                return reply;
            }
            if (length == buffer.length) {
                buffer = Arrays.copyOf(buffer, length * 2);
            }
        }
    }

    /** What a board has put together from what it was told has to be what the server shows when it is asked. */
    private void compare(Watcher watcher) throws IOException, InterruptedException {
        JsonObject board = parse(desk.get("/api/board/" + room.sitting()));
        Map<String, Map<String, JsonValue>> asked = new LinkedHashMap<>();
        for (JsonObject row : board.getJsonArray("candidates").getValuesAs(JsonObject.class)) {
            asked.put(row.getString("script"), new TreeMap<>(row));
        }
        synchronized (watcher) {
            for (Map.Entry<String, Map<String, JsonValue>> row : asked.entrySet()) {
                if (!row.getValue().equals(watcher.rows.get(row.getKey()))) {
                    throw new IOException("the board shows " + watcher.rows.get(row.getKey()) + " where the server has "
                            + row.getValue());
                }
            }
            if (asked.size() != watcher.rows.size()) {
                throw new IOException("the board has " + watcher.rows.size() + " rows, and the server " + asked.size());
            }
        }
    }

    private static JsonObject parse(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }
}
