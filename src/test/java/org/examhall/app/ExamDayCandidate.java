package org.examhall.app;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.examhall.bank.Item;
import org.examhall.bank.PaperInHand;

/**
 * One candidate of {@link ExamDayIT}: reads and thinks for as long as people do (most short, some long), answers,
 * changes some answers, flags, hands in early or writes to the end. The network of this one may be gone for a while;
 * what was answered is then sent when it is back, as the exam page does: newest answers only, with ever longer pauses
 * between the tries, and a sign of life every five seconds.
 */
final class ExamDayCandidate {

    /** An answer as it was sent. */
    record Sent(int position, long revision, String response) {}

    final Visitor browser;
    final String number;
    final ModelledClock clock;
    final Random random;
    String script = "";

    /** Everything that the server has called saved, and everything that it has called held. */
    final Set<Sent> saved = new HashSet<>();

    final Set<Sent> held = new HashSet<>();

    /** The newest answer to each question, as it stands in front of the candidate. */
    final SortedMap<Integer, Sent> own = new TreeMap<>();

    final List<Long> saveNanos = new ArrayList<>();
    SortedMap<Integer, Item> items = new TreeMap<>();
    long paperNanos;
    int retries;
    int changesOfMind;
    int flags;
    long offlineMillis;
    String receipt = "";
    int received = -1;
    long handInSent;
    long handInReceived;

    private final long span;
    private final long ahead;
    private final SortedMap<Integer, Sent> unsent = new TreeMap<>();
    private List<ShownPaper.Question> questions = List.of();
    private final List<Integer> visits = new ArrayList<>();
    private boolean toTheEnd;
    private long readyAt;
    private long cutFrom = Long.MAX_VALUE;
    private long cutTo;

    private long endsAt;
    private boolean paused;
    private boolean gone;
    private int failures;
    private long nextSend;
    private long startedAt;
    private final AtomicInteger refusedByServer = new AtomicInteger();
    private final AtomicInteger acknowledged = new AtomicInteger();

    /** @param ahead how far the server's clock is ahead of this machine's (ms) */
    ExamDayCandidate(String base, String number, long spanMillis, long ahead, long seed) {
        this.ahead = ahead;
        this.browser = new Visitor(base);
        this.number = number;
        this.span = spanMillis;
        this.clock = new ModelledClock(spanMillis);
        this.random = new Random(seed);
    }

    /** As the server counts the time. */
    private long now() {
        return System.currentTimeMillis() + ahead;
    }

    /** The network fails for a part of the exam, given in shares of its time. */
    void isCut(double from, double to) {
        cutFrom = (long) (span * from);
        cutTo = (long) (span * to);
    }

    void comeIn(String keycode) throws IOException {
        assertThat(browser.enter(number, keycode).location()).startsWith("/exam/check-in.xhtml");
        browser.checkIn();
    }

    void sit() throws IOException, InterruptedException {
        openPaper();
        plan();
        write();
        deliverTheRest();
        takeReceipt();
    }

    private void openPaper() throws IOException, InterruptedException {
        TimeUnit.MILLISECONDS.sleep(random.nextInt((int) Math.min(5_000, span / 15)));
        long begun = System.nanoTime();
        long sent = now();
        Visitor.Answer page = browser.get("/exam/paper.xhtml");
        assertThat(page.status()).as("the paper").isEqualTo(200);
        clock.starts(sent, now());
        paperNanos = System.nanoTime() - begun;
        questions = new ShownPaper(page.body()).questions();
        items = PaperInHand.read(page.body());
        Visitor.Answer seat = browser.call("POST", "/api/scripts/" + script + "/seat", "{}");
        assertThat(seat.status()).as(seat.body()).isEqualTo(200);
        hear(seat.json());
    }

    /** Who reads how fast, and what the way through the paper is: all questions, then back to some of them. */
    private void plan() {
        int kind = random.nextInt(100);
        toTheEnd = kind >= 60;
        double share = kind < 15 ? 0.45 + 0.2 * random.nextDouble() : 0.7 + 0.25 * random.nextDouble();
        readyAt = now() + (long) (span * share);
        for (int i = 1; i <= questions.size(); i++) {
            if (random.nextInt(50) > 0) { // a question is left out now and then
                visits.add(i);
            }
        }
        int again = random.nextInt(questions.size() / 3);
        for (int i = 0; i < again; i++) {
            visits.add(1 + random.nextInt(questions.size()));
        }
    }

    /** Most answers come quickly, some take long: log-normal around the time that there is for each. */
    private long think(int left) {
        double each = Math.max(1, readyAt - now()) / (double) Math.max(1, left);
        return (long) Math.min(each * 4, each * Math.exp(0.7 * random.nextGaussian() - 0.245));
    }

    /** How many answers the server has acknowledged so far. */
    int acknowledged() {
        return acknowledged.get();
    }

    /** How often the server has said that it could not store answers. */
    int refusedByServer() {
        return refusedByServer.get();
    }

    private boolean isOffline() {
        long since = now() - startedAt;
        return since >= cutFrom && since < cutTo;
    }

    private void write() throws InterruptedException {
        startedAt = now();
        int visited = 0;
        long nextVisit = startedAt + think(visits.size());
        long nextPulse = startedAt + random.nextInt(5_000);
        while (!gone) {
            long now = now();
            boolean finished = visited == visits.size();
            if (!paused && now >= endsAt) {
                handIn();
            } else if (!paused && finished && !toTheEnd && now >= readyAt) {
                handIn();
            }
            if (gone) {
                return;
            }
            if (!paused && !finished && now >= nextVisit && now < endsAt) {
                visit(visits.get(visited++));
                nextVisit = now + think(visits.size() - visited);
            }
            if (!unsent.isEmpty() && now >= nextSend) {
                send();
            }
            if (now >= nextPulse) {
                pulse();
                nextPulse = now() + 4_000 + random.nextInt(2_000);
            }
            long next = nextPulse;
            next = !finished && !paused ? Math.min(next, nextVisit) : next;
            next = unsent.isEmpty() ? next : Math.min(next, nextSend);
            next = paused ? next : Math.min(next, endsAt);
            TimeUnit.MILLISECONDS.sleep(Math.max(5, Math.min(500, next - now())));
        }
    }

    private void visit(int position) {
        if (random.nextInt(8) == 0) {
            flags++;
        }
        Sent before = own.get(position);
        String response = before != null && random.nextInt(12) == 0
                ? "{}"
                : questions.get(position - 1).someAnswer(random);
        if (before != null && before.response().equals(response)) {
            return;
        }
        if (before != null) {
            changesOfMind++;
        }
        Sent answer = new Sent(position, before == null ? 1 : before.revision() + 1, response);
        own.put(position, answer);
        unsent.put(position, answer);
        if (failures == 0) {
            nextSend = now() + 150 + random.nextInt(250);
        }
    }

    private static String body(Iterable<Sent> answers) {
        StringBuilder json = new StringBuilder("{\"seat\":1,\"answers\":[");
        for (Sent answer : answers) {
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

    private Visitor.Answer ask(String method, String path, String body) throws IOException {
        if (isOffline()) {
            throw new IOException("no network");
        }
        Visitor.Answer answer = body == null ? browser.get(path) : browser.call(method, path, body);
        if (answer.status() < 500 && !answer.body().startsWith("{")) {
            // Our server answers in JSON; one that is just being started says 404 for a while.
            throw new IOException("this was not the server: " + answer.status());
        }
        return answer;
    }

    /** Sends all that is unsent; false if that did not succeed, and has to be tried again later. */
    private boolean send() {
        List<Sent> batch = List.copyOf(unsent.values());
        long begun = System.nanoTime();
        try {
            Visitor.Answer answer = ask("PUT", "/api/scripts/" + script + "/answers", body(batch));
            if (answer.status() == 200 || answer.status() == 409) {
                saveNanos.add(System.nanoTime() - begun);
                book(answer.json(), batch);
                failures = 0;
                return true;
            }
            assertThat(answer.status()).as(answer.body()).isGreaterThanOrEqualTo(500);
            refusedByServer.incrementAndGet();
        } catch (IOException notThere) {
            // the answers stay, and go with the next try
        }
        retries++;
        failures++;
        nextSend = now() + (long) (Math.min(15_000, 500L << Math.min(failures, 5)) * (0.8 + 0.4 * random.nextDouble()));
        return false;
    }

    private void book(JsonObject reply, List<Sent> batch) {
        assertThat(reply.getJsonArray("refused")).as("nobody else writes here").isEmpty();
        Map<Integer, Sent> sent = new HashMap<>();
        batch.forEach(answer -> sent.put(answer.position(), answer));
        int booked = 0;
        for (String how : List.of("saved", "held")) {
            for (JsonObject one : reply.getJsonArray(how).getValuesAs(JsonObject.class)) {
                Sent answer = sent.get(one.getInt("position"));
                assertThat(one.getJsonNumber("revision").longValue()).isEqualTo(answer.revision());
                (how.equals("saved") ? saved : held).add(answer);
                unsent.remove(answer.position(), answer);
                booked++;
            }
        }
        assertThat(booked).as("each answer is saved or held").isEqualTo(batch.size());
        acknowledged.addAndGet(booked);
        hear(reply);
    }

    private void pulse() {
        long begun = now();
        try {
            Visitor.Answer answer =
                    ask("GET", "/api/scripts/" + script + "/pulse?seat=1&unsent=" + unsent.size(), null);
            if (answer.status() == 200) {
                hear(answer.json());
                if (failures > 0) {
                    nextSend = now();
                }
                return;
            }
        } catch (IOException notThere) {
            // the next one may come through
        }
        offlineMillis += now() - begun + 5_000;
    }

    private void hear(JsonObject reply) {
        if (reply.getString("state", "").equals("HANDED_IN")) {
            gone = true;
        }
        if (reply.get("endsAt") instanceof JsonNumber end) {
            endsAt = end.longValue();
            paused = reply.getBoolean("paused", false);
        }
    }

    /**
     * All answers first, then the hand-in itself, until the server has acknowledged it. Time may be given meanwhile.
     */
    private void handIn() throws InterruptedException {
        boolean byTime = now() >= endsAt;
        for (int attempt = 0; !gone; attempt++) {
            pulse();
            if (gone || paused || (byTime && now() < endsAt)) {
                return;
            }
            try {
                if (unsent.isEmpty() || send()) {
                    handInSent = handInSent == 0 ? now() : handInSent;
                    Visitor.Answer answer =
                            ask("POST", "/api/scripts/" + script + "/hand-in", "{\"seat\":1,\"answers\":[]}");
                    if (answer.status() == 200) {
                        handInReceived = now();
                        gone = true;
                        return;
                    }
                }
            } catch (IOException notThere) {
                retries++;
            }
            TimeUnit.MILLISECONDS.sleep(
                    (long) (Math.min(8_000, 500L << Math.min(attempt, 4)) * (0.8 + 0.4 * random.nextDouble())));
        }
    }

    /** The script is closed; what this computer still has goes to the server, which keeps it for review. */
    private void deliverTheRest() throws InterruptedException {
        while (!unsent.isEmpty()) {
            if (!send()) {
                TimeUnit.MILLISECONDS.sleep(500);
            }
        }
    }

    private void takeReceipt() throws InterruptedException {
        while (received < 0) {
            try {
                Visitor.Answer answer =
                        ask("POST", "/api/scripts/" + script + "/hand-in", "{\"seat\":1,\"answers\":[]}");
                if (answer.status() == 200) {
                    receipt = answer.json().getString("receipt");
                    received = answer.json().getInt("answered");
                    return;
                }
            } catch (IOException notThere) {
                retries++;
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }

    /** A clock that stood still when its candidate handed in went on at that moment. */
    void settleClock() {
        clock.goesOn(handInSent, handInReceived);
    }
}
