package org.examhall.marking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;
import java.io.File;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.examhall.account.Account;
import org.examhall.account.Accounts;
import org.examhall.account.Actor;
import org.examhall.account.AuditEntry;
import org.examhall.account.AuditTrail;
import org.examhall.account.Role;
import org.examhall.app.ShippedWar;
import org.examhall.bank.Response;
import org.examhall.candidate.Candidate;
import org.examhall.candidate.CandidateNumber;
import org.examhall.candidate.Candidates;
import org.examhall.candidate.Interest;
import org.examhall.candidate.Interests;
import org.examhall.entry.Entries;
import org.examhall.entry.Entry;
import org.examhall.kernel.Language;
import org.examhall.kernel.Reference;
import org.examhall.partner.Accreditation;
import org.examhall.partner.Accreditations;
import org.examhall.partner.Venue;
import org.examhall.partner.Venues;
import org.examhall.result.Discrepancy;
import org.examhall.result.Reconciled;
import org.examhall.result.Reconciliations;
import org.examhall.result.Remarkings;
import org.examhall.result.Result;
import org.examhall.result.ResultRef;
import org.examhall.result.Results;
import org.examhall.sitting.GivenAnswer;
import org.examhall.sitting.Invigilation;
import org.examhall.sitting.ScriptRef;
import org.examhall.sitting.Scripts;
import org.examhall.sitting.Seats;
import org.examhall.sitting.Sitting;
import org.examhall.sitting.Sittings;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Answers in the candidates' own words, from the hand-in over markers and moderator to the release, in the server. The
 * exam is a small bank of its own: question 1 is worth four marks by three criteria, 2 two marks, 3 is a choice.
 */
@ExtendWith(ArquillianExtension.class)
class PeopleMarkingIT {

    private static final Actor OFFICE = new Actor("01adm000000000000000000000", "Office");
    private static final String EXAM = "essays";
    private static int serial;

    @Deployment
    static WebArchive examhall() throws IOException {
        WebArchive war = ShippedWar.with(PeopleMarkingIT.class);
        for (String file : List.of(
                "imsmanifest.xml", "test.xml", "items/outage.xml", "items/notice.xml", "items/first-step.xml")) {
            war.addAsWebInfResource(new File("src/test/resources/marking/bank", file), "exam-bank/essays/" + file);
        }
        return war;
    }

    @Inject
    Accounts accounts;

    @Inject
    Accreditations accreditations;

    @Inject
    Venues venues;

    @Inject
    Candidates candidates;

    @Inject
    Interests interests;

    @Inject
    Remarkings remarkings;

    @Inject
    Entries entries;

    @Inject
    Sittings sittings;

    @Inject
    Scripts scripts;

    @Inject
    Seats seats;

    @Inject
    Invigilation invigilation;

    @Inject
    Marks marks;

    @Inject
    MarkingRules rules;

    @Inject
    MarkingQueue queue;

    @Inject
    Bundles bundles;

    @Inject
    Moderation moderation;

    @Inject
    Results results;

    @Inject
    Reconciliations reconciliations;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    private Account person(Role... roles) {
        String name = Reference.fresh(clock);
        return accounts.create(
                name + "@school.example", "Person " + name, "a-long-enough-password", Set.of(roles), OFFICE);
    }

    private Candidate candidate() {
        while (true) {
            try {
                CandidateNumber number =
                        CandidateNumber.complete(String.format(Locale.ROOT, "%08d", 29_000_000 + serial++));
                return candidates.register(number, "Demo", "Candidate", LocalDate.of(1990, 1, 1), Language.EN, OFFICE);
            } catch (IllegalArgumentException neverIssued) {
                // the next number
            }
        }
    }

    private Sitting opened(Account trainer, Candidate candidate) {
        accreditations.give(
                trainer.ref(),
                EXAM,
                Accreditation.Standing.ACCREDITED,
                accreditations.today().minusDays(1),
                accreditations.today().plusMonths(6),
                OFFICE);
        Venue venue = venues.add("Partner", "Room 1", "Town", ZoneId.of("Europe/Oslo"), OFFICE);
        Sitting sitting = sittings.plan("Essays", EXAM, venue, clock.instant(), trainer.ref(), OFFICE);
        sittings.enter(sitting.ref(), candidate.ref(), 0, OFFICE);
        assertThat(sittings.open(sitting.ref(), trainer.actor())).isEmpty();
        return sitting;
    }

    /** Writes these answers and hands in. */
    private ScriptRef handedIn(Sitting sitting, Candidate person, Account trainer, Response... answers)
            throws Exception {
        Entry entry = entries.at(sitting.ref()).stream()
                .filter(one -> one.candidate().equals(person.ref()))
                .findFirst()
                .orElseThrow();
        ScriptRef script = seats.holder(scripts.signIn(person.getNumber(), entry.keycode()))
                .orElseThrow()
                .script();
        scripts.declareReady(script, entry.ref(), "2026-1");
        invigilation.admit(sitting.ref(), List.of(script), trainer.actor());
        invigilation.start(sitting.ref(), List.of(script), trainer.actor());
        scripts.open(script, entry.ref());
        for (int i = 0; i < answers.length; i++) {
            scripts.giveAnswers(script, entry.ref(), List.of(new GivenAnswer(i + 1, 1, answers[i])))
                    .get(30, TimeUnit.SECONDS);
        }
        scripts.handIn(script, entry.ref());
        return script;
    }

    private static GivenMark.Judgement judgement(String why, String... criteria) {
        return new GivenMark.Judgement(
                Arrays.stream(criteria).map(BigDecimal::new).toList(), "", false, why);
    }

    /** Takes what waits at this position of the script, if it may, and gives it these marks. */
    private void marks(Account marker, ScriptRef script, int position, String... criteria) {
        Actor by = marker.actor();
        AnswerToMark answer = answer(script, position);
        bundles.take(answer.getItemVersion(), by);
        assertThat(bundles.look(answer.getId(), by))
                .hasValueSatisfying(shown -> assertThat(shown.text()).startsWith("Dear all"));
        bundles.give(answer.getId(), judgement("", criteria), by);
        assertThat(bundles.handIn(by)).isEqualTo(1);
    }

    private AnswerToMark answer(ScriptRef script, int position) {
        return queue.history(script).stream()
                .map(MarkingQueue.HowMarked::answer)
                .filter(answer -> answer.getPosition() == position && answer.isCurrent())
                .findFirst()
                .orElseThrow();
    }

    private List<Discrepancy.Kind> discrepancies(Sitting sitting) {
        List<Reconciled> lines = new ArrayList<>();
        reconciliations.of(sitting.ref(), lines::add);
        return lines.stream()
                .flatMap(line -> line.discrepancies().stream())
                .map(Discrepancy::kind)
                .toList();
    }

    private static Response text(String words) {
        return Response.of("RESPONSE", words);
    }

    @Test
    void twoMarkersDifferAModeratorDecidesAndTheResultGoesOut() throws Exception {
        rules.set(EXAM, new SecondMarking(100, BigDecimal.ONE, BigDecimal.ONE), OFFICE);
        Account trainer = person(Role.TRAINER, Role.MARKER, Role.MODERATOR);
        Candidate candidate = candidate();
        Sitting sitting = opened(trainer, candidate);
        ScriptRef script = handedIn(
                sitting,
                candidate,
                trainer,
                text("Dear all,\nit is broken."),
                text("Dear all"),
                Response.of("RESPONSE", "B"));

        assertThat(marks.of(script)).isEmpty();
        assertThat(results.ofScript(script)).isEmpty();
        assertThat(queue.unmarked(sitting.ref(), "")).singleElement().matches(one -> one.total() == 2);
        assertThat(sittings.close(sitting.ref(), trainer.actor())).isEmpty();
        assertThat(discrepancies(sitting)).containsExactly(Discrepancy.Kind.AWAITS_MARKERS);

        Account first = person(Role.MARKER);
        Account second = person(Role.MARKER);
        Account moderator = person(Role.MODERATOR);
        nobodyMarksWhoIsTied(script, trainer, candidate);
        marks(first, script, 1, "2", "1", "0");
        marks(first, script, 2, "1");
        assertThatThrownBy(() -> bundles.take(answer(script, 1).getItemVersion(), first.actor()))
                .hasMessage("nothing-to-mark");
        marks(second, script, 1, "0", "1", "0");
        marks(second, script, 2, "2");
        assertThat(answer(script, 1).getState()).isEqualTo(AnswerToMark.State.MODERATOR);
        assertThat(answer(script, 2).marks())
                .hasValueSatisfying(m -> assertThat(m).isEqualByComparingTo("1.5"));
        assertThat(results.ofScript(script)).isEmpty();

        String disputed = answer(script, 1).getId();
        assertThat(moderation.look(disputed, second.actor())).isEmpty();
        assertThatThrownBy(() -> moderation.decide(disputed, judgement("So", "1", "1", "0"), first.actor()))
                .hasMessage("marker-marked-before");
        assertThatThrownBy(() -> moderation.decide(disputed, judgement("So", "1", "1", "0"), trainer.actor()))
                .hasMessage("marker-invigilated");
        assertThatThrownBy(() -> moderation.decide(disputed, judgement(" ", "1", "1", "0"), moderator.actor()))
                .hasMessage("moderation-needs-reason");
        assertThat(moderation.look(disputed, moderator.actor())).isPresent();
        moderation.decide(disputed, judgement("The cause is named.", "1", "1", "0"), moderator.actor());

        Result result = results.ofScript(script).orElseThrow().result();
        assertThat(result.getMarks()).isEqualByComparingTo("4.5");
        assertThat(result.getPossible()).isEqualByComparingTo("7");
        assertThat(discrepancies(sitting)).isEmpty();
        assertThat(queue.history(script).get(0).marks())
                .extracting(GivenMark::getPlace)
                .containsExactly(GivenMark.Place.FIRST, GivenMark.Place.SECOND, GivenMark.Place.MODERATOR);
        aRulingLeavesWhatPeopleGave(script);
        itIsMarkedAgainAndReleased(script, result.ref(), first, second);
        assertThat(remarkings.of(script))
                .hasSize(2)
                .allMatch(row -> row.amendment().isOvertaken());
        nothingOfItIsInTheAuditTrail(script);
    }

    private void nobodyMarksWhoIsTied(ScriptRef script, Account trainer, Candidate candidate) {
        String item = answer(script, 1).getItemVersion();
        assertThatThrownBy(() -> bundles.take(item, trainer.actor())).hasMessage("nothing-to-mark");
        Account friend = person(Role.MARKER);
        interests.declare(friend.ref(), candidate.ref(), Interest.Kind.RELATION, "", friend.actor());
        assertThatThrownBy(() -> bundles.take(item, friend.actor())).hasMessage("nothing-to-mark");
        assertThat(queue.questions(friend.actor()))
                .filteredOn(one -> one.item().equals(item))
                .allMatch(one -> one.open() == 0);
    }

    private void aRulingLeavesWhatPeopleGave(ScriptRef script) {
        Actor office = person(Role.ADMINISTRATOR).actor();
        String item = answer(script, 1).getItemVersion();
        assertThatThrownBy(() -> remarkings.foresee(new Ruling.Wanted(item, Ruling.Verdict.REKEY, null)))
                .hasMessage("ruling-by-people");
        remarkings.decide(new Ruling.Wanted(item, Ruling.Verdict.FULL, null), "The rubric was lost.", office);
        assertThat(results.ofScript(script).orElseThrow().result().getMarks()).isEqualByComparingTo("6.5");
        remarkings.decide(new Ruling.Wanted(item, Ruling.Verdict.LEAVE, null), "It was found again.", office);
        assertThat(results.ofScript(script).orElseThrow().result().getMarks()).isEqualByComparingTo("4.5");
        assertThat(remarkings.of(script))
                .hasSize(2)
                .noneMatch(row -> row.amendment().isOvertaken());
    }

    private void itIsMarkedAgainAndReleased(ScriptRef script, ResultRef before, Account first, Account second) {
        results.confirm(List.of(before), OFFICE);
        assertThatThrownBy(() -> moderation.again(script, 1, " ", OFFICE)).hasMessage("remark-needs-reason");
        moderation.again(script, 1, "The rubric was wrong.", OFFICE);
        assertThat(results.ofScript(script)).isEmpty();
        assertThat(marks.of(script)).isEmpty();
        assertThatThrownBy(() -> bundles.take(answer(script, 1).getItemVersion(), first.actor()))
                .hasMessage("nothing-to-mark");
        marks(person(Role.MARKER), script, 1, "2", "1", "1");
        marks(person(Role.MARKER), script, 1, "2", "1", "1");
        Result after = results.ofScript(script).orElseThrow().result();
        assertThat(after.getMarks()).isEqualByComparingTo("6.5");
        assertThat(after.getState()).isEqualTo(Result.State.PROVISIONAL);
        assertThat(queue.history(script))
                .extracting(one -> one.answer().getStanding())
                .containsExactly(
                        AnswerToMark.Standing.REPLACED, AnswerToMark.Standing.CURRENT, AnswerToMark.Standing.CURRENT);
        results.confirm(List.of(after.ref()), OFFICE);
        assertThat(results.release(List.of(after.ref()), OFFICE).done()).isEqualTo(1);
        assertThatThrownBy(() -> moderation.again(script, 1, "An appeal.", OFFICE))
                .hasMessage("result-released-already");
        assertThat(queue.markers()).extracting(MarkerFigures::name).contains(first.getName(), second.getName());
    }

    private void nothingOfItIsInTheAuditTrail(ScriptRef script) {
        List<AuditEntry> found = audit.latest("marking", List.of("answer-moderated"), 0, 50);
        assertThat(found).isNotEmpty().noneMatch(entry -> entry.getDetail().contains("Dear"));
        assertThat(audit.latest(script.value(), List.of(), 0, 50))
                .extracting(AuditEntry::getAction)
                .contains("answer-moderated", "answer-marked-again");
    }

    @Test
    void scriptCloseToThePassMarkIsMarkedByTwoAndTheRestOfABundleGoesBack() throws Exception {
        rules.set(EXAM, new SecondMarking(0, BigDecimal.ONE, BigDecimal.ONE), OFFICE);
        Account trainer = person(Role.TRAINER);
        Candidate candidate = candidate();
        Sitting sitting = opened(trainer, candidate);
        ScriptRef script =
                handedIn(sitting, candidate, trainer, text("Dear all"), Response.NONE, Response.of("RESPONSE", "A"));
        assertThat(queue.waiting(List.of(script))).containsEntry(script, 1);

        Account hasty = person(Role.MARKER);
        Actor by = hasty.actor();
        AnswerToMark answer = answer(script, 1);
        bundles.take(answer.getItemVersion(), by);
        assertThatThrownBy(() -> bundles.take(answer.getItemVersion(), by)).hasMessage("bundle-in-hand");
        assertThatThrownBy(() -> bundles.give(answer.getId(), judgement("", "3", "0", "0"), by))
                .hasMessage("marks-not-in-steps");
        assertThatThrownBy(() -> bundles.give(answer.getId(), judgement("", "2"), by))
                .hasMessage("marks-missing");
        assertThatThrownBy(() -> bundles.give(answer.getId(), judgement("", "2", "1", "1"), OFFICE))
                .hasMessage("answer-not-in-hand");
        assertThat(bundles.handIn(by)).isZero();
        assertThat(answer(script, 1).getState()).isEqualTo(AnswerToMark.State.FIRST);

        Account first = person(Role.MARKER);
        marks(first, script, 1, "2", "1", "0");
        assertThat(answer(script, 1).getDoubled())
                .as("3 of 7 is within a mark of the half")
                .isEqualTo(AnswerToMark.Doubled.BORDER);
        assertThat(results.ofScript(script)).isEmpty();
        marks(person(Role.MARKER), script, 1, "2", "1", "1");
        assertThat(results.ofScript(script).orElseThrow().result().getMarks()).isEqualByComparingTo("3.5");
    }
}
