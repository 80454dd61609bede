package org.examhall.app;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A made-up candidate of {@link Rehearse}: comes in, checks in, opens the paper, thinks, answers, changes some answers,
 * and hands in. Sends what the exam page would send, as often as it would, and repeats what was not acknowledged.
 */
final class RehearseCandidate {

    private static final Pattern SECTION = Pattern.compile("<section class=\"question\".*?</section>", Pattern.DOTALL);
    private static final Pattern INPUT = Pattern.compile("<input [^>]*value=\"([^\"]+)\"");
    private static final Pattern PLACE = Pattern.compile("<li data-value=\"([^\"]+)\"");
    private static final Pattern LEFT = Pattern.compile("data-left=\"([^\"]+)\"");
    private static final Pattern GAP = Pattern.compile(
            "<select class=\"gap\"[^>]*data-response=\"([^\"]+)\".*?<option value=\"([^\"]+)\"", Pattern.DOTALL);
    private static final Pattern OPTION = Pattern.compile("<option value=\"([^\"]+)\"");
    private static final Pattern CURRENT =
            Pattern.compile("\\{\"position\":(\\d+),\"revision\":(\\d+),\"response\":(\\{[^}]*})}");
    private static final Pattern ENDS = Pattern.compile("\"endsAt\":(\\d+)");
    private static final Pattern NOW = Pattern.compile("\"now\":(\\d+)");

    private record Given(long revision, String response) {}

    final String number;
    private final String keycode;
    private final RehearseBrowser browser;
    private final RehearseFigures figures;
    private final Random random;

    private String script = "";
    private final List<List<String>> questions = new ArrayList<>();
    private final Map<Integer, Given> given = new TreeMap<>();
    private final Map<Integer, Given> unsent = new TreeMap<>();
    private long endsAtNanos;

    RehearseCandidate(String number, String keycode, RehearseBrowser browser, RehearseFigures figures, long seed) {
        this.number = number;
        this.keycode = keycode;
        this.browser = browser;
        this.figures = figures;
        this.random = new Random(seed);
    }

    void comeIn() throws IOException, InterruptedException {
        long begun = System.nanoTime();
        browser.submit("/exam/", "door", Map.of("number", number, "keycode", keycode, "enter", "enter"));
        browser.submit(
                "/exam/check-in.xhtml", "checkIn", Map.of("confirmed", "on", "accepted", "on", "ready", "ready"));
        figures.arrivals.took(System.nanoTime() - begun);
    }

    void sitsAt(String key) {
        script = key;
    }

    /** The whole exam, until it is handed in; {@code span} is how long this candidate has. */
    void sit(long spanNanos) {
        try {
            openPaper();
            write(spanNanos);
            handIn();
        } catch (IOException | InterruptedException | RuntimeException failed) {
            figures.unfinished();
            System.err.println("Candidate " + number + " could not finish: " + failed.getMessage());
        }
    }

    private void openPaper() throws IOException, InterruptedException {
        for (int attempt = 0; ; attempt++) {
            long begun = System.nanoTime();
            try {
                RehearseBrowser.Answer page = browser.get("/exam/paper.xhtml");
                if (page.isWell() && page.body().contains("</html>")) {
                    figures.papers.took(System.nanoTime() - begun);
                    read(page.body());
                    return;
                }
                if (attempt == 5) {
                    throw new IOException("no paper: " + page.words());
                }
            } catch (java.net.http.HttpTimeoutException | java.net.ConnectException late) {
                if (attempt == 5) {
                    throw late;
                }
            }
            figures.papers.failed();
            TimeUnit.MILLISECONDS.sleep(500L << attempt);
        }
    }

    private void read(String page) {
        SECTION.matcher(page).results().forEach(section -> questions.add(responsesTo(section.group())));
        if (questions.isEmpty()) {
            throw new IllegalStateException("the paper has no questions");
        }
    }

    /** Some responses that a question accepts, in the canonical form of the wire. */
    private static List<String> responsesTo(String section) {
        if (section.contains("interaction choice")) {
            return all(INPUT, section).stream().map(RehearseCandidate::one).toList();
        }
        if (section.contains("interaction order")) {
            return List.of("{\"RESPONSE\":[\"" + String.join("\",\"", all(PLACE, section)) + "\"]}");
        }
        if (section.contains("interaction match")) {
            String right = all(OPTION, section).get(0);
            List<String> pairs = all(LEFT, section).stream()
                    .map(left -> left + " " + right)
                    .sorted()
                    .toList();
            return List.of("{\"RESPONSE\":[\"" + String.join("\",\"", pairs) + "\"]}");
        }
        Map<String, String> gaps = new TreeMap<>();
        GAP.matcher(section).results().forEach(gap -> gaps.put(gap.group(1), gap.group(2)));
        List<String> members = new ArrayList<>();
        gaps.forEach((name, value) -> members.add("\"" + name + "\":[\"" + value + "\"]"));
        return List.of("{" + String.join(",", members) + "}");
    }

    private static String one(String value) {
        return "{\"RESPONSE\":[\"" + value + "\"]}";
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).toList();
    }

    /** Answers one question after the other, then goes back to some; the page reports every five seconds. */
    private void write(long spanNanos) throws InterruptedException {
        long begun = System.nanoTime();
        // Three in ten write to the very end; the others are ready earlier.
        boolean toTheEnd = random.nextInt(10) < 3;
        long ready = begun + (long) (spanNanos * (0.75 + 0.22 * random.nextDouble()));
        List<Integer> visits = new ArrayList<>();
        for (int position = 1; position <= questions.size(); position++) {
            visits.add(position);
        }
        for (int i = questions.size() / 3; i > 0; i--) {
            visits.add(1 + random.nextInt(questions.size()));
        }
        double step = (ready - begun) / (double) visits.size();
        long nextPulse = begun + (long) (random.nextDouble() * 5e9);
        long nextVisit = begun + (long) (step * 2 * random.nextDouble());
        long nextTry = Long.MAX_VALUE;
        int failures = 0;
        int visited = 0;
        endsAtNanos = begun + spanNanos;
        while (true) {
            long now = System.nanoTime();
            boolean done = visited == visits.size();
            if (now >= endsAtNanos || (done && !toTheEnd && now >= ready)) {
                return;
            }
            if (!done && now >= nextVisit) {
                answer(visits.get(visited++));
                nextVisit = begun + (long) (step * (visited + random.nextDouble()));
                nextTry = failures == 0 ? now : nextTry;
            }
            if (!unsent.isEmpty() && now >= nextTry) {
                failures = save() ? 0 : failures + 1;
                nextTry = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(failures == 0 ? 0 : backOff(failures));
            }
            if (now >= nextPulse) {
                pulse();
                nextPulse = System.nanoTime() + (long) (4e9 + 2e9 * random.nextDouble());
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private long backOff(int failures) {
        return (long) (Math.min(15_000, 500L << Math.min(failures, 5)) * (0.8 + 0.4 * random.nextDouble()));
    }

    private void answer(int position) {
        List<String> possible = questions.get(position - 1);
        Given before = given.get(position);
        Given now =
                new Given(before == null ? 1 : before.revision() + 1, possible.get(random.nextInt(possible.size())));
        given.put(position, now);
        unsent.put(position, now);
    }

    private static String body(Map<Integer, Given> answers) {
        StringBuilder json = new StringBuilder("{\"seat\":1,\"answers\":[");
        answers.forEach((position, answer) -> json.append(json.charAt(json.length() - 1) == '[' ? "" : ",")
                .append("{\"position\":")
                .append(position)
                .append(",\"revision\":")
                .append(answer.revision())
                .append(",\"response\":")
                .append(answer.response())
                .append('}'));
        return json.append("]}").toString();
    }

    private boolean save() throws InterruptedException {
        long begun = System.nanoTime();
        try {
            RehearseBrowser.Answer answer = browser.call("PUT", "/api/scripts/" + script + "/answers", body(unsent));
            if (answer.isWell()) {
                figures.saves.took(System.nanoTime() - begun);
                unsent.clear();
                return true;
            }
        } catch (IOException notThere) {
            // tried again, as the page does
        }
        figures.saves.failed();
        return false;
    }

    private void pulse() throws InterruptedException {
        long begun = System.nanoTime();
        try {
            RehearseBrowser.Answer answer =
                    browser.get("/api/scripts/" + script + "/pulse?seat=1&unsent=" + unsent.size());
            if (answer.isWell()) {
                figures.pulses.took(System.nanoTime() - begun);
                hearTime(answer.body());
                return;
            }
        } catch (IOException notThere) {
            // the next one may come through
        }
        figures.pulses.failed();
    }

    private void hearTime(String body) {
        Matcher ends = ENDS.matcher(body);
        Matcher now = NOW.matcher(body);
        if (ends.find() && now.find()) {
            long left = Long.parseLong(ends.group(1)) - Long.parseLong(now.group(1));
            endsAtNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(left);
        }
    }

    private void handIn() throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            long begun = System.nanoTime();
            try {
                int missing = compare();
                RehearseBrowser.Answer answer =
                        browser.call("POST", "/api/scripts/" + script + "/hand-in", body(unsent));
                if (answer.isWell() && answer.body().contains("\"receipt\"")) {
                    figures.handIns.took(System.nanoTime() - begun);
                    figures.finished(given.size(), missing);
                    return;
                }
                if (attempt == 8) {
                    throw new IOException("not handed in: " + answer.words());
                }
            } catch (java.net.http.HttpTimeoutException | java.net.ConnectException late) {
                if (attempt == 8) {
                    throw late;
                }
            }
            figures.handIns.failed();
            TimeUnit.MILLISECONDS.sleep(backOff(attempt));
        }
    }

    /** How many acknowledged answers the server does not have as they were acknowledged. */
    private int compare() throws IOException, InterruptedException {
        RehearseBrowser.Answer answer = browser.call("POST", "/api/scripts/" + script + "/seat", "{}");
        if (!answer.isWell()) {
            throw new java.net.ConnectException("the seat was not given: " + answer.words());
        }
        Map<Integer, Given> there = new HashMap<>();
        CURRENT.matcher(answer.body())
                .results()
                .forEach(one -> there.put(
                        Integer.valueOf(one.group(1)), new Given(Long.parseLong(one.group(2)), one.group(3))));
        int missing = 0;
        for (Map.Entry<Integer, Given> mine : given.entrySet()) {
            boolean acknowledged = !unsent.containsKey(mine.getKey());
            if (acknowledged && !mine.getValue().equals(there.get(mine.getKey()))) {
                missing++;
            }
        }
        return missing;
    }
}
