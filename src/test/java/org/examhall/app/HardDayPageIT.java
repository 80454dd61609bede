package org.examhall.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.examhall.app.OwnRoom.answer;
import static org.examhall.app.OwnRoom.offline;
import static org.examhall.app.OwnRoom.state;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.examhall.bank.Item;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The exam in a real browser on a hard day: the server is killed again and again, its disk is full, the network is away
 * for long, the computer sleeps, and the clocks of the country change while somebody writes. The server's clock stands
 * shortly before the end of summer time in 2026, 01:00 UTC on 25 October. Each candidate ends with a comparison of
 * journal, answers and marks.
 *
 * <p>System properties, with the lengths of the usual run: {@code examhall.kill.rounds} (2),
 * {@code examhall.disk.seconds} (12), {@code examhall.cut.seconds} (20), {@code examhall.sleep.seconds} (10) and
 * {@code examhall.kill.seed} (printed). {@code ./mvnw -Pexamday verify} has the lengths of a really hard day.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(BrowserSetup.class)
class HardDayPageIT {

    private static final Instant CHANGE = Instant.parse("2026-10-25T01:00:00Z");
    /**
     * From the start of the server to the change: long enough for a slow machine to have a candidate write before it.
     */
    private static final Duration BEFORE = Duration.ofSeconds(150);

    private static final int KILLS = Integer.getInteger("examhall.kill.rounds", 2);
    private static final int FULL_SECONDS = Integer.getInteger("examhall.disk.seconds", 12);
    private static final int CUT_SECONDS = Integer.getInteger("examhall.cut.seconds", 20);
    private static final int SLEEP_SECONDS = Integer.getInteger("examhall.sleep.seconds", 10);
    private static final long SEED = Long.getLong("examhall.kill.seed", System.nanoTime());

    /** How many answers a candidate gives while the server dies and comes back. */
    private static final int ROUND = 3;

    private Browser browser;
    private long ahead;
    private OwnRoom room;

    /** Who writes while the clocks change. */
    private CandidateAtExam late;

    private SortedMap<Integer, Item> lateItems;
    private long lateEnd;

    /** Who is without a network for long. */
    private CandidateAtExam cut;

    private SortedMap<Integer, Item> cutItems;
    private long cutAt;

    @BeforeAll
    void openSitting(Browser chromium) throws IOException {
        System.out.println("HardDayPageIT: -Dexamhall.kill.seed=" + SEED);
        browser = chromium;
        ahead = CHANGE.minus(BEFORE).toEpochMilli() - System.currentTimeMillis();
        room = new OwnRoom(
                browser,
                "hard-day-page",
                Map.of("EXAMHALL_DEMONSTRATION_AHEAD", Duration.ofMillis(ahead).toString()));
    }

    @AfterAll
    void close() {
        if (room != null) {
            room.close();
        }
    }

    private long now() {
        return System.currentTimeMillis() + ahead;
    }

    /** A candidate whose computer has the time of the server. */
    private CandidateAtExam next() {
        CandidateAtExam candidate = room.next();
        setClock(candidate);
        return candidate;
    }

    private void setClock(CandidateAtExam candidate) {
        candidate.person().context().addInitScript("""
                (() => {
                  const Real = Date;
                  window.Date = class extends Real {
                    constructor(...given) { given.length ? super(...given) : super(Real.now() + %1$d); }
                    static now() { return Real.now() + %1$d; }
                  };
                })()""".formatted(ahead));
    }

    private double minutesUntil(long end) {
        return (end - now()) / 60_000.0;
    }

    private void assertClock(CandidateAtExam candidate, long endsAt) {
        assertThat(CandidateAtExam.minutesLeft(candidate.page())).isCloseTo(minutesUntil(endsAt), within(2.0));
    }

    @Test
    @Order(1)
    void somebodyBeginsBeforeTheClocksChange() throws IOException {
        late = next();
        lateItems = room.start(late);
        assertThat(Instant.ofEpochMilli(now())).as("it is before the change").isBefore(CHANGE);
        lateEnd = late.endsAt(late.script());
        answer(late, lateItems, 1, 2);
        late.awaitSaved();
        assertClock(late, lateEnd);
    }

    @Test
    @Order(2)
    void theNetworkOfOneCandidateIsCutForLong() throws IOException {
        cut = next();
        cutItems = room.start(cut);
        answer(cut, cutItems, 1, 2);
        cut.awaitSaved();
        offline(cut, true);
        cutAt = System.nanoTime();
        answer(cut, cutItems, 3, 4);
        assertThat(state(cut.page())).containsText("has not reached the server yet");
    }

    @Test
    @Order(3)
    void theServerIsKilledAndStartedAgainAtRandomMoments() throws Exception {
        Random random = new Random(SEED);
        try (CandidateAtExam candidate = next()) {
            SortedMap<Integer, Item> items = room.start(candidate);
            String script = candidate.script();
            long endsAt = candidate.endsAt(script);
            int given = 0;
            for (int round = 0; round < KILLS; round++) {
                int alive = random.nextInt(1_500);
                int dead = random.nextInt(3_000);
                CompletableFuture<Void> dies = CompletableFuture.runAsync(() -> {
                    pause(alive);
                    room.server().kill9();
                    pause(dead);
                    room.server().restart();
                });
                for (int one = 0; one < ROUND && given < items.size(); one++) {
                    candidate.page().waitForTimeout(random.nextInt(900));
                    candidate.answerRight(++given, items.get(given));
                }
                dies.get(5, TimeUnit.MINUTES);
                candidate.awaitSaved();
                assertThat(candidate.endsAt(script))
                        .as("the end, after kill " + (round + 1))
                        .isEqualTo(endsAt);
                assertClock(candidate, endsAt);
            }
            candidate.handIn();
            room.ended("server killed " + KILLS + " times", script, items, given, 0, 0);
        }
        room.trainer().signIn("trainer");
    }

    private static void pause(int millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    @Order(4)
    void theDiskIsFullAndThePageSaysWhatIsNotSaved() throws Exception {
        try (CandidateAtExam candidate = next()) {
            assumeTrue(room.server().limitWrites(false), "it takes prlimit (Linux, util-linux)");
            SortedMap<Integer, Item> items = room.start(candidate);
            Page page = candidate.page();
            String script = candidate.script();
            candidate.answerRight(1, items.get(1));
            candidate.awaitSaved();
            assertThat(room.server().limitWrites(true)).isTrue();
            answer(candidate, items, 2, 3);
            assertThat(state(page)).containsText("has not reached the server yet");
            page.waitForTimeout(FULL_SECONDS * 1_000.0);
            assertThat(state(page)).containsText("has not reached the server yet");
            assertThat(room.server().limitWrites(false)).isTrue();
            boolean byItself = room.server().heal();
            System.out.println("HardDayPageIT: the disk was full for " + FULL_SECONDS + " s; "
                    + (byItself ? "the server went on by itself" : "the server was started again"));
            candidate.awaitSaved();
            candidate.answerRight(4, items.get(4));
            candidate.awaitSaved();
            candidate.handIn();
            room.ended("disk full", script, items, 4, 0, 0);
        }
        room.trainer().signIn("trainer");
    }

    /** The processes of the browser stand still, as the whole computer does with its lid closed. */
    @Test
    @Order(5)
    void theComputerSleeps() throws Exception {
        Path profile = RunningServer.freshData("hard-day-profile");
        try (CandidateAtExam candidate = room.at(BrowserSetup.persistent(browser, profile), room.nextRow())) {
            setClock(candidate);
            SortedMap<Integer, Item> items = room.start(candidate);
            Page page = candidate.page();
            String script = candidate.script();
            long endsAt = candidate.endsAt(script);
            candidate.answerRight(1, items.get(1));
            candidate.awaitSaved();
            candidate.answerRight(2, items.get(2)); // the lid is closed before it is sent
            signal(profile, "STOP");
            TimeUnit.SECONDS.sleep(SLEEP_SECONDS);
            signal(profile, "CONT");
            candidate.awaitSaved();
            page.waitForTimeout(1_500);
            assertClock(candidate, endsAt);
            candidate.answerRight(3, items.get(3));
            candidate.awaitSaved();
            candidate.handIn();
            room.ended("slept", script, items, 3, 0, 0);
        }
    }

    private static void signal(Path profile, String name) throws IOException, InterruptedException {
        for (ProcessHandle process : OwnRoom.processes(profile)) {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        }
    }

    @Test
    @Order(6)
    void theClocksHaveChangedAndNobodysTimeHas() {
        Page page = late.page();
        while (now() <= CHANGE.toEpochMilli() + 2_000) {
            page.waitForTimeout(500);
        }
        assertThat(late.endsAt(late.script())).isEqualTo(lateEnd);
        assertClock(late, lateEnd);
        late.answerRight(3, lateItems.get(3));
        late.awaitSaved();
        String script = late.script();
        late.handIn();
        assertThat(page.locator("main")).containsText("25 Oct 2026, 01:");
        assertThat(page.locator("main")).containsText("GMT");
        room.ended("end of summer time", script, lateItems, 3, 0, 0);
        late.close();
    }

    @Test
    @Order(7)
    void theNetworkComesBack() {
        Page page = cut.page();
        while (System.nanoTime() - cutAt < TimeUnit.SECONDS.toNanos(CUT_SECONDS)) {
            page.waitForTimeout(500);
        }
        answer(cut, cutItems, 5, 6);
        offline(cut, false);
        cut.awaitSaved();
        String script = cut.script();
        assertClock(cut, cut.endsAt(script));
        cut.handIn();
        room.ended("network cut for " + CUT_SECONDS + " s", script, cutItems, 6, 0, 0);
        cut.close();
    }

    @TestFactory
    @Order(8)
    Stream<DynamicTest> journalAnswersAndMarksAgree() {
        return room.reconciled(5);
    }
}
