package org.examhall.sitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionManager;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.examhall.account.Account;
import org.examhall.account.AccountRef;
import org.examhall.account.Accounts;
import org.examhall.account.Actor;
import org.examhall.account.AuditEntry;
import org.examhall.account.AuditTrail;
import org.examhall.account.Role;
import org.examhall.app.ShippedWar;
import org.examhall.bank.BankExports;
import org.examhall.bank.BankPackage;
import org.examhall.bank.BankReader;
import org.examhall.bank.Drafts;
import org.examhall.bank.ItemComments;
import org.examhall.bank.ItemRef;
import org.examhall.bank.ItemUse;
import org.examhall.bank.ItemVersion;
import org.examhall.bank.Items;
import org.examhall.bank.KindsInHand;
import org.examhall.bank.Media;
import org.examhall.bank.NewDraft;
import org.examhall.bank.PaperRef;
import org.examhall.bank.Papers;
import org.examhall.bank.Response;
import org.examhall.bank.Reviews;
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
import org.examhall.entry.EntryRef;
import org.examhall.entry.SittingRef;
import org.examhall.kernel.FileContent;
import org.examhall.kernel.Language;
import org.examhall.kernel.Reference;
import org.examhall.kernel.Refusal;
import org.examhall.kernel.Refused;
import org.examhall.marking.Marks;
import org.examhall.marking.Ruling;
import org.examhall.marking.ScriptMark;
import org.examhall.partner.Accreditation;
import org.examhall.partner.Accreditations;
import org.examhall.partner.Venue;
import org.examhall.partner.Venues;
import org.examhall.result.Amendment;
import org.examhall.result.Discrepancy;
import org.examhall.result.Foreseen;
import org.examhall.result.Reconciled;
import org.examhall.result.Reconciliation;
import org.examhall.result.Reconciliations;
import org.examhall.result.Remarkings;
import org.examhall.result.Result;
import org.examhall.result.ResultRef;
import org.examhall.result.ResultSearch;
import org.examhall.result.Results;
import org.examhall.result.Settled;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.asset.ByteArrayAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The rooms from the entry to the result together, in the server, with the WAR that ships. */
@ExtendWith(ArquillianExtension.class)
class SittingIT {

    private static int serial;

    @Deployment
    static WebArchive examhall() throws IOException {
        return ShippedWar.with(SittingIT.class)
                .addAsResource(new ByteArrayAsset(KindsInHand.zip()), "kinds.zip")
                .addAsResource("sitting/powers.csv")
                .addAsResource("sitting/room-powers.csv");
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
    Clocks clocks;

    @Inject
    Disconnections disconnections;

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
    SeatHolder seatHolder;

    @Inject
    SeatRequests requests;

    @Inject
    Doors doors;

    @Inject
    Papers papers;

    @Inject
    Marks marks;

    @Inject
    Results results;

    @Inject
    LateAnswers late;

    @Inject
    HeldAnswers held;

    @Inject
    Stamps stamps;

    @Inject
    Clock clock;

    @Inject
    RoomRemarks remarks;

    @Inject
    Drafts drafts;

    @Inject
    Reviews reviews;

    @Inject
    ItemComments itemComments;

    @Inject
    Items items;

    @Inject
    PaperExchanges exchanges;

    @Inject
    Remarkings remarkings;

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
        assertThat(proof.rows()).isEqualTo(45);
        assertThat(receipt.code()).isEqualTo(proof.receipt());
        assertThat(journals.check(sitting.ref())).isEqualTo(new SittingProof(1, 45, List.of()));
        Journals.Opened opened = journals.open(script, OFFICE).orElseThrow();
        assertThat(opened.ledger().agrees()).isTrue();
        assertThat(opened.rows()).hasSize(45);
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
    void aScriptThatWasClosedByMistakeGoesOnWithItsTimeAndItsOldReceiptStays() throws Exception {
        Sitting sitting = planned();
        Candidate person = candidate();
        Entry entry = entered(sitting, person, 0);
        assertThat(sittings.open(sitting.ref(), invigilator(sitting))).isEmpty();
        Actor by = invigilator(sitting);
        ScriptRef script = writing(sitting, entry, person);
        List<ScriptRef> one = List.of(script);
        assertThatThrownBy(() -> scripts.takeBreak(script, entry.ref())).hasMessage("break-not-granted");
        assertThat(clocks.reopen(sitting.ref(), one, Duration.ZERO, "x", by).notDone())
                .hasSize(1);
        Receipt first = scripts.handIn(script, entry.ref());
        long left = Duration.between(
                        first.handedInAt(),
                        scripts.own(script, entry.ref()).orElseThrow().endsAt().orElseThrow())
                .toMillis();

        assertThat(clocks.reopen(sitting.ref(), one, Duration.ZERO, "by mistake", by)
                        .done())
                .isEqualTo(one);

        assertThat(marks.of(script)).isEmpty();
        assertThat(results.ofScript(script)).isEmpty();
        ScriptClock runs = scripts.pulse(script, entry.ref(), 0).clock();
        assertThat(runs.state()).isEqualTo(ScriptState.WRITING);
        assertThat(runs.endsAt() - runs.now()).isBetween(left - 60_000, left);
        theDisconnectionIsGivenBackOnce(sitting, script, by);
        Sheet sheet =
                papers.sheet(scripts.own(script, entry.ref()).orElseThrow().paper());
        assertThat(give(script, entry, new GivenAnswer(1, 1, key(sheet.question(1))))
                        .saved())
                .hasSize(1);
        Receipt second = scripts.handIn(script, entry.ref());
        assertThat(second.code()).isNotEqualTo(first.code());
        assertThat(marks.of(script).orElseThrow().getAnswered()).isEqualTo(1);
        assertThat(journals.check(script).orElseThrow().isWhole()).isTrue();
        assertThat(journals.open(script, OFFICE).orElseThrow().rows().stream()
                        .map(row -> Receipt.code(row.line().hash())))
                .contains(first.code(), second.code());
        whatIsChangedBesideTheJournalIsFound(script);
        results.confirm(List.of(results.ofScript(script).orElseThrow().result().ref()), OFFICE);
        assertThatThrownBy(() -> clocks.reopen(sitting.ref(), one, Duration.ZERO, "by mistake", by))
                .hasMessage("result-settled-already");
        assertThat(state(script, entry)).isEqualTo(ScriptState.HANDED_IN);
    }

    private void theDisconnectionIsGivenBackOnce(Sitting sitting, ScriptRef script, Actor by) throws Exception {
        Instant since = clock.instant();
        disconnections.begin(script, since);
        disconnections.begin(script, since);
        assertThat(disconnections.at(sitting.ref()).get(script)).hasSize(1);
        Optional<String> one =
                Optional.of(disconnections.at(sitting.ref()).get(script).get(0).getId());
        assertThat(disconnections
                        .giveBack(sitting.ref(), List.of(script), one, by)
                        .notDone())
                .as("it lasts")
                .hasSize(1);
        disconnections.end(script, since, since.plusSeconds(90));
        long before = board.of(sitting).candidates().get(0).allowance();
        for (int time = 1; time <= 2; time++) {
            assertThat(disconnections
                            .giveBack(sitting.ref(), List.of(script), one, by)
                            .done())
                    .containsExactly(script);
        }
        Board.CandidateView row = board.of(sitting).candidates().get(0);
        assertThat(row.allowance() - before).isEqualTo(90_000);
        assertThat(row.time().silences())
                .singleElement()
                .matches(silence -> silence.state().equals("GIVEN") && silence.lost() == 90_000);
        disconnections.end(script, since, since.plusSeconds(45));
        assertThat(disconnections
                        .dismiss(sitting.ref(), List.of(script), Optional.empty(), "went on writing", by)
                        .done())
                .containsExactly(script);
        assertThat(board.of(sitting).candidates().get(0).allowance()).isEqualTo(row.allowance());
    }

    /** By hand, in the database: a line of the ledger that the journal tells otherwise. */
    private void whatIsChangedBesideTheJournalIsFound(ScriptRef script) throws Exception {
        change("update time_entry set millis = millis + 60000 where kind = 'GIVE_BACK' and script_id = ?", script);
        assertThat(journals.check(script))
                .get()
                .isInstanceOfSatisfying(
                        JournalProof.Broken.class,
                        broken -> assertThat(broken.reason()).isEqualTo(JournalProof.Reason.LEDGER_DIFFERS));
        change("update time_entry set millis = millis - 60000 where kind = 'GIVE_BACK' and script_id = ?", script);
        assertThat(journals.check(script).orElseThrow().isWhole()).isTrue();
    }

    private void change(String statement, ScriptRef script) throws Exception {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(statement)) {
            update.setString(1, script.value());
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    private void grantBreaks(Candidate person) {
        Arrangement arrangement = arrangements.request(
                person.ref(),
                Needs.parse("rest-breaks=20"),
                arrangements.today().plusYears(1),
                Evidence.Reason.HEALTH,
                "a letter",
                OFFICE);
        arrangements.approve(arrangement.ref(), new Actor("second-administrator", "Second Administrator"));
    }

    @Test
    void aRestBreakIsTheCandidatesOwnAndAnEvacuationKeepsWhatIsLeftOfIt() {
        Candidate person = candidate();
        grantBreaks(person);
        Sitting sitting = planned();
        Entry entry = entered(sitting, person, 0);
        assertThat(sittings.open(sitting.ref(), invigilator(sitting))).isEmpty();
        Actor by = invigilator(sitting);
        ScriptRef script = writing(sitting, entry, person);
        Scripts.Pulse rests = scripts.takeBreak(script, entry.ref());
        assertThat(rests.clock().paused()).isTrue();
        assertThat(rests.rest().until()).isNotNull();
        assertThat(scripts.takeBreak(script, entry.ref()).rest().until())
                .as("asked twice")
                .isEqualTo(rests.rest().until());
        assertThat(invigilation.evacuate(sitting.ref(), "fire alarm", by).done())
                .containsExactly(script);
        assertThat(scripts.endBreak(script, entry.ref()).clock().paused())
                .as("the evacuation is not the candidate's to end")
                .isTrue();
        assertThatThrownBy(() -> clocks.beginBreak(sitting.ref(), List.of(script), by))
                .hasMessage("evacuation-lasts");
        invigilation.goOn(sitting.ref(), by);
        assertThat(clocks.beginBreak(sitting.ref(), List.of(script), by).done()).containsExactly(script);
        assertThat(invigilation.resume(sitting.ref(), List.of(script), "", by).done())
                .containsExactly(script);
        Board.CandidateView row = board.of(sitting).candidates().get(0);
        assertThat(row.paused()).isFalse();
        assertThat(row.ledger().stream().map(Board.LedgerLine::kind))
                .containsExactlyInAnyOrder("BASE", "BREAK", "PAUSE", "BREAK");
        assertThat(row.time().breakLeft()).isBetween(1_100_000L, 1_200_000L);
        assertThat(journals.check(script).orElseThrow().isWhole()).isTrue();
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
    void aMovedSeatDoesNothingMoreButItsLastAnswersCount() throws Exception {
        Sitting sitting = planned();
        Candidate person = candidate();
        Entry entry = entered(sitting, person, 0);
        assertThat(sittings.open(sitting.ref(), invigilator(sitting))).isEmpty();
        Actor by = invigilator(sitting);
        ScriptRef script = writing(sitting, entry, person);
        Sheet sheet =
                papers.sheet(scripts.own(script, entry.ref()).orElseThrow().paper());
        Seats.Seat old = new Seats.Seat(entry.ref(), script, 1);

        String asking = scripts.signIn(person.getNumber(), entry.keycode());
        assertThat(seats.holder(asking)).as("opens nothing yet").isEmpty();
        assertThat(requests.of(asking).map(SeatRequests.Waiting::answer)).contains(SeatRequests.Answer.WAITING);
        SeatRequests.Asked asked = requests.at(sitting.ref()).get(0);
        assertThatThrownBy(() -> requests.grant(planned().ref(), asked.key(), by))
                .hasMessage("sitting-not-open");
        assertThat(requests.grant(sitting.ref(), asked.key(), by)).isEqualTo(script);
        assertThatThrownBy(() -> requests.grant(sitting.ref(), asked.key(), by)).hasMessage("seat-request-over");
        assertThat(seats.holder(asking)).map(Seats.Seat::place).contains(2);

        seatHolder.become(old);
        assertThatThrownBy(() -> scripts.pulse(script, entry.ref(), 1)).hasMessage("seat-moved");
        assertThatThrownBy(() -> scripts.takeSeat(script, entry.ref())).hasMessage("seat-moved");
        assertThatThrownBy(() -> scripts.handIn(script, entry.ref())).hasMessage("seat-moved");
        assertThat(give(script, entry, new GivenAnswer(1, 1, key(sheet.question(1))))
                        .saved())
                .hasSize(1);
        Board.SeatView seen = board.of(sittings.find(sitting.ref()).orElseThrow())
                .candidates()
                .get(0)
                .seat();
        assertThat(seen.leftUnsent()).isEqualTo(1);
        assertThat(seen.cameAfter()).isEqualTo(1);
        assertThat(seen.identityBy()).isEqualTo("Trainer");

        seatHolder.become(seats.holder(asking).orElseThrow());
        assertThat(scripts.pulse(script, entry.ref(), 0).cameAfter()).isEqualTo(1);
        assertThat(invigilation.letMove(sitting.ref(), List.of(script), by).done())
                .containsExactly(script);
        seatHolder.become(old);
        String third = scripts.signIn(person.getNumber(), entry.keycode());
        assertThat(seats.holder(third)).map(Seats.Seat::place).contains(3);
    }

    @Test
    void theDoorShowsTheNamesThatAreMissingAndLetsNobodyInByItself() {
        Sitting sitting = planned();
        assertThatThrownBy(() -> doors.codeOf(sitting.ref())).hasMessage("sitting-not-open");
        Candidate person = candidate();
        Entry entry = entered(sitting, person, 0);
        assertThat(sittings.open(sitting.ref(), invigilator(sitting))).isEmpty();
        Actor by = invigilator(sitting);
        DoorCode code = doors.codeOf(sitting.ref());
        assertThat(doors.codeOf(sitting.ref())).isEqualTo(code);
        Doors.Name name = doors.names(code).get(0);
        assertThat(name.name()).isEqualTo(person.getName());
        assertThatThrownBy(() -> doors.names(DoorCode.typed("AAAA-AAAA-AAAA"))).hasMessage("door-unknown");
        String token = doors.choose(code, name.script());
        assertThat(seats.holder(token)).isEmpty();
        SeatRequests.Asked asked = requests.at(sitting.ref()).get(0);
        assertThat(asked.byName()).isTrue();
        requests.refuse(sitting.ref(), asked.key(), by);
        assertThat(requests.of(token).map(SeatRequests.Waiting::answer)).contains(SeatRequests.Answer.REFUSED);
        String again = doors.choose(code, name.script());
        requests.grant(sitting.ref(), requests.at(sitting.ref()).get(0).key(), by);
        assertThat(seats.holder(again).orElseThrow().entry()).isEqualTo(entry.ref());
        assertThat(state(name.script(), entry)).isEqualTo(ScriptState.PRESENT);
        assertThat(doors.names(code)).isEmpty();
        assertThat(sittings.close(sitting.ref(), by)).isEmpty();
        assertThatThrownBy(() -> doors.names(code)).hasMessage("door-unknown");
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

    /** The lines of a table without its remarks, and its first line the names of the columns. */
    private static List<List<String>> table(String name) throws IOException {
        try (InputStream stream = SittingIT.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line ->
                            Arrays.stream(line.split(",")).map(String::strip).toList())
                    .toList();
        }
    }

    private interface Deed {
        Done done() throws Exception;
    }

    /** What a power comes to: done, or the reason why not; and undone again. */
    private String comesTo(Deed deed) throws Exception {
        transaction.begin();
        try {
            Done done = deed.done();
            return done.notDone().isEmpty()
                    ? "done"
                    : done.notDone().get(0).reason().code();
        } catch (Refused refused) {
            return refused.refusal().code();
        } finally {
            transaction.rollback();
        }
    }

    private static Done whole(Optional<Refusal> refusal) {
        Refusal.refuse(refusal);
        return Done.nothing();
    }

    private Done use(String power, SittingRef sitting, List<ScriptRef> one, Actor by) {
        String request = Reference.fresh(clock);
        switch (power) {
            case "admit" -> {
                return invigilation.admit(sitting, one, by);
            }
            case "refuse" -> {
                return invigilation.refuse(sitting, one, "no card", by);
            }
            case "start" -> {
                return invigilation.start(sitting, one, by);
            }
            case "pause" -> {
                return invigilation.pause(sitting, one, "noise", by);
            }
            case "resume" -> {
                return invigilation.resume(sitting, one, "quiet", by);
            }
            case "addTime" -> {
                return invigilation.addTime(sitting, one, Duration.ofMinutes(5), "noise", request, by);
            }
            case "message" -> {
                return invigilation.send(sitting, one, "Ten minutes", request, by);
            }
            case "unlock", "waive" -> {
                return invigilation.unlock(sitting, one, power.equals("waive"), "looked", by);
            }
            case "beginBreak" -> {
                return clocks.beginBreak(sitting, one, by);
            }
            case "giveBack" -> {
                return disconnections.giveBack(sitting, one, Optional.empty(), by);
            }
            case "reopen" -> {
                return clocks.reopen(sitting, one, Duration.ofMinutes(5), "by mistake", by);
            }
            case "move" -> {
                return invigilation.letMove(sitting, one, by);
            }
            case "remark" -> remarks.write(sitting, one, "has a cushion", request, by);
            case "note" -> irregularities.note(sitting, one, IrregularityKind.OTHER, "a noise", "waited", request, by);
            case "end" -> {
                return invigilation.end(sitting, one, "asked for it", by);
            }
            case "open" -> {
                return whole(sittings.open(sitting, by));
            }
            case "close" -> {
                return whole(sittings.close(sitting, by));
            }
            case "evacuate" -> {
                return invigilation.evacuate(sitting, "alarm", by);
            }
            case "goOn" -> {
                return invigilation.goOn(sitting, by);
            }
            default -> throw new AssertionError(power);
        }
        return Done.nothing();
    }

    @Test
    void everyPowerOverACandidateComesToWhatTheTableSays() throws Exception {
        List<List<String>> table = table("/sitting/powers.csv");
        List<String> powers = table.get(0).subList(2, table.get(0).size());
        Map<String, List<List<String>>> byRoom = new LinkedHashMap<>();
        table.stream()
                .skip(1)
                .forEach(row -> byRoom.computeIfAbsent(row.get(0), key -> new ArrayList<>())
                        .add(row));
        for (Map.Entry<String, List<List<String>>> room : byRoom.entrySet()) {
            Map<String, ScriptRef> scriptIn = new HashMap<>();
            List<String> states =
                    room.getValue().stream().map(row -> row.get(1)).toList();
            Sitting sitting = room(room.getKey(), states, scriptIn);
            for (List<String> row : room.getValue()) {
                List<String> came = new ArrayList<>(row.subList(0, 2));
                for (String power : powers) {
                    List<ScriptRef> one = List.of(scriptIn.get(row.get(1)));
                    came.add(comesTo(() -> use(power, sitting.ref(), one, invigilator(sitting))));
                }
                assertThat(came).isEqualTo(row);
            }
        }
    }

    @Test
    void everyPowerOverTheRoomComesToWhatTheTableSays() throws Exception {
        List<List<String>> table = table("/sitting/room-powers.csv");
        for (List<String> row : table.subList(1, table.size())) {
            String state = row.get(0);
            Sitting sitting = state.equals("PLANNED")
                    ? planned()
                    : room(
                            state.equals("WRITING") ? "OPEN" : state,
                            List.of(state.equals("WRITING") ? "WRITING" : "EXPECTED"),
                            new HashMap<>());
            List<String> came = new ArrayList<>(List.of(state));
            for (String power : table.get(0).subList(1, row.size())) {
                came.add(comesTo(() -> use(power, sitting.ref(), List.of(), invigilator(sitting))));
            }
            assertThat(came).isEqualTo(row);
        }
    }

    /** A sitting in a state with a candidate in each of these. */
    private Sitting room(String state, List<String> states, Map<String, ScriptRef> scriptIn) throws Exception {
        Sitting sitting = planned();
        Map<String, Candidate> people = new HashMap<>();
        Map<String, Entry> entered = new HashMap<>();
        for (String one : states) {
            people.put(one, candidate());
            if (one.equals("TIRED")) {
                grantBreaks(people.get(one));
            }
            entered.put(one, entered(sitting, people.get(one), 0));
        }
        Actor by = invigilator(sitting);
        assertThat(sittings.open(sitting.ref(), by)).isEmpty();
        for (Script script : scripts.at(sitting.ref())) {
            states.stream()
                    .filter(one -> entered.get(one).ref().equals(script.entry()))
                    .forEach(one -> scriptIn.put(one, script.ref()));
        }
        for (String one : states) {
            bring(one, sitting, scriptIn.get(one), entered.get(one), people.get(one));
        }
        if (state.equals("EVACUATED")) {
            invigilation.evacuate(sitting.ref(), "alarm", by);
        }
        if (state.equals("CLOSED")) {
            assertThat(sittings.close(sitting.ref(), by)).isEmpty();
        }
        return sitting;
    }

    private void bring(String state, Sitting sitting, ScriptRef script, Entry entry, Candidate person)
            throws Exception {
        Actor by = invigilator(sitting);
        List<ScriptRef> one = List.of(script);
        switch (state) {
            case "EXPECTED" -> assertThat(state(script, entry)).isEqualTo(ScriptState.EXPECTED);
            case "PRESENT" -> scripts.signIn(person.getNumber(), entry.keycode());
            case "READY", "REFUSED", "ADMITTED" -> {
                scripts.signIn(person.getNumber(), entry.keycode());
                scripts.declareReady(script, entry.ref(), "2026-1");
                if (state.equals("ADMITTED")) {
                    assertThat(invigilation.admit(sitting.ref(), one, by).done())
                            .isEqualTo(one);
                }
            }
            case "CALLED", "RECALLED" -> writing(sitting, entry, person, false);
            case "WRITING", "TIRED", "SILENT", "LOCKED", "PAUSED", "STOPPED", "TIME_UP", "HANDED_IN" ->
                writing(sitting, entry, person);
            case "UNWANTED" -> {}
            default -> throw new AssertionError(state);
        }
        switch (state) {
            case "REFUSED", "UNWANTED" ->
                assertThat(invigilation
                                .refuse(sitting.ref(), one, "no card", by)
                                .done())
                        .isEqualTo(one);
            case "PAUSED" -> invigilation.pause(sitting.ref(), one, "noise", by);
            case "HANDED_IN" -> scripts.handIn(script, entry.ref());
            case "TIME_UP" -> endTime(script);
            case "LOCKED" -> change("update script set locked_at = 1, version = version + 1 where id = ?", script);
            case "SILENT" -> {
                Instant since = clock.instant();
                disconnections.begin(script, since);
                disconnections.end(script, since, since.plusSeconds(90));
            }
            default -> {}
        }
    }

    /** Takes the time away that is left; the clock's watch hands in only when the grace is over too. */
    private void endTime(ScriptRef script) throws Exception {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "update script set ends_at = ?, version = version + 1 where id = ?")) {
            update.setLong(1, clock.millis() - 1);
            update.setString(2, script.value());
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    @Test
    void whoIsNotAdmittedSeesItAndIsAdmittedLaterAndTheRecordKeepsBoth() throws Exception {
        Map<String, ScriptRef> scriptIn = new HashMap<>();
        Sitting sitting = room("OPEN", List.of("REFUSED", "READY"), scriptIn);
        Actor by = invigilator(sitting);
        ScriptRef refused = scriptIn.get("REFUSED");
        Board.View view = board.of(sittings.find(sitting.ref()).orElseThrow());
        assertThat(view.candidates())
                .filteredOn(row -> row.refusedAt() != null)
                .singleElement()
                .matches(row ->
                        row.script().equals(refused.value()) && row.state().equals("READY"));
        EntryRef entry = scripts.at(sitting.ref()).stream()
                .filter(script -> script.ref().equals(refused))
                .findFirst()
                .orElseThrow()
                .entry();
        assertThat(scripts.pulse(refused, entry, 0).refused()).isTrue();
        assertThat(invigilation.admit(sitting.ref(), List.of(refused), by).done())
                .containsExactly(refused);
        assertThat(scripts.pulse(refused, entry, 0).refused()).isFalse();
        String request = Reference.fresh(clock);
        remarks.write(sitting.ref(), List.of(), "The blinds are down.", request, by);
        remarks.write(sitting.ref(), List.of(), "The blinds are down.", request, by);
        assertThat(records.find(sitting.ref()).orElseThrow().remarks())
                .extracting(
                        ClosingRecord.Remarked::kind,
                        ClosingRecord.Remarked::words,
                        one -> one.concerned().size())
                .containsExactly(
                        tuple(RoomRemark.Kind.NOT_ADMITTED, "no card", 1),
                        tuple(RoomRemark.Kind.REMARK, "The blinds are down.", 0));
    }

    private ClockSample sample(ScriptRef script, long now, long counter) {
        return new ClockSample(now, stamps.signature(script, now), counter, counter + 2);
    }

    @Test
    void aLateAnswerShownToBeInTimeCountsUntilAPersonHasConfirmedTheResult() throws Exception {
        Sitting sitting = planned();
        Candidate person = candidate();
        Entry entry = entered(sitting, person, 0);
        Actor by = invigilator(sitting);
        assertThat(sittings.open(sitting.ref(), by)).isEmpty();
        ScriptRef script = writing(sitting, entry, person);
        Sheet sheet =
                papers.sheet(scripts.own(script, entry.ref()).orElseThrow().paper());
        give(script, entry, new GivenAnswer(1, 1, key(sheet.question(1))));
        long given = clock.millis();
        TimeUnit.MILLISECONDS.sleep(30);
        Receipt receipt = scripts.handIn(script, entry.ref());
        TimeUnit.MILLISECONDS.sleep(30);
        long back = clock.millis();
        Claim claim = new Claim(1_003, given, sample(script, given, 1_000), sample(script, back, 1_000 + back - given));
        LateAnswer second = new LateAnswer(new GivenAnswer(2, 1, key(sheet.question(2))), claim);
        LateAnswer third = new LateAnswer(new GivenAnswer(3, 1, key(sheet.question(3))), claim);

        SaveOutcome.Taken taken = (SaveOutcome.Taken) late.give(script, entry.ref(), List.of(second));

        assertThat(taken.saved()).containsExactly(new SaveOutcome.Saved(2, 1));
        assertThat(taken.held()).isEmpty();
        assertThat(marks.of(script).orElseThrow().getAnswered()).isEqualTo(2);
        JournalProof.Whole proof = (JournalProof.Whole) journals.check(script).orElseThrow();
        assertThat(proof.rows()).isEqualTo(4);
        assertThat(proof.receipt()).isNotEqualTo(receipt.code());
        assertThat(((SaveOutcome.Taken) late.give(script, entry.ref(), List.of(second))).saved())
                .as("the same once more")
                .hasSize(1);

        results.confirm(List.of(results.ofScript(script).orElseThrow().result().ref()), OFFICE);
        assertThat(((SaveOutcome.Taken) late.give(script, entry.ref(), List.of(third))).held())
                .containsExactly(new SaveOutcome.Saved(3, 1));
        HeldAnswer waiting = held.at(sitting.ref()).get(0).answers().get(1);
        assertThat(waiting.getReason()).isEqualTo(HeldReason.RESULT_SETTLED);
        assertThat(late.decide(sitting.ref(), List.of(waiting.getId()), true, "seen", by)
                        .refused())
                .extracting(Refusal::code)
                .containsExactly("result-settled-already");
        assertThat(late.decide(sitting.ref(), List.of(waiting.getId()), false, "too late", by)
                        .done())
                .isEqualTo(1);
        assertThat(scripts.own(script, entry.ref()).orElseThrow().getHeld()).isZero();
        assertThat(journals.check(script)).contains(proof);
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

    private Account staff(String name, Role role) {
        return accounts.create(
                Reference.fresh(clock) + "@school.example", name, "a-long-enough-password", Set.of(role), OFFICE);
    }

    @Test
    void anItemIsWrittenReviewedByAnotherAndPutIntoUse() {
        Actor author = staff("Author", Role.AUTHOR).actor();
        Account second = staff("Second author", Role.AUTHOR);
        Actor stranger = staff("Third author", Role.AUTHOR).actor();
        Actor keeper = staff("Keeper", Role.KEEPER).actor();
        NewDraft like = drafts.revise(ItemRef.of("practitioner/sd-001"), keeper).content();
        String name = "own-" + Reference.fresh(clock);
        NewDraft first = named(like, name);
        ItemRef ref = drafts.add(first, author);
        assertThatThrownBy(() -> drafts.add(first, author)).hasMessage("item-ref-taken");
        String version = drafts.find(ref).orElseThrow().version().id();
        assertThatThrownBy(() -> drafts.change(ref, 7, first, author)).hasMessage("draft-changed-meanwhile");
        assertThatThrownBy(() -> drafts.change(ref, 1, first, stranger)).hasMessage("item-unknown");
        assertThat(drafts.change(ref, 1, first, author)).isEqualTo(2);
        assertThat(drafts.find(ref, stranger)).isEmpty();
        assertThat(items.find(ref)).as("not in use").isEmpty();

        assertThatThrownBy(() -> reviews.submit(version, Optional.of(new AccountRef(author.id())), author))
                .hasMessage("item-reviewer-writes");
        reviews.submit(version, Optional.of(second.ref()), author);
        assertThatThrownBy(() -> drafts.change(ref, 2, first, author)).hasMessage("not-a-draft");
        assertThatThrownBy(() -> reviews.approve(version, author)).hasMessage("item-own-work");
        assertThat(reviews.toReview(second.actor())).extracting(ItemVersion::id).contains(version);
        reviews.sendBack(version, "Which desk?", second.actor());
        reviews.submit(version, Optional.empty(), author);
        assertThatThrownBy(() -> reviews.approve(version, second.actor())).hasMessage("item-comments-open");
        String comment =
                reviews.life(version, author).discussions().get(0).head().getId();
        assertThatThrownBy(() -> itemComments.resolve(comment, stranger)).hasMessage("item-unknown");
        itemComments.resolve(comment, author);
        reviews.approve(version, second.actor());
        assertThatThrownBy(() -> reviews.publish(version, second.actor())).hasMessage("item-for-keepers");
        reviews.publish(version, keeper);

        assertThat(items.find(ref)).map(ItemVersion::id).contains(version);
        assertThatThrownBy(() -> items.look(version, author)).hasMessage("item-unknown");
        items.look(version, keeper);
        assertThat(audit.latest(ref.toString(), List.of(), 0, 20))
                .extracting(AuditEntry::getAction)
                .containsSubsequence(
                        "item-viewed",
                        "item-published",
                        "item-approved",
                        "item-comment-resolved",
                        "item-submitted",
                        "item-sent-back",
                        "item-commented",
                        "item-submitted",
                        "item-written");
    }

    private static NewDraft named(NewDraft like, String name) {
        return new NewDraft(
                like.bank(),
                name,
                like.language(),
                like.itemXml().replace("identifier=\"sd-001\"", "identifier=\"" + name + "\""),
                like.stimulusXml(),
                like.facts(),
                "written in a test",
                List.of("desk"));
    }

    /** New versions of some items of a large section, so that every room that is drawn now has some of them. */
    private List<String> renewed(Actor writer, Actor reviewer) {
        List<String> versions = new ArrayList<>();
        for (int i = 11; i <= 16; i++) {
            String version = drafts.revise(ItemRef.of("practitioner/sd-0" + i), writer)
                    .version()
                    .id();
            reviews.submit(version, Optional.empty(), writer);
            reviews.approve(version, reviewer);
            reviews.publish(version, writer);
            versions.add(version);
        }
        return versions;
    }

    private boolean has(Entry entry, String version) {
        PaperRef paper = entries.find(entry.ref()).orElseThrow().paper().orElseThrow();
        return papers.sheet(paper).questions().stream()
                .anyMatch(question -> question.itemVersion().equals(version));
    }

    @Test
    void whenAnItemWasWrongUnseenPapersAreExchangedAndScriptsAreMarkedAnewOnTheRecord() throws Exception {
        Actor first = staff("First administrator", Role.ADMINISTRATOR).actor();
        Actor second = staff("Second administrator", Role.ADMINISTRATOR).actor();
        List<String> renewed = renewed(first, second);
        Sitting sitting = planned();
        Map<Entry, Candidate> room = new LinkedHashMap<>();
        for (int i = 0; i < 20; i++) {
            Candidate person = candidate();
            room.put(entered(sitting, person, 0), person);
        }
        assertThat(sittings.open(sitting.ref(), invigilator(sitting))).isEmpty();
        String wrong = renewed.stream()
                .max(Comparator.comparingLong(version -> room.keySet().stream()
                        .filter(entry -> has(entry, version))
                        .count()))
                .orElseThrow();
        List<Entry> concerned =
                room.keySet().stream().filter(entry -> has(entry, wrong)).toList();
        Entry sat = concerned.get(0);
        ScriptRef script = writing(sitting, sat, room.get(sat));
        scripts.handIn(script, sat.ref());

        ItemUse use = reviews.use(wrong, first);
        assertThat(List.of(use.getWaiting(), use.getWriting(), use.getWritten()))
                .containsExactly((long) concerned.size() - 1, 0L, 1L);
        reviews.withdraw(wrong, "It can be read in two ways.", first);
        assertThat(exchanges.of(wrong))
                .hasSize(concerned.size() - 1)
                .allMatch(line -> line.exchange().isDone());
        assertThat(concerned.stream().filter(entry -> has(entry, wrong))).containsExactly(sat);
        for (Entry entry : concerned.subList(1, concerned.size())) {
            assertThat(papers.sheet(entries.find(entry.ref())
                                    .orElseThrow()
                                    .paper()
                                    .orElseThrow())
                            .questions())
                    .hasSize(60)
                    .doesNotHaveDuplicates();
        }
        assertThat(exchanges.exchange(wrong, first)).as("nothing is left to do").isZero();
        assertThat(items.find(items.used(wrong).orElseThrow().ref())).isEmpty();
        marksFollowTheRulings(sitting, script, sat, wrong, first, second);
    }

    private void marksFollowTheRulings(
            Sitting sitting, ScriptRef script, Entry sat, String wrong, Actor first, Actor second) {
        Ruling.Wanted full = new Ruling.Wanted(wrong, Ruling.Verdict.FULL, null);
        Foreseen foreseen = remarkings.foresee(full);
        assertThat(foreseen.changes()).hasSize(1);
        assertThat(results.provisionalOf(script, sat.ref()).orElseThrow().getMarks())
                .as("looking changes nothing")
                .isEqualByComparingTo("0");
        assertThatThrownBy(() -> remarkings.decide(full, "two keys", invigilator(sitting)))
                .hasMessage("not-allowed");
        Ruling ruling = remarkings.decide(full, "Two options are right.", first);
        Result result = results.provisionalOf(script, sat.ref()).orElseThrow();
        assertThat(result.getMarks()).isEqualByComparingTo("1");
        assertThat(remarkings.of(ruling.getId()))
                .singleElement()
                .matches(row -> row.amendment().getState() == Amendment.State.DONE);
        assertThat(remarkings.again(wrong, first))
                .as("marking twice changes nothing")
                .isZero();

        assertThat(results.confirm(List.of(result.ref()), first).done()).isEqualTo(1);
        assertThat(sittings.close(sitting.ref(), invigilator(sitting))).isEmpty();
        assertThat(results.release(List.of(result.ref()), first).done()).isEqualTo(1);
        Ruling out = remarkings.decide(
                new Ruling.Wanted(wrong, Ruling.Verdict.OUT, null), "It is fairer to leave it out.", first);
        Amendment waiting = remarkings.of(out.getId()).get(0).amendment();
        assertThat(results.provisionalOf(script, sat.ref()).orElseThrow().getPossible())
                .as("a released result waits for a second person")
                .isEqualByComparingTo("60");
        assertThatThrownBy(() -> remarkings.agree(waiting.getId(), first)).hasMessage("amendment-own");
        remarkings.agree(waiting.getId(), second);
        Result amended = results.provisionalOf(script, sat.ref()).orElseThrow();
        assertThat(amended.getPossible()).isEqualByComparingTo("59");
        assertThat(amended.getMarks()).isEqualByComparingTo("0");
        assertThat(amended.getProfile().stream()
                        .mapToInt(line -> line.getPossible().intValueExact())
                        .sum())
                .isEqualTo(59);
        assertThat(amended.getState()).isEqualTo(Result.State.RELEASED);
        assertThat(amended.amendedAt()).isPresent();
        List<Reconciled> lines = new ArrayList<>();
        Reconciliation books = reconciliations.of(sitting.ref(), lines::add).orElseThrow();
        assertThat(books.isClean()).as("the books: " + lines).isTrue();
    }

    @Inject
    Media media;

    @Inject
    BankExports exports;

    @Test
    void everyKindOfQuestionIsSatAndMarked() throws Exception {
        BankPackage kinds = kinds();
        items.load(kinds);
        assertThat(items.load(kinds).unchanged()).isEqualTo(kinds.content().size());
        Account trainer = accounts.create(
                Reference.fresh(clock) + "@school.example",
                "Trainer",
                "a-long-enough-password",
                Set.of(Role.TRAINER),
                OFFICE);
        LocalDate today = accreditations.today();
        accreditations.give(
                trainer.ref(),
                "kinds",
                Accreditation.Standing.ACCREDITED,
                today.minusDays(1),
                today.plusDays(9),
                OFFICE);
        Venue venue = venues.add("Partner", "Room 3", "Town", ZoneId.of("Europe/Oslo"), OFFICE);
        Sitting sitting = sittings.plan("Kinds", "kinds", venue, clock.instant(), trainer.ref(), OFFICE);
        Candidate person = candidate();
        Entry entry = entered(sitting, person, 0);
        assertThat(sittings.open(sitting.ref(), trainer.actor())).isEmpty();
        ScriptRef script = writing(sitting, entry, person);
        Sheet sheet =
                papers.sheet(scripts.own(script, entry.ref()).orElseThrow().paper());
        Map<Integer, Response> given = new HashMap<>();
        for (Sheet.Question question : sheet.questions()) {
            Response response = question.type().markedByPerson()
                    ? Response.of("RESPONSE", "Line \"one\",\n\tline two: æøå 😀 \\")
                    : key(question);
            give(script, entry, new GivenAnswer(question.position(), 1, response));
            given.put(question.position(), response);
        }
        scripts.handIn(script, entry.ref());

        assertThat(scripts.handedIn(script).answers()).isEqualTo(given);
        assertThat(journals.check(script).orElseThrow()).isInstanceOf(JournalProof.Whole.class);
        assertThat(marks.of(script)).as("a person marks first").isEmpty();
        assertThat(kinds.media()).isNotEmpty().allSatisfy(medium -> {
            assertThat(sheet.shows(medium.name())).isTrue();
            assertThat(media.find(medium.name())).contains(medium);
        });
        assertThat(media.find("0".repeat(64) + ".png")).isEmpty();
        BankPackage exported = exports.export("kinds", OFFICE);
        assertThat(exported.content()).containsExactlyInAnyOrderElementsOf(kinds.content());
        assertThat(exported.media()).isEqualTo(kinds.media());
        assertThatThrownBy(() -> exports.export("nobody's", OFFICE)).hasMessage("bank-unknown");
    }

    private static BankPackage kinds() throws IOException {
        Path file = Files.createTempFile("kinds", ".zip");
        try (InputStream zip = SittingIT.class.getResourceAsStream("/kinds.zip")) {
            Files.write(file, zip.readAllBytes());
            return (BankPackage) BankReader.read(file);
        } finally {
            Files.delete(file);
        }
    }
}
