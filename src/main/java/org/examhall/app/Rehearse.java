package org.examhall.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tries a running server with a room full of made-up candidates, and says whether it is fit for so many. Ends with 0 if
 * it is, 1 if it is not, 2 if that could not be found out. Needs nothing but a JDK.
 *
 * <p>Options: {@code --address} (http://127.0.0.1:8080), {@code --candidates} (100), {@code --minutes} (5) that they
 * have, {@code --seed} to repeat a run, {@code --elsewhere yes} to try a server on another machine. An administrator
 * has to be named by the environment variables EXAMHALL_REHEARSE_EMAIL and EXAMHALL_REHEARSE_PASSWORD, except on a
 * demonstration. The sitting is made for this and marked as a rehearsal: it has papers, journals and marks, but no
 * result comes of it, and it is refused while somebody sits an exam.
 */
public final class Rehearse {

    private static final int MOST = 2_000;
    private static final Pattern PART = Pattern.compile("\\{\"number\":\"(\\d{9})\",\"keycode\":\"([0-9A-Z]{8})\"}");
    private static final Pattern SITTING = Pattern.compile("\"sitting\":\"([0-9a-z]{26})\"");
    private static final Pattern ON_BOARD =
            Pattern.compile("\"script\":\"([0-9a-z]{26})\",\"name\":\"[^\"]*\",\"number\":\"(\\d{9})\"");
    private static final Pattern WORDS = Pattern.compile("\"text\":\"([^\"]*)\"");

    /** What the person who rehearses can mend; its message names the remedy. */
    private static final class Problem extends RuntimeException {
        Problem(String message) {
            super(message);
        }
    }

    private final URI base;
    private final int count;
    private final int seconds;
    private final long seed;
    private final RehearseBrowser desk;
    private final HttpClient client;
    private final RehearseFigures figures = new RehearseFigures();

    private Rehearse(URI base, int count, int seconds, long seed) {
        this.base = base;
        this.count = count;
        this.seconds = seconds;
        this.seed = seed;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .executor(Executors.newFixedThreadPool(4, Rehearse::daemon))
                .build();
        this.desk = new RehearseBrowser(client, base);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(null, work, "rehearse", 256 * 1024);
        thread.setDaemon(true);
        return thread;
    }

    public static void main(String[] arguments) throws InterruptedException {
        System.exit(run(arguments, System.getenv()));
    }

    static int run(String[] arguments, Map<String, String> environment) throws InterruptedException {
        try {
            Map<String, String> options = parse(arguments);
            URI base = address(options);
            int minutes = number(options, "minutes", 5, 180);
            long seed = Long.parseLong(options.getOrDefault("seed", Long.toString(System.nanoTime())));
            Rehearse rehearse = new Rehearse(base, number(options, "candidates", 100, MOST), minutes * 60, seed);
            return rehearse.run(environment) ? 0 : 1;
        } catch (Problem | IllegalArgumentException problem) {
            System.err.println("The rehearsal did not take place. " + problem.getMessage());
        } catch (IOException | ExecutionException broken) {
            System.err.println("The rehearsal was broken off. " + broken.getMessage());
        }
        return 2;
    }

    private static Map<String, String> parse(String[] arguments) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            if (!arguments[i].matches("--(address|candidates|minutes|seed|elsewhere)") || i + 1 == arguments.length) {
                throw new Problem("The options are --address, --candidates, --minutes, --seed and --elsewhere yes,"
                        + " each with a value.");
            }
            options.put(arguments[i].substring(2), arguments[i + 1]);
        }
        return options;
    }

    private static int number(Map<String, String> options, String name, int otherwise, int greatest) {
        String given = options.getOrDefault(name, Integer.toString(otherwise));
        if (!given.matches("\\d{1,6}") || Integer.parseInt(given) < 1 || Integer.parseInt(given) > greatest) {
            throw new Problem("--" + name + " has to be a number from 1 to " + greatest + ".");
        }
        return Integer.parseInt(given);
    }

    /** The address, without a slash at the end; one of another machine has to be asked for. */
    static URI address(Map<String, String> options) {
        URI base = URI.create(
                options.getOrDefault("address", "http://127.0.0.1:8080").replaceFirst("/+$", ""));
        String host = base.getHost();
        if (host == null || !String.valueOf(base.getScheme()).matches("https?")) {
            throw new Problem("--address has to be like http://127.0.0.1:8080.");
        }
        try {
            boolean here =
                    InetAddress.getByName(host.replaceAll("[\\[\\]]", "")).isLoopbackAddress();
            if (!here && !"yes".equals(options.get("elsewhere"))) {
                throw new Problem(host + " is another machine, which this would put under full load. If you answer for"
                        + " it, add --elsewhere yes.");
            }
        } catch (UnknownHostException unknown) {
            throw new Problem("There is no machine " + host + ".");
        }
        return base;
    }

    private boolean run(Map<String, String> environment) throws IOException, InterruptedException, ExecutionException {
        say("Rehearsal of " + count + " candidates with " + seconds / 60 + " min each on " + base + " (--seed " + seed
                + ")");
        signIn(environment);
        RehearseBrowser.Answer prepared = desk.call(
                "POST", "/api/dress-rehearsals", "{\"candidates\":" + count + ",\"seconds\":" + seconds + "}");
        String sitting = first(SITTING, required(prepared));
        act(sitting, "{\"action\":\"open\"}");
        try {
            List<RehearseCandidate> candidates = new ArrayList<>();
            Random random = new Random(seed);
            PART.matcher(prepared.body())
                    .results()
                    .forEach(part -> candidates.add(new RehearseCandidate(
                            part.group(1),
                            part.group(2),
                            new RehearseBrowser(client, base),
                            figures,
                            random.nextLong())));
            arrive(candidates, sitting);
            sit(candidates);
        } finally {
            // Whoever could not finish is closed, so that nothing is left open on the server.
            act(sitting, "{\"action\":\"end\",\"scripts\":\"all\",\"reason\":\"The rehearsal is over.\"}");
            act(sitting, "{\"action\":\"close\"}");
        }
        return tell();
    }

    private void signIn(Map<String, String> environment) throws IOException, InterruptedException {
        String email = Optional.ofNullable(environment.get("EXAMHALL_REHEARSE_EMAIL"))
                .orElse("administrator@demonstration.example");
        String password = Optional.ofNullable(environment.get("EXAMHALL_REHEARSE_PASSWORD"))
                .orElse("school-technicians");
        try {
            desk.submit("/sign-in.xhtml", "signIn", Map.of("email", email, "password", password, "enter", "enter"));
        } catch (java.net.ConnectException nobody) {
            throw new Problem("Nothing answers at " + base + ".");
        } catch (IOException refused) {
            throw new Problem("The sign-in was refused. Name an administrator by the environment variables"
                    + " EXAMHALL_REHEARSE_EMAIL and EXAMHALL_REHEARSE_PASSWORD. " + refused.getMessage());
        }
    }

    private String required(RehearseBrowser.Answer answer) {
        if (!answer.isWell()) {
            String words = first(WORDS, answer.body());
            throw new Problem(words.isEmpty() ? "The server answered " + answer.words() : words);
        }
        return answer.body();
    }

    private static String first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? found.group(1) : "";
    }

    private void act(String sitting, String action) throws IOException, InterruptedException {
        required(desk.call("POST", "/api/board/" + sitting + "/actions", action));
    }

    /** Everything up to the moment in which the candidates may press start. */
    private void arrive(List<RehearseCandidate> candidates, String sitting)
            throws IOException, InterruptedException, ExecutionException {
        ExecutorService clerks = Executors.newFixedThreadPool(8, Rehearse::daemon);
        try {
            List<Future<?>> arrivals = new ArrayList<>();
            for (RehearseCandidate candidate : candidates) {
                arrivals.add(clerks.submit(() -> {
                    candidate.comeIn();
                    return null;
                }));
            }
            for (Future<?> arrival : arrivals) {
                arrival.get();
            }
        } finally {
            clerks.shutdownNow();
        }
        say(candidates.size() + " have come in.");
        act(sitting, "{\"action\":\"admit\",\"scripts\":\"all\"}");
        act(sitting, "{\"action\":\"start\",\"scripts\":\"all\"}");
        Map<String, String> scripts = new HashMap<>();
        ON_BOARD.matcher(required(desk.get("/api/board/" + sitting)))
                .results()
                .forEach(row -> scripts.put(row.group(2), row.group(1)));
        candidates.forEach(candidate -> candidate.sitsAt(scripts.getOrDefault(candidate.number, "")));
    }

    private void sit(List<RehearseCandidate> candidates) throws InterruptedException {
        ExecutorService room = Executors.newFixedThreadPool(candidates.size(), Rehearse::daemon);
        candidates.forEach(candidate -> room.execute(() -> candidate.sit(TimeUnit.SECONDS.toNanos(seconds))));
        room.shutdown();
        long begun = System.nanoTime();
        while (!room.awaitTermination(15, TimeUnit.SECONDS)) {
            long passed = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
            say(passed + " s: " + figures.saves.count() + " saves, " + figures.handIns.count() + " handed in");
            if (passed > seconds + 300L) {
                room.shutdownNow();
                throw new Problem("Some candidates did not come to an end.");
            }
        }
    }

    private boolean tell() {
        say("\n" + figures.table());
        List<String> objections = figures.objections();
        if (objections.isEmpty()) {
            say("Verdict: fit for " + count + " candidates.");
        } else {
            say("Verdict: NOT fit for " + count + " candidates.");
            objections.forEach(reason -> say("  - " + reason));
        }
        return objections.isEmpty();
    }

    private static void say(String words) {
        System.out.println(words);
    }
}
