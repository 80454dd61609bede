package org.examhall.sitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionManager;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.assertj.core.api.Assertions;
import org.examhall.account.Account;
import org.examhall.account.Accounts;
import org.examhall.account.Actor;
import org.examhall.account.AuditEntry;
import org.examhall.account.AuditTrail;
import org.examhall.account.Role;
import org.examhall.app.RunningServer;
import org.examhall.bank.ItemRef;
import org.examhall.bank.Papers;
import org.examhall.bank.Response;
import org.examhall.bank.Sheet;
import org.examhall.candidate.Arrangement;
import org.examhall.candidate.Arrangements;
import org.examhall.candidate.Candidate;
import org.examhall.candidate.CandidateNumber;
import org.examhall.candidate.Candidates;
import org.examhall.candidate.Evidence;
import org.examhall.candidate.Interest;
import org.examhall.candidate.Interests;
import org.examhall.candidate.Needs;
import org.examhall.entry.Entries;
import org.examhall.entry.Entry;
import org.examhall.kernel.Language;
import org.examhall.kernel.Reference;
import org.examhall.kernel.Refusal;
import org.examhall.kernel.Refused;
import org.examhall.marking.Marks;
import org.examhall.marking.ScriptMark;
import org.examhall.partner.Accreditation;
import org.examhall.partner.Accreditations;
import org.examhall.partner.Venue;
import org.examhall.partner.Venues;
import org.examhall.result.Discrepancy;
import org.examhall.result.Reconciled;
import org.examhall.result.Reconciliation;
import org.examhall.result.Reconciliations;
import org.examhall.result.Result;
import org.examhall.result.ResultRef;
import org.examhall.result.ResultSearch;
import org.examhall.result.Results;
import org.examhall.result.Settled;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The rooms from the entry to the result together, in the server, with the WAR that ships. */
@ExtendWith(ArquillianExtension.class)
class SittingIT {

    private static final String RULES = "WEB-INF/classes/org/examhall/app/access.rules";
    private static int serial;

    /** The WAR as built, with this class in it, and a line that lets the test's own servlet through. */
    @Deployment
    static WebArchive examhall() throws IOException {
        keepToLoopback(RunningServer.freshData("in-container"));
        WebArchive war = ShrinkWrap.create(ZipImporter.class, "examhall.war")
                .importFrom(new File(System.getProperty("examhall.war", "target/examhall.war")))
                .as(WebArchive.class);
        ByteArrayOutputStream rules = new ByteArrayOutputStream();
        try (InputStream shipped = war.get(RULES).getAsset().openStream()) {
            shipped.transferTo(rules);
        }
        war.delete(RULES);
        String open = rules.toString(StandardCharsets.UTF_8)
                + "\n* /ArquillianServletRunnerEE9 anybody\n* /ArquillianServletRunnerEE10 anybody\n"
                + "* /ArquillianServletRunner anybody\n";
        war.add(new StringAsset(open), RULES);
        File assertions = new File(Assertions.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        return war.addClass(SittingIT.class).addAsLibrary(assertions);
    }

    /** The file that {@code arquillian.xml} names: the server has no option for the address on which it listens. */
    private static void keepToLoopback(Path data) throws IOException {
        Files.writeString(
                data.resolve("preboot.asadmin"),
                "set configs.config.server-config.network-config.network-listeners.network-listener.http-listener"
                        + ".address=127.0.0.1\n");
    }

    @Inject
    Accounts accounts;

    @Inject
    Venues venues;

    @Inject
    Accreditations accreditations;

    @Inject
    Interests interests;

    @Inject
    IrregularityCases cases;

    @Inject
    Receipts receipts;

    @Inject
    Reconciliations reconciliations;

    @Inject
    Candidates candidates;

    @Inject
    Arrangements arrangements;

    @Inject
    AuditTrail audit;

    @Inject
    Entries entries;

    @Inject
    Sittings sittings;

    @Inject
    Scripts scripts;

    @Inject
    Invigilation invigilation;

    @Inject
    Messages messages;

    @Inject
    Irregularities irregularities;

    @Inject
    Board board;

    @Inject
    Journals journals;

    @Inject
    Records records;

    @Inject
    Seats seats;

    @Inject
    Papers papers;

    @Inject
    Marks marks;

    @Inject
    Results results;

    @Inject
    Clock clock;

    @Resource(lookup = "java:global/jdbc/examhall")
    DataSource database;

    @Resource(lookup = "java:appserver/TransactionManager")
    TransactionManager transaction;

    private static final Actor OFFICE = new Actor("01adm000000000000000000000", "Office");

    private Sitting planned() {
        String name = Reference.fresh(clock);
        Account trainer = accounts.create(
                name + "@school.example", "Trainer", "a-long-enough-password", Set.of(Role.TRAINER), OFFICE);
        Venue venue = venues.add("Partner", "Room 1", "Town", ZoneId.of("Europe/Oslo"), OFFICE);
        accredited(trainer);
        return sittings.plan("Practitioner", "practitioner", venue, clock.instant(), trainer.ref(), OFFICE);
    }

    private void accredited(Account trainer) {
        accreditations.give(
                trainer.ref(),
                "practitioner",
                Accreditation.Standing.ACCREDITED,
                accreditations.today().minusDays(1),
                accreditations.today().plusMonths(6),
                OFFICE);
    }

    private Candidate candidate() {
        while (true) {
            try {
                CandidateNumber number =
                        CandidateNumber.complete(String.format(Locale.ROOT, "%08d", 28_000_000 + serial++));
                return candidates.register(number, "Demo", "Candidate", LocalDate.of(1990, 1, 1), Language.EN, OFFICE);
            } catch (IllegalArgumentException neverIssued) {
                // the next number
            }
        }
    }

    private Actor invigilator(Sitting sitting) {
        return accounts.find(sitting.invigilator()).orElseThrow().actor();
    }

    /** Enters by the door and goes as far as the open paper. */
    private ScriptRef writing(Sitting sitting, Entry entry, Candidate person) {
        return writing(sitting, entry, person, true);
    }

    /** As far as the open paper, or as far as the call to it. */
    private ScriptRef writing(Sitting sitting, Entry entry, Candidate person, boolean opens) {
        String token = scripts.signIn(person.getNumber(), entry.keycode());
        Seats.Seat seat = seats.holder(token).orElseThrow();
        assertThat(seat.entry()).isEqualTo(entry.ref());
        ScriptRef script = seat.script();
        assertThat(state(script, entry)).isEqualTo(ScriptState.PRESENT);
        scripts.declareReady(script, entry.ref(), "2026-1");
        Actor by = invigilator(sitting);
        assertThatThrownBy(() -> scripts.open(script, entry.ref())).hasMessage("not-started");
        assertThat(invigilation.start(sitting.ref(), List.of(script), by).notDone())
                .hasSize(1);
        assertThat(invigilation.admit(sitting.ref(), List.of(script), by).done())
                .containsExactly(script);
        assertThat(invigilation.start(sitting.ref(), List.of(script), by).done())
                .containsExactly(script);
        if (opens) {
            scripts.open(script, entry.ref());
        }
        assertThat(state(script, entry)).isEqualTo(opens ? ScriptState.WRITING : ScriptState.CALLED);
        return script;
    }

    private ScriptState state(ScriptRef script, Entry entry) {
        return scripts.own(script, entry.ref()).orElseThrow().getState();
    }

    private SaveOutcome.Taken give(ScriptRef script, Entry entry, GivenAnswer... answers) throws Exception {
        return (SaveOutcome.Taken)
                scripts.giveAnswers(script, entry.ref(), List.of(answers)).get(30, TimeUnit.SECONDS);
    }

    /** The key of a question, with which it earns its mark. */
    private static Response key(Sheet.Question question) {
        Map<String, List<String>> values = new java.util.TreeMap<>();
        question.markScheme().rules().forEach(rule -> values.put(rule.variable(), rule.key()));
        return question.canonical(new Response(values));
    }

    private Entry entered(Sitting sitting, Candidate person, int extraPercent) {
        return sittings.enter(sitting.ref(), person.ref(), extraPercent, OFFICE);
    }

    @Test
    void anEntryKeepsTheArrangementThatHeldWhenItWasMade() {
        Candidate person = candidate();
        Actor second = new Actor("second-administrator", "Second Administrator");
        Arrangement arrangement = arrangements.request(
                person.ref(),
                Needs.parse("extra-time=25;rest-breaks=20;size=150"),
                arrangements.today().plusYears(1),
                Evidence.Reason.HEALTH,
                "a letter",
                OFFICE);
        assertThat(arrangements.on(person.ref(), arrangements.today()))
                .as("a request does not hold yet")
                .isEmpty();
        arrangements.approve(arrangement.ref(), second);
        assertThat(arrangements.search(person.getNumber().value(), Arrangement.State.APPROVED, 0, 10))
                .hasSize(1);
        assertThat(arrangements.count(person.getNumber().value(), Arrangement.State.EXPIRED))
                .isZero();
        Entry entry = entered(planned(), person, 5);
        arrangements.withdraw(arrangement.ref(), second);
        Entry kept = entries.find(entry.ref()).orElseThrow();
        assertThat(kept.needs().canonical()).isEqualTo("extra-time=25;rest-breaks=20;size=150");
        assertThat(kept.extra()).isEqualTo(Duration.ofMinutes(23));
        assertThat(arrangements.showEvidence(arrangement.ref(), second).getNote())
                .isEqualTo("a letter");
        assertThat(audit.latest(arrangement.getId(), List.of(), 0, 10))
                .extracting(AuditEntry::getAction)
                .containsExactlyInAnyOrder(
                        "arrangement-requested",
                        "arrangement-approved",
                        "arrangement-withdrawn",
                        "arrangement-evidence-seen");
    }

    @Test
    void aCandidateGoesTheWholeWay() throws Exception {
        Sitting sitting = planned();
        Candidate person = candidate();
        Entry entry = entered(sitting, person, 25);
        assertThatThrownBy(() -> scripts.signIn(person.getNumber(), entry.keycode()))
                .hasMessage("sitting-not-open-yet");
        assertThat(sittings.open(sitting.ref(), invigilator(sitting))).isEmpty();
        assertThat(sittings.open(sitting.ref(), invigilator(sitting)))
                .map(Refusal::code)
                .contains("sitting-open-already");
        ScriptRef script = writing(sitting, entry, person);

        Sheet sheet =
                papers.sheet(scripts.own(script, entry.ref()).orElseThrow().paper());
        assertThat(sheet.questions()).hasSize(60);
        for (int position = 1; position <= 40; position++) {
            SaveOutcome.Taken taken = give(script, entry, new GivenAnswer(position, 1, key(sheet.question(position))));
            assertThat(taken.saved()).containsExactly(new SaveOutcome.Saved(position, 1));
        }
        assertThat(give(script, entry, new GivenAnswer(1, 1, Response.NONE)).stale())
                .hasSize(1);
        assertThat(give(script, entry, new GivenAnswer(61, 1, Response.NONE)).unacceptable())
                .containsExactly(61);

        timeIsExplainedByTheLedger(sitting, script, entry);
        Receipt receipt = handIn(script, entry);

        assertThat(receipt.answered()).isEqualTo(40);
        JournalProof.Whole proof = (JournalProof.Whole) journals.check(script).orElseThrow();
        assertThat(proof.rows()).isEqualTo(42);
        assertThat(receipt.code()).isEqualTo(proof.receipt());
        assertThat(journals.check(sitting.ref())).isEqualTo(new SittingProof(1, 42, List.of()));
        Journals.Opened opened = journals.open(script, OFFICE).orElseThrow();
        assertThat(opened.ledger().agrees()).isTrue();
        assertThat(opened.rows()).hasSize(42);
        ScriptMark mark = marks.of(script).orElseThrow();
        assertThat(mark.getAnswered()).isEqualTo(40);
        assertThat(mark.total().earned()).isEqualByComparingTo("40");
        assertThat(results.provisionalOf(script, entry.ref()).orElseThrow().getMarks())
                .isEqualByComparingTo("40");
        assertThat(give(script, entry, new GivenAnswer(41, 1, key(sheet.question(41))))
                        .held())
                .containsExactly(new SaveOutcome.Saved(41, 1));
        assertThat(sittings.close(sitting.ref(), invigilator(sitting))).isEmpty();
        theRecordIsSigned(sitting, receipt);
    }

    private void theRecordIsSigned(Sitting sitting, Receipt receipt) {
        Actor by = invigilator(sitting);
        assertThat(records.invigilatedBy(sitting.ref(), OFFICE))
                .as("another's sitting")
                .isEmpty();
        ClosingRecord facts = records.invigilatedBy(sitting.ref(), by).orElseThrow();
        assertThat(facts.attendance())
                .singleElement()
                .matches(one -> one.held() == 1 && one.receipt().equals(receipt.code()));
        assertThat(facts.adjustments().stream().map(ClosingRecord.Adjustment::kind))
                .containsExactlyInAnyOrder(TimeKind.EXTRA_TIME, TimeKind.PAUSE, TimeKind.ADDITION);
        assertThatThrownBy(() -> records.sign(sitting.ref(), facts.digest(), true, "", Language.EN, OFFICE))
                .hasMessage("not-found");
        records.sign(sitting.ref(), facts.digest(), true, "A calm morning.", Language.NB, by);
        assertThat(records.signatures(sitting.ref()))
                .singleElement()
                .matches(one -> one.covers(records.find(sitting.ref()).orElseThrow()));
    }

    private void timeIsExplainedByTheLedger(Sitting sitting, ScriptRef script, Entry entry) throws Exception {
        Actor by = invigilator(sitting);
        List<ScriptRef> one = List.of(script);
        String wish = "0".repeat(26);
        assertThat(invigilation.pause(sitting.ref(), one, "alarm", by).done()).isEqualTo(one);
        TimeUnit.MILLISECONDS.sleep(30);
        assertThat(invigilation.pause(sitting.ref(), one, "alarm", by).notDone())
                .hasSize(1);
        assertThat(invigilation.resume(sitting.ref(), one, "all clear", by).done())
                .isEqualTo(one);
        assertThat(invigilation
                        .addTime(sitting.ref(), one, Duration.ofMinutes(7), "noise outside", wish, by)
                        .done())
                .isEqualTo(one);
        assertThat(invigilation
                        .addTime(sitting.ref(), one, Duration.ofMinutes(7), "noise outside", wish, by)
                        .done())
                .as("a wish that is sent again is done, and counts once")
                .isEqualTo(one);
        assertThatThrownBy(() -> invigilation.addTime(sitting.ref(), one, Duration.ofMinutes(7), " ", wish, by))
                .isInstanceOf(Refused.class)
                .hasMessage("reason-missing");
        Board.CandidateView row = board.of(sittings.find(sitting.ref()).orElseThrow()).candidates().stream()
                .filter(each -> each.script().equals(script.value()))
                .findFirst()
                .orElseThrow();
        assertThat(row.ledger().stream().map(Board.LedgerLine::kind))
                .containsExactlyInAnyOrder("BASE", "EXTRA_TIME", "PAUSE", "ADDITION");
        long ledger = row.ledger().stream().mapToLong(Board.LedgerLine::millis).sum();
        assertThat(row.endsAt()).isEqualTo(row.startedAt() + ledger);
        assertThat(ledger)
                .isGreaterThanOrEqualTo(Duration.ofMinutes(90 + 23 + 7).toMillis() + 30);
        assertThat(row.answered()).isEqualTo(40);
        assertThat(scripts.pulse(script, entry.ref(), 0).clock().endsAt()).isEqualTo(row.endsAt());
    }

    /** Marks and result belong to the hand-in: if it is undone, so are they. */
    private Receipt handIn(ScriptRef script, Entry entry) throws Exception {
        transaction.begin();
        scripts.handIn(script, entry.ref());
        assertThat(marks.of(script)).isPresent();
        assertThat(results.provisionalOf(script, entry.ref())).isPresent();
        transaction.rollback();
        assertThat(state(script, entry)).isEqualTo(ScriptState.WRITING);
        assertThat(marks.of(script)).isEmpty();
        assertThat(results.ofScript(script)).isEmpty();
        Receipt receipt = scripts.handIn(script, entry.ref());
        assertThat(scripts.handIn(script, entry.ref())).isEqualTo(receipt);
        return receipt;
    }

    @Test
    void anEvacuationStopsWhatRunsAndLetsNobodyStartUntilEverybodyGoesOn() throws Exception {
        Sitting sitting = planned();
        List<Candidate> people = List.of(candidate(), candidate(), candidate());
        List<Entry> entered =
                people.stream().map(person -> entered(sitting, person, 0)).toList();
        assertThat(sittings.open(sitting.ref(), invigilator(sitting))).isEmpty();
        Actor by = invigilator(sitting);
        ScriptRef runs = writing(sitting, entered.get(0), people.get(0));
        ScriptRef stands = writing(sitting, entered.get(1), people.get(1));
        ScriptRef called = writing(sitting, entered.get(2), people.get(2), false);
        invigilation.pause(sitting.ref(), List.of(stands), "rest break", by);

        assertThat(invigilation.evacuate(sitting.ref(), "fire alarm", by).done())
                .containsExactlyInAnyOrder(runs, called);

        assertThat(sittings.find(sitting.ref()).orElseThrow().evacuation())
                .map(Sitting.Evacuation::reason)
                .contains("fire alarm");
        assertThatThrownBy(() -> scripts.open(called, entered.get(2).ref())).hasMessage("not-started");
        assertThatThrownBy(() -> invigilation.start(sitting.ref(), List.of(called), by))
                .hasMessage("evacuation-lasts");
        assertThatThrownBy(() -> invigilation.resume(sitting.ref(), List.of(runs), "x", by))
                .hasMessage("evacuation-lasts");
        assertThatThrownBy(() -> invigilation.evacuate(sitting.ref(), "fire alarm", by))
                .hasMessage("evacuated-already");
        TimeUnit.MILLISECONDS.sleep(30);

        assertThat(invigilation.goOn(sitting.ref(), by).done()).containsExactlyInAnyOrder(runs, called);

        Map<String, Board.CandidateView> rows = new java.util.HashMap<>();
        board.of(sittings.find(sitting.ref()).orElseThrow()).candidates().forEach(row -> rows.put(row.script(), row));
        Board.CandidateView went = rows.get(runs.value());
        assertThat(went.paused()).isFalse();
        assertThat(went.ledger())
                .anySatisfy(line -> assertThat(line.kind() + " " + line.why()).isEqualTo("PAUSE fire alarm"));
        assertThat(went.endsAt())
                .isEqualTo(went.startedAt()
                        + went.ledger().stream()
                                .mapToLong(Board.LedgerLine::millis)
                                .sum());
        assertThat(rows.get(stands.value()).paused()).isTrue();
        assertThat(scripts.open(called, entered.get(2).ref()).getState()).isEqualTo(ScriptState.WRITING);
        assertThatThrownBy(() -> invigilation.goOn(sitting.ref(), by)).hasMessage("not-evacuated");
    }

    @Test
    void aMessageArrivesOnceAndIsReadOnce() {
        Sitting sitting = planned();
        Candidate person = candidate();
        Entry entry = entered(sitting, person, 0);
        assertThat(sittings.open(sitting.ref(), invigilator(sitting))).isEmpty();
        Actor by = invigilator(sitting);
        ScriptRef script = writing(sitting, entry, person);
        String wish = Reference.fresh(clock);
        for (int time = 1; time <= 2; time++) {
            assertThat(invigilation
                            .send(sitting.ref(), List.of(script), "Ten minutes", wish, by)
                            .done())
                    .containsExactly(script);
        }
        List<Messages.Unread> unread = scripts.pulse(script, entry.ref(), 0).messages();
        assertThat(unread).extracting(Messages.Unread::words).containsExactly("Ten minutes");
        String key = unread.get(0).key();
        assertThat(scripts.readMessage(script, entry.ref(), key).messages()).isEmpty();
        assertThat(scripts.readMessage(script, entry.ref(), key).messages()).isEmpty();
        assertThat(scripts.pulse(script, entry.ref(), 0).messages()).isEmpty();
        assertThat(messages.at(sitting.ref()).get(0).to().get(0).readAt()).isPresent();
        assertThatThrownBy(() -> scripts.readMessage(script, entry.ref(), wish)).hasMessage("not-found");
    }

    @Test
    void irregularitiesAndSecondSignInsAreKeptForTheRecord() {
        Sitting sitting = planned();
        Candidate person = candidate();
        Entry entry = entered(sitting, person, 0);
        assertThat(sittings.open(sitting.ref(), invigilator(sitting))).isEmpty();
        Actor by = invigilator(sitting);
        ScriptRef script = writing(sitting, entry, person);
        String wish = Reference.fresh(clock);
        for (int time = 1; time <= 2; time++) {
            irregularities.note(
                    sitting.ref(), List.of(script), IrregularityKind.ILLNESS, "faint", "rested outside", wish, by);
        }
        irregularities.note(
                sitting.ref(),
                List.of(),
                IrregularityKind.DISTURBANCE,
                "drilling next door",
                "asked to stop",
                Reference.fresh(clock),
                by);
        assertThat(irregularities.at(sitting.ref()))
                .extracting(Irregularity::kind, Irregularity::candidates)
                .containsExactly(
                        tuple(IrregularityKind.ILLNESS, List.of(person.ref())),
                        tuple(IrregularityKind.DISTURBANCE, List.of()));

        scripts.signIn(person.getNumber(), entry.keycode());
        scripts.signIn(person.getNumber(), entry.keycode());
        invigilation.seen(sitting.ref(), List.of(script), 1, by);
        Board.CandidateView row = board.of(sittings.find(sitting.ref()).orElseThrow())
                .candidates()
                .get(0);
        assertThat(row.again()).isEqualTo(2);
        assertThat(row.againAt()).isNotNull();
        assertThat(row.againSeen()).isEqualTo(1);
    }

    @Test
    void aResitAvoidsWhatWasSeenAndSaysWhatItRepeatsAndAThirdAttemptIsRefused() {
        Candidate person = candidate();
        Set<ItemRef> seen = new HashSet<>();
        for (int attempt = 1; attempt <= 2; attempt++) {
            Sitting sitting = planned();
            Entry entry = entered(sitting, person, 0);
            assertThat(entry.getAttempt()).isEqualTo(attempt);
            assertThat(sittings.open(sitting.ref(), invigilator(sitting))).isEmpty();
            Entry prepared = entries.find(entry.ref()).orElseThrow();
            Set<ItemRef> items = papers.itemsIn(List.of(prepared.paper().orElseThrow()));
            assertThat(items).hasSize(60);
            long repeated = items.stream().filter(seen::contains).count();
            assertThat(repeated).isEqualTo(prepared.getRepeatedItems());
            assertThat(repeated).as("of 60, in a bank of three times as many").isLessThan(15);
            seen.addAll(items);
            ScriptRef script = writing(sitting, entry, person);
            scripts.handIn(script, entry.ref());
        }
        Sitting third = planned();
        assertThatThrownBy(() -> entered(third, person, 0)).hasMessage("attempts-used-up");
    }

    @Test
    void aWithdrawnEntryOpensNothingAndCostsNoAttempt() {
        Sitting sitting = planned();
        Candidate person = candidate();
        Entry withdrawn = entered(sitting, person, 0);
        assertThatThrownBy(() -> entered(sitting, person, 0)).hasMessage("entered-already");
        entries.withdraw(withdrawn.ref(), OFFICE);
        Candidate other = candidate();
        Entry stays = entered(sitting, other, 0);
        assertThat(sittings.open(sitting.ref(), invigilator(sitting))).isEmpty();
        assertThatThrownBy(() -> scripts.signIn(person.getNumber(), withdrawn.keycode()))
                .hasMessage("keycode-unknown");
        assertThat(scripts.at(sitting.ref())).hasSize(1);
        assertThatThrownBy(() -> entries.withdraw(stays.ref(), OFFICE)).hasMessage("entry-has-paper");
        Entry again = entered(sitting, person, 0);
        assertThat(again.getAttempt()).isEqualTo(1);
        assertThat(entries.find(again.ref()).orElseThrow().paper())
                .as("the sitting is open, so the paper is drawn at once")
                .isPresent();
    }

    /** An administrator of the foundation. */
    private Actor administrator() {
        return accounts.create(
                        Reference.fresh(clock) + "@foundation.example",
                        "Administrator",
                        "a-long-enough-password",
                        Set.of(Role.ADMINISTRATOR),
                        OFFICE)
                .actor();
    }

    @Test
    void resultsStayUntilTheBooksAreCleanAndIrregularitiesDecided() throws Exception {
        Sitting sitting = planned();
        Actor by = invigilator(sitting);
        Actor office = administrator();
        List<Candidate> people = List.of(candidate(), candidate());
        List<Entry> entered =
                people.stream().map(person -> entered(sitting, person, 0)).toList();
        assertThat(sittings.open(sitting.ref(), by)).isEmpty();
        List<ScriptRef> written = new ArrayList<>();
        List<Receipt> kept = new ArrayList<>();
        for (int i = 0; i < people.size(); i++) {
            ScriptRef script = writing(sitting, entered.get(i), people.get(i));
            Sheet sheet = papers.sheet(
                    scripts.own(script, entered.get(i).ref()).orElseThrow().paper());
            for (int position = 1; position <= 3; position++) {
                give(script, entered.get(i), new GivenAnswer(position, 1, key(sheet.question(position))));
            }
            give(script, entered.get(i), new GivenAnswer(3, 2, Response.NONE));
            kept.add(handIn(script, entered.get(i)));
            written.add(script);
        }
        irregularities.note(
                sitting.ref(),
                List.of(written.get(1)),
                IrregularityKind.SUSPECTED_MISCONDUCT,
                "A telephone rang.",
                "It was taken away.",
                Reference.fresh(clock),
                by);
        List<ResultRef> chosen = results.refs(new ResultSearch(sitting.ref(), null, ""));
        assertThat(results.confirm(chosen, office).done()).isEqualTo(2);
        assertThat(reasons(results.release(chosen, office)))
                .containsExactlyInAnyOrder("sitting-not-reconciled-open", "irregularity-open");
        assertThat(sittings.close(sitting.ref(), by)).isEmpty();

        String second = changeByHand(written.get(0), 2, "{\"RESPONSE\":[\"Z\"]}");
        List<Reconciled> lines = new ArrayList<>();
        Reconciliation books = reconciliations.of(sitting.ref(), lines::add).orElseThrow();
        assertThat(books.getUnclean()).isEqualTo(1);
        Reconciled broken =
                lines.stream().filter(line -> !line.isClean()).findFirst().orElseThrow();
        assertThat(broken.script().script()).isEqualTo(written.get(0));
        assertThat(broken.discrepancies())
                .containsExactly(
                        new Discrepancy(Discrepancy.Kind.CHAIN_BROKEN, List.of(2, JournalProof.Reason.ROW_CHANGED)));
        assertThat(reasons(results.release(chosen, office)))
                .containsExactlyInAnyOrder("sitting-not-reconciled", "irregularity-open");
        assertThat(receipts.check(people.get(0).getNumber(), kept.get(0).code()))
                .map(Receipts.Checked::whole)
                .contains(false);

        changeByHand(written.get(0), 2, second);
        books = reconciliations.of(sitting.ref(), line -> {}).orElseThrow();
        assertThat(books.isClean()).isTrue();
        assertThat(List.of(books.getReceived(), books.getJournalled(), books.getMarked()))
                .containsOnly(4L);
        String noted = cases.search(new CaseSearch(sitting.ref(), true, null), 0, 9)
                .get(0)
                .id();
        assertThat(cases.about(written.get(1))).hasSize(1);
        assertThat(cases.about(written.get(0))).isEmpty();
        assertThatThrownBy(() -> cases.decide(noted, Verdict.NO_ACTION, "It was off.", by))
                .hasMessage("not-allowed");
        cases.decide(noted, Verdict.WITHHELD, "To be looked into.", office);
        Settled first = results.release(chosen, office);
        assertThat(first.done()).isEqualTo(1);
        assertThat(reasons(first)).containsExactly("irregularity-withheld");
        cases.decide(noted, Verdict.NO_ACTION, "It was off.", office);
        assertThat(results.release(chosen, office).done()).isEqualTo(1);
        assertThat(results.count(new ResultSearch(sitting.ref(), Result.State.RELEASED, "")))
                .isEqualTo(2);
        assertThatThrownBy(() -> cases.decide(noted, Verdict.VOID, "It was on.", office))
                .hasMessage("irregularity-result-out");

        Receipts.Checked checked = receipts.check(
                        people.get(0).getNumber(), kept.get(0).code().toLowerCase(Locale.ROOT))
                .orElseThrow();
        assertThat(checked)
                .isEqualTo(new Receipts.Checked(kept.get(0).handedInAt(), sitting.getZone(), 2, 60, true, false));
        assertThat(receipts.check(people.get(1).getNumber(), kept.get(0).code()))
                .as("another's receipt")
                .isEmpty();
    }

    private static List<String> reasons(Settled settled) {
        return settled.refused().stream().map(one -> one.reason().code()).toList();
    }

    /** Changes a row of a journal behind everybody's back; returns what it held. */
    private String changeByHand(ScriptRef script, int row, String response) throws Exception {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select response from journal where script_id = ? and seq = ?");
                PreparedStatement update = connection.prepareStatement(
                        "update journal set response = ? where script_id = ? and seq = ?")) {
            select.setString(1, script.value());
            select.setInt(2, row);
            String before;
            try (java.sql.ResultSet found = select.executeQuery()) {
                assertThat(found.next()).isTrue();
                before = found.getString(1);
            }
            update.setString(1, response);
            update.setString(2, script.value());
            update.setInt(3, row);
            assertThat(update.executeUpdate()).isEqualTo(1);
            return before;
        }
    }

    @Test
    void whoMayNotInvigilateIsNotPutInChargeAndDoesNotSign() {
        Sitting sitting = planned();
        Actor by = invigilator(sitting);
        Actor office = administrator();
        Candidate cousin = candidate();
        Account stranger = accounts.create(
                Reference.fresh(clock) + "@school.example",
                "Stranger",
                "a-long-enough-password",
                Set.of(Role.TRAINER),
                OFFICE);
        Venue venue = venues.add("Partner", "Room 2", "Town", ZoneId.of("Europe/Oslo"), OFFICE);
        assertThatThrownBy(() ->
                        sittings.plan("Practitioner", "practitioner", venue, clock.instant(), stranger.ref(), OFFICE))
                .hasMessage("invigilator-not-accredited");
        assertThatThrownBy(() -> sittings.putInCharge(sitting.ref(), stranger.ref(), OFFICE))
                .hasMessage("invigilator-not-accredited");
        Interest tie = interests.declare(sitting.invigilator(), cousin.ref(), Interest.Kind.RELATION, "A cousin.", by);
        assertThatThrownBy(() -> entered(sitting, cousin, 0)).hasMessage("entry-invigilator-interested");
        interests.end(tie.getId(), office);
        entered(sitting, cousin, 0);
        assertThat(sittings.open(sitting.ref(), by)).isEmpty();
        irregularities.note(
                sitting.ref(), List.of(), IrregularityKind.OTHER, "Noise.", "Nothing.", Reference.fresh(clock), by);
        assertThat(sittings.close(sitting.ref(), by)).isEmpty();
        interests.declare(sitting.invigilator(), cousin.ref(), Interest.Kind.RELATION, "A cousin after all.", by);

        String shown = records.find(sitting.ref()).orElseThrow().digest();
        assertThatThrownBy(() -> records.sign(sitting.ref(), shown, true, "", Language.EN, by))
                .hasMessage("invigilator-interested");
        assertThatThrownBy(() -> records.countersign(sitting.ref(), shown, "Looked at.", Language.EN, by))
                .hasMessage("not-allowed");
        records.countersign(sitting.ref(), shown, "Nobody came, so nothing could be favoured.", Language.EN, office);
        RecordSignature signature = records.signatures(sitting.ref()).get(0);
        assertThat(signature.getCapacity()).isEqualTo(RecordSignature.Capacity.OFFICE);
        assertThat(signature.covers(records.find(sitting.ref()).orElseThrow())).isTrue();
        FileContent document = records.documentInvigilatedBy(signature.getId(), by);
        assertThat(document.bytes()).startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII));
        assertThat(records.document(signature.getId(), office)).isEqualTo(document);
        assertThatThrownBy(() -> records.documentInvigilatedBy(signature.getId(), office))
                .hasMessage("not-found");

        String noted = cases.search(new CaseSearch(sitting.ref(), null, null), 0, 9)
                .get(0)
                .id();
        byte[] picture = new byte[60_000];
        System.arraycopy("%PDF-".getBytes(StandardCharsets.US_ASCII), 0, picture, 0, 5);
        assertThatThrownBy(() -> cases.addEvidence(noted, "a.pdf", picture, "What it was", by))
                .hasMessage("record-signed-already");
        cases.addEvidence(noted, "a.pdf", picture, "What it was", office);
        cases.addWitness(noted, "Demo Witness", "technician", "I heard it.", office);
        IrregularityCase story = cases.find(noted).orElseThrow();
        assertThat(story.witnesses()).hasSize(1);
        assertThat(cases.showEvidence(story.evidence().get(0).evidence().getFile(), office)
                        .bytes())
                .isEqualTo(picture);
        assertThat(audit.latest(noted, List.of(), 0, 10))
                .extracting(AuditEntry::getAction)
                .contains("irregularity-evidence-added", "irregularity-evidence-seen", "irregularity-witness-added");
    }
}
