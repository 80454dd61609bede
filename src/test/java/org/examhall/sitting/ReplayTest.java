package org.examhall.sitting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.examhall.account.Actor;
import org.examhall.bank.BankFixture;
import org.examhall.bank.ItemType;
import org.examhall.bank.Response;
import org.examhall.bank.Sheet;
import org.examhall.candidate.PersonFixture;
import org.examhall.entry.EntryFixture;
import org.examhall.kernel.StoppedClock;
import org.examhall.sitting.JournalProof.Broken;
import org.examhall.sitting.JournalProof.Reason;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * Whatever happens to a script, in whatever order: the journal, the ledger, the stored script and a plain count of the
 * candidate's minutes say the same. Another seed is tried with {@code -Dexamhall.replay.seed}.
 */
class ReplayTest {

    private static final long SEED = Long.getLong("examhall.replay.seed", 20_261_122);
    private static final int WALKS = 120;
    private static final int STEPS = 70;
    private static final int BREAK_MINUTES = 20;
    private static final Actor TRAINER = new Actor("01tra1ner00000000000000000", "Trainer");
    private static final Actor CANDIDATE = new Actor("01entry0000000000000000000", "Candidate");

    private static Sheet sheet;
    private static List<Integer> singles;

    @BeforeAll
    static void draws() {
        sheet = BankFixture.sheet(BankFixture.practitioner(), 3);
        singles = sheet.questions().stream()
                .filter(question -> question.type() == ItemType.SINGLE)
                .map(Sheet.Question::position)
                .toList();
    }

    /** What a candidate with a kitchen timer would count; knows of no ends and no sums. */
    private static final class KitchenTimer {
        long left;
        long rest;
        boolean held;
        boolean resting;
        boolean closed;

        void passes(long millis) {
            if (closed) {
                return;
            }
            long running = held ? 0 : millis;
            if (resting) {
                long rested = Math.min(rest, millis);
                rest -= rested;
                running = millis - rested;
                resting = rest > 0;
            }
            left -= running;
        }
    }

    /** One walk of random verbs, with everything compared after every step. */
    private static final class Walk {
        final Random random;
        final StoppedClock clock = StoppedClock.atMorning();
        final KitchenTimer timer = new KitchenTimer();
        final ScriptBooks books;
        final Script script;
        long revision;

        Walk(long seed) {
            random = new Random(seed);
            books = new ScriptBooks(
                    random.nextInt(3) == 0 ? EntryFixture.practitioner(25) : EntryFixture.resting(BREAK_MINUTES),
                    clock);
            script = books.script;
            books.called();
            if (random.nextBoolean()) {
                clock.passes(Duration.ofMinutes(3));
                assertThat(script.add(Duration.ofMinutes(4), clock.instant(), TRAINER, "before the start", null))
                        .isEmpty();
                books.book();
            }
            clock.passes(Duration.ofSeconds(20));
            books.journal.add(script.begin(clock.instant()));
            timer.left = books.ledger.stream()
                    .mapToLong(line -> line.time().toMillis())
                    .sum();
            timer.rest = Duration.ofMinutes(books.entry.needs().breakMinutes()).toMillis();
        }

        void step() {
            int dice = random.nextInt(20);
            switch (dice) {
                case 0 ->
                    hold(script.pause(clock.instant(), TRAINER, "noise\toutside")
                            .isEmpty());
                case 1, 2 ->
                    letGo(script.resume(clock.instant(), TRAINER, "quiet again").isPresent());
                case 3 -> hold(script.evacuate(clock.instant(), TRAINER, "alarm\nbell"));
                case 4 -> {
                    boolean stood = script.isEvacuated();
                    script.goOn(clock.instant(), TRAINER, "alarm\nbell");
                    letGo(stood);
                }
                case 5 -> gain(script.add(Duration.ofMinutes(5), clock.instant(), TRAINER, "late bus", null), 300_000);
                case 6 ->
                    gain(script.giveBack(Duration.ofMillis(250_123), clock.instant(), TRAINER, "x = y; \\"), 250_123);
                case 7, 8 -> {
                    if (script.takeBreak(clock.instant(), CANDIDATE).isEmpty()) {
                        timer.resting = true;
                    }
                }
                case 9 -> {
                    script.endBreak(clock.instant(), CANDIDATE);
                    timer.resting = false;
                }
                case 10 -> script.settle(clock.instant());
                case 11, 12, 13 -> answer();
                case 14 -> handIn();
                case 15, 16 -> reopen();
                default -> passes();
            }
            books.book();
        }

        private void passes() {
            long millis = random.nextInt(4) == 0 ? random.nextInt(900_000) : random.nextInt(60_000);
            clock.passes(Duration.ofMillis(millis));
            timer.passes(millis);
        }

        private void hold(boolean stopped) {
            if (stopped) {
                timer.held = true;
                timer.resting = false;
            }
        }

        private void letGo(boolean went) {
            if (went) {
                timer.held = false;
                timer.resting = false;
            }
        }

        private void gain(Optional<?> refusal, long millis) {
            if (refusal.isEmpty()) {
                timer.left += millis;
            }
        }

        private void answer() {
            int position = singles.get(random.nextInt(singles.size()));
            Response response = random.nextInt(5) == 0 ? Response.NONE : Response.of("RESPONSE", "A");
            books.give(new GivenAnswer(position, ++revision, response), sheet);
        }

        private void handIn() {
            if (script.getState() == ScriptState.WRITING) {
                books.handIn(HandedInBy.values()[random.nextInt(3)]);
                timer.closed = true;
                timer.held = false;
                timer.resting = false;
            }
        }

        private void reopen() {
            long atLeast = random.nextBoolean() ? 0 : 600_000;
            if (script.reopen(Duration.ofMillis(atLeast), clock.instant(), TRAINER, "by mistake")
                    .isEmpty()) {
                timer.closed = false;
                timer.left = Math.max(Math.max(0, timer.left), atLeast);
            }
        }

        void compare() {
            Instant now = clock.instant();
            long sum = books.ledger.stream()
                    .mapToLong(line -> line.time().toMillis())
                    .sum();
            assertThat(sum).as("ledger").isEqualTo(script.allowance().toMillis());
            assertThat(script.startedAt().orElseThrow().plusMillis(sum))
                    .as("start and ledger are the end")
                    .isEqualTo(script.endsAt().orElseThrow());
            if (script.getState() == ScriptState.WRITING) {
                Instant until = script.stillSince(now).orElse(now);
                assertThat(Duration.between(until, script.endsAt(now).orElseThrow())
                                .toMillis())
                        .as("the kitchen timer")
                        .isEqualTo(timer.left);
                assertThat(script.stillSince(now).isPresent()).isEqualTo(timer.held || timer.resting);
                assertThat(script.breakLeft(now).toMillis()).isEqualTo(timer.rest);
            }
            Replay replay = books.replay();
            assertThat(replay.compare(books.stored(), books.entered())).isEmpty();
            assertThat(replay.answers().entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey,
                                    one -> new OpenScript.Current(
                                            one.getValue().revision(),
                                            one.getValue().response()))))
                    .isEqualTo(books.answers());
            compareRecord(replay);
        }

        /** Every number in the closing record is one that the journal and the ledger tell. */
        private void compareRecord(Replay replay) {
            ClosingRecord.Attendance record = Records.attendance(books.entry, PersonFixture.registered(), script);
            assertThat(record.state()).isEqualTo(replay.state());
            assertThat(Optional.ofNullable(record.startedAt())).isEqualTo(replay.startedAt());
            assertThat(Optional.ofNullable(record.handedInAt())).isEqualTo(replay.handedInAt());
            assertThat(Optional.ofNullable(record.handedInBy())).isEqualTo(replay.handedInBy());
            assertThat(record.allowed()).isEqualTo(replay.allowance());
            assertThat(record.answered()).isEqualTo(replay.answered());
            if (replay.state() == ScriptState.HANDED_IN) {
                assertThat(record.receipt())
                        .isEqualTo(replay.receipts().get(replay.receipts().size() - 1));
            }
        }

        void prove() {
            JournalWalk chain = new JournalWalk(script.getId());
            books.lines().forEach(chain::pass);
            assertThat(chain.arrive(
                                    script.getJournalLength(),
                                    books.journal.get(books.journal.size() - 1).getHash())
                            .isWhole())
                    .isTrue();
        }
    }

    @Test
    void theJournalTheLedgerTheScriptAndAKitchenTimerAlwaysAgree() {
        int reopened = 0;
        int rested = 0;
        for (int number = 0; number < WALKS; number++) {
            Walk walk = new Walk(SEED + number);
            String told = "seed " + (SEED + number) + ", step ";
            for (int step = 0; step < STEPS; step++) {
                try {
                    walk.step();
                    walk.compare();
                } catch (AssertionError differs) {
                    throw new AssertionError(told + step + ": " + differs.getMessage(), differs);
                }
            }
            walk.prove();
            reopened += (int) walk.books.journal.stream()
                    .filter(row -> row.getKind() == JournalKind.REOPENED)
                    .count();
            rested += (int) walk.books.journal.stream()
                    .filter(row -> row.getKind() == JournalKind.BREAK_ENDED)
                    .count();
        }
        assertThat(reopened).as("the walks come everywhere").isGreaterThan(40);
        assertThat(rested).isGreaterThan(40);
    }

    private final StoppedClock clock = StoppedClock.atMorning();

    /** Rows: 1 started, 2 answer, 3 paused, 4 resumed, 5 added, 6 handed in, 7 reopened, 8 answer, 9 handed in. */
    private ScriptBooks lived() {
        ScriptBooks books = new ScriptBooks(EntryFixture.resting(BREAK_MINUTES), clock).begun();
        books.give(new GivenAnswer(singles.get(0), 1, Response.of("RESPONSE", "A")), sheet);
        clock.passes(Duration.ofMinutes(10));
        books.script.pause(clock.instant(), TRAINER, "noise");
        clock.passes(Duration.ofMinutes(2));
        books.script.resume(clock.instant(), TRAINER, "");
        books.script.add(Duration.ofMinutes(5), clock.instant(), TRAINER, "noise", null);
        books.book().handIn(HandedInBy.INVIGILATOR);
        clock.passes(Duration.ofMinutes(3));
        books.script.reopen(Duration.ZERO, clock.instant(), TRAINER, "by mistake");
        books.book().give(new GivenAnswer(singles.get(1), 1, Response.of("RESPONSE", "A")), sheet);
        books.handIn(HandedInBy.CANDIDATE);
        return books;
    }

    @ParameterizedTest(name = "{0}: row {1}, {2}")
    @CsvFileSource(resources = "/sitting/replays.csv", ignoreLeadingAndTrailingWhitespace = true)
    void whatIsChangedBesideTheJournalIsFoundAtTheRowThatKnowsBetter(String what, int row, String reason) {
        ScriptBooks books = lived();
        Replay.Stored stored = changed(books.stored(), what);
        List<Replay.Entered> ledger = changed(books.entered(), what);
        List<JournalLine> lines = changedLines(books.lines(), what);
        Replay replay = new Replay();
        lines.forEach(replay::pass);
        Optional<Broken> expected =
                reason.equals("whole") ? Optional.empty() : Optional.of(new Broken(row, Reason.valueOf(reason)));
        assertThat(replay.compare(stored, ledger)).isEqualTo(expected);
    }

    private static Replay.Stored changed(Replay.Stored was, String what) {
        return new Replay.Stored(
                what.equals("state") ? "WRITING" : what.equals("state-that-is-none") ? "SOMETHING" : was.state(),
                what.startsWith("allowance") ? was.allowance().plusMinutes(10) : was.allowance(),
                what.equals("start") ? was.startedAt().minusSeconds(1) : was.startedAt(),
                what.equals("end") || what.startsWith("allowance")
                        ? was.endsAt().plusSeconds(600)
                        : was.endsAt(),
                what.equals("paused") ? was.startedAt() : was.pausedAt(),
                was.breakUntil(),
                what.equals("breaks-used") ? Duration.ofMinutes(1) : was.breakUsed(),
                what.equals("handed-in") ? was.handedInAt().minusSeconds(1) : was.handedInAt(),
                what.equals("by") ? "CLOCK" : was.handedInBy(),
                what.equals("answered") ? was.answered() + 1 : was.answered());
    }

    private static List<Replay.Entered> changed(List<Replay.Entered> was, String what) {
        List<Replay.Entered> ledger = new ArrayList<>(was);
        switch (what) {
            case "base-of-the-ledger" -> change(ledger, "BASE", one -> longer(one));
            case "pause-in-the-ledger" -> change(ledger, "PAUSE", one -> longer(one));
            case "reason-in-the-ledger" ->
                change(
                        ledger,
                        "ADDITION",
                        one -> new Replay.Entered(one.kind(), one.millis(), one.at(), one.by(), "another"));
            case "kind-in-the-ledger" ->
                change(
                        ledger,
                        "PAUSE",
                        one -> new Replay.Entered("ADDITION", one.millis(), one.at(), one.by(), one.why()));
            case "ledger-without-a-line" -> ledger.removeIf(one -> one.kind().equals("ADDITION"));
            case "allowance-and-ledger" ->
                ledger.add(new Replay.Entered("ADDITION", 600_000, StoppedClock.MORNING, "Trainer", "kindness"));
            default -> {
                // nothing in the ledger
            }
        }
        return ledger;
    }

    private static void change(List<Replay.Entered> ledger, String kind, UnaryOperator<Replay.Entered> change) {
        ledger.replaceAll(one -> one.kind().equals(kind) ? change.apply(one) : one);
    }

    private static Replay.Entered longer(Replay.Entered one) {
        return new Replay.Entered(one.kind(), one.millis() + 60_000, one.at(), one.by(), one.why());
    }

    /** What a forger does who makes the whole chain anew, so that its hashes hold. */
    private static List<JournalLine> changedLines(List<JournalLine> was, String what) {
        List<JournalLine> lines = new ArrayList<>(was);
        switch (what) {
            case "no-start" -> lines.remove(0);
            case "pause-twice" -> lines.set(3, as(lines.get(3), "PAUSED"));
            case "resumed-for-longer" -> {
                JournalLine line = lines.get(3);
                lines.set(3, with(line, line.response().replace("given=120000", "given=130000")));
            }
            case "answer-after-the-end" -> lines.set(6, as(lines.get(1), "ANSWER"));
            case "kind-that-is-none" -> lines.set(4, as(lines.get(4), "KINDNESS"));
            case "no-number" -> lines.set(4, with(lines.get(4), "given=much\tby=Trainer"));
            case "journal-of-an-older-release" -> {
                lines.set(0, with(lines.get(0), ""));
                lines.removeIf(line -> line.told().isPresent() && !line.kind().equals("REOPENED"));
            }
            default -> {
                // nothing in the journal
            }
        }
        return lines;
    }

    private static JournalLine as(JournalLine was, String kind) {
        return new JournalLine(
                was.seq(), kind, was.position(), was.revision(), was.response(), was.recordedAt(), was.hash());
    }

    private static JournalLine with(JournalLine was, String response) {
        return new JournalLine(
                was.seq(), was.kind(), was.position(), was.revision(), response, was.recordedAt(), was.hash());
    }

    @Test
    void aScriptThatHasNotBegunHasNothingToTell() {
        ScriptBooks books = new ScriptBooks(EntryFixture.practitioner(0), clock).called();
        assertThat(books.replay().compare(books.stored(), books.entered())).isEmpty();
        assertThat(new Replay().compare(lived().stored(), List.of())).contains(new Broken(1, Reason.SCRIPT_DIFFERS));
    }

    @Test
    void eachReceiptThatWasGivenOutIsInTheJournal() {
        ScriptBooks books = lived();
        List<String> receipts = books.replay().receipts();
        assertThat(receipts).hasSize(2).doesNotHaveDuplicates();
        assertThat(receipts.get(1)).isEqualTo(books.script.receipt());
    }

    @Test
    void whatSomebodyTypesStaysOneField() {
        Note note = Note.empty().with("by", "A\tB").with("why", "given=1\r\nby=\\C\\t");
        assertThat(Note.parse(note.text())).isEqualTo(note);
        assertThat(note.text()).doesNotContain("\n");
        assertThat(note.number("why")).isEmpty();
    }
}
