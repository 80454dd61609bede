package org.examhall.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Learners who are on runs of both courses, each signed in: they read lessons, and they search. */
final class StudyRoom {

    private static final List<String> COURSES = List.of("practitioner", "advanced");
    private static final Pattern LESSON = Pattern.compile("/course/lesson\\.xhtml\\?lesson=[a-z0-9.-]+");
    private static final Pattern TITLE = Pattern.compile("<a href=\"/course/lesson[^>]*>([^<]+)</a>");

    /** What comes as a whole is looked into now and then: the client has the same processors. */
    private static final int LOOKED_INTO = 50;

    private static final int SHORTEST_WORD = 4;

    private static final int READERS_AT_ONCE = 16;

    private final Server server;
    private final HttpClient client;
    private final List<String> cookies = new ArrayList<>();
    private final List<String> lessons = new ArrayList<>();

    /** What is sought: titles of lessons, by two of their words. */
    private final List<String> questions = new ArrayList<>();

    StudyRoom(Server server, HttpClient client, List<String> emails) throws IOException, InterruptedException {
        this.server = server;
        this.client = client;
        for (String email : emails) {
            Browser browser = new Browser(client, server.port);
            browser.submit("/sign-in.xhtml", "signIn", "email", email, "password", Store.PASSWORD, "enter", "enter");
            cookies.add(browser.cookie("examhall-session"));
            if (lessons.isEmpty()) {
                learnCourses(browser);
            }
        }
    }

    private void learnCourses(Browser browser) throws IOException, InterruptedException {
        for (String course : COURSES) {
            String contents = browser.get("/course/course.xhtml?course=" + course);
            LESSON.matcher(contents)
                    .results()
                    .map(MatchResult::group)
                    .distinct()
                    .forEach(lessons::add);
            TITLE.matcher(contents).results().forEach(title -> {
                List<String> words = Stream.of(title.group(1).split("[^A-Za-z]+"))
                        .filter(word -> word.length() >= SHORTEST_WORD)
                        .toList();
                if (!words.isEmpty()) {
                    questions.add(words.get(words.size() / 2) + " " + words.get(words.size() - 1));
                }
            });
        }
        if (lessons.size() < 100) {
            throw new IOException("only " + lessons.size() + " lessons are open to a learner");
        }
    }

    /** Everybody has finished every other lesson. */
    void study() throws IOException {
        Deque<byte[]> requests = new ArrayDeque<>();
        for (String cookie : cookies) {
            for (int i = 0; i < lessons.size(); i += 2) {
                String done = lessons.get(i).replace("lesson.xhtml?lesson=", "done/");
                requests.add(Load.request("POST", done, server.port, cookie, ""));
            }
        }
        Load.run(server.port, READERS_AT_ONCE, new Load.Caller() {
            @Override
            public byte[] next(int connection) {
                return requests.poll();
            }

            @Override
            public void answered(int connection, Reply reply) {
                if (reply.status() != 302) {
                    throw new IllegalStateException("not finished: " + reply.status());
                }
            }
        });
    }

    /** Lesson after lesson on each connection, for a time. */
    Load.Outcome read(int connections, int seconds) throws IOException {
        List<byte[]> requests = new ArrayList<>();
        for (int i = 0; i < lessons.size(); i++) {
            requests.add(Load.request("GET", lessons.get(i), server.port, cookies.get(i % cookies.size()), ""));
        }
        int[] asked = {0};
        int[] answered = {0};
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        return Load.run(server.port, connections, new Load.Caller() {
            @Override
            public byte[] next(int connection) {
                return System.nanoTime() < end ? requests.get(asked[0]++ % requests.size()) : null;
            }

            @Override
            public void answered(int connection, Reply reply) {
                boolean whole = answered[0]++ % LOOKED_INTO > 0 || reply.body().contains("class=\"lesson-end\"");
                if (reply.status() != 200 || !whole) {
                    throw new IllegalStateException("not a lesson: " + reply.status());
                }
            }
        });
    }

    /** Everybody searches at once, again and again, with about a second to think before each question. */
    Load.Outcome search(int questionsEach) throws Exception {
        long start = System.nanoTime();
        List<Callable<List<Long>>> readers = new ArrayList<>();
        for (int i = 0; i < cookies.size(); i++) {
            String cookie = cookies.get(i);
            Random random = new Random(i);
            readers.add(() -> {
                List<Long> times = new ArrayList<>();
                for (int j = 0; j < questionsEach; j++) {
                    TimeUnit.MILLISECONDS.sleep(500 + random.nextInt(1_000));
                    times.add(ask(questions.get(random.nextInt(questions.size())), cookie));
                }
                return times;
            });
        }
        ExecutorService pool = Executors.newFixedThreadPool(readers.size());
        try {
            List<Long> all = new ArrayList<>();
            for (Future<List<Long>> times : pool.invokeAll(readers)) {
                all.addAll(times.get());
            }
            long[] sorted = all.stream().mapToLong(Long::longValue).sorted().toArray();
            return new Load.Outcome(sorted, System.nanoTime() - start, 0, 0);
        } finally {
            pool.shutdownNow();
        }
    }

    /** How long the answer takes, nanoseconds. */
    private long ask(String words, String cookie) throws IOException, InterruptedException {
        String path = "/course/search.xhtml?words=" + URLEncoder.encode(words, StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port + path))
                .header("Cookie", cookie)
                .header("User-Agent", Load.AGENT)
                .build();
        long begin = System.nanoTime();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        long took = System.nanoTime() - begin;
        if (answer.statusCode() != 200 || !answer.body().contains("class=\"found-where")) {
            throw new IOException("nothing found: " + words + " " + answer.statusCode());
        }
        return took;
    }
}
