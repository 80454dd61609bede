package org.examhall.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;
import org.examhall.bank.Response;

/** Compares what candidates know they were told with what lies in the database of a server that has stopped. */
final class ExamDayCheck {

    /** How long after the end answers are still taken (ms). */
    static final long GRACE = 15_000;

    private ExamDayCheck() {}

    /** Every acknowledged answer is there, the newest ones count, and the receipt is that of this journal. */
    static long checkJournal(Books books, ExamDayCandidate one, SoftAssertions all) {
        Set<ExamDayCandidate.Sent> recorded = new HashSet<>();
        Map<Integer, ExamDayCandidate.Sent> newest = new TreeMap<>();
        long rows = 0;
        for (Object[] row : books.rows(
                "select kind, position, revision, response from journal where script_id = ? order by seq",
                one.script)) {
            rows++;
            if (((String) row[0]).endsWith("ANSWER")) {
                ExamDayCandidate.Sent answer =
                        new ExamDayCandidate.Sent((Integer) row[1], (Long) row[2], (String) row[3]);
                recorded.add(answer);
                newest.put(answer.position(), answer);
            }
        }
        all.assertThat(recorded).as("lost answers of " + one.number).containsAll(one.saved);
        Map<Integer, ExamDayCandidate.Sent> expected = new TreeMap<>();
        one.saved.forEach(
                answer -> expected.merge(answer.position(), answer, (a, b) -> a.revision() > b.revision() ? a : b));
        all.assertThat(newest).as("current answers of " + one.number).isEqualTo(expected);
        Object[] script = books.rows(
                        "select answered, chain_head, journal_length, held from script where id = ?", one.script)
                .get(0);
        long answered = newest.values().stream()
                .filter(answer -> !answer.response().equals("{}"))
                .count();
        all.assertThat(((Number) script[0]).longValue()).as("answered").isEqualTo(answered);
        all.assertThat(((Number) script[2]).longValue()).as("rows").isEqualTo(rows);
        all.assertThat(((Number) script[3]).intValue()).as("held").isEqualTo(one.held.size());
        all.assertThat(one.received).as("the receipt's answers").isEqualTo((int) answered);
        String head = ((String) script[1]).substring(0, 20).toUpperCase(Locale.ROOT);
        all.assertThat(one.receipt.replace("-", "")).as("the receipt's code").isEqualTo(head);
        return rows;
    }

    static void checkHeld(Books books, ExamDayCandidate one, SoftAssertions all) {
        Set<ExamDayCandidate.Sent> kept = new HashSet<>();
        books.rows("select position, revision, response from held_answer where script_id = ?", one.script)
                .forEach(row -> kept.add(
                        new ExamDayCandidate.Sent((Integer) row[0], (Long) row[1], canonical((String) row[2]))));
        Set<ExamDayCandidate.Sent> expected = new HashSet<>();
        one.held.forEach(answer -> expected.add(
                new ExamDayCandidate.Sent(answer.position(), answer.revision(), canonical(answer.response()))));
        all.assertThat(kept).as("held answers of " + one.number).isEqualTo(expected);
    }

    static String canonical(String response) {
        return Response.parse(response).json();
    }

    /** Every question once more, by the bank that ships, from the answers that this candidate knows to be saved. */
    static long checkMarks(Books books, ExamDayCandidate one, SoftAssertions all) {
        Map<Integer, Response> answers = new HashMap<>();
        Map<Integer, Long> newest = new HashMap<>();
        for (ExamDayCandidate.Sent answer : one.saved) {
            if (newest.getOrDefault(answer.position(), 0L) < answer.revision()) {
                newest.put(answer.position(), answer.revision());
                answers.put(answer.position(), Response.parse(answer.response()));
            }
        }
        BigDecimal sum = BigDecimal.ZERO;
        List<Object[]> rows = books.rows("select item_position, earned from item_mark where script_id = ?", one.script);
        for (Object[] row : rows) {
            BigDecimal earned = one.items
                    .get((Integer) row[0])
                    .markScheme()
                    .mark(answers.getOrDefault((Integer) row[0], Response.NONE))
                    .earned();
            all.assertThat((BigDecimal) row[1])
                    .as("mark of " + one.number + " for question " + row[0])
                    .isEqualByComparingTo(earned);
            sum = sum.add(earned);
        }
        all.assertThat(rows).as("questions marked").hasSize(one.items.size());
        all.assertThat((BigDecimal) books.rows("select earned from script_mark where script_id = ?", one.script)
                        .get(0)[0])
                .isEqualByComparingTo(sum);
        return rows.size();
    }

    /** The end is where the model says; nobody was closed before it, and nothing was taken long after it. */
    static boolean checkClock(Books books, ExamDayCandidate one, SoftAssertions all) {
        Object[] script = books.rows(
                        "select started_at, ends_at, handed_in_at, handed_in_by, allowance_millis from script"
                                + " where id = ?",
                        one.script)
                .get(0);
        long endsAt = (Long) script[1];
        long handedIn = (Long) script[2];
        boolean right = one.clock.allows(endsAt);
        all.assertThat(endsAt)
                .as("the end of " + one.number + " by the model")
                .isBetween(one.clock.low(), one.clock.high());
        all.assertThat((Long) script[4])
                .as("the ledger explains the clock of " + one.number)
                .isEqualTo(books.number("select sum(millis) from time_entry where script_id = ?", one.script))
                .isEqualTo(endsAt - (Long) script[0]);
        switch ((String) script[3]) {
            case "CLOCK" -> all.assertThat(handedIn).as("closed too early").isGreaterThanOrEqualTo(endsAt);
            case "CANDIDATE" ->
                all.assertThat(handedIn).as("handed in too late").isLessThanOrEqualTo(endsAt);
            default -> all.assertThat(script[3]).isEqualTo("INVIGILATOR");
        }
        all.assertThat(books.number(
                        "select count(*) from journal where script_id = ? and kind = 'ANSWER' and recorded_at > ?",
                        one.script,
                        endsAt + GRACE))
                .as("answers that were taken too late")
                .isZero();
        return right;
    }

    /** What the command says that proves all journals. */
    static String proof(Books books) throws SQLException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        books.connection().setAutoCommit(false);
        boolean whole =
                new VerifyJournals(new PrintStream(said, true, StandardCharsets.UTF_8)).proves(books.connection());
        books.connection().setAutoCommit(true);
        String words = said.toString(StandardCharsets.UTF_8);
        assertThat(whole).isEqualTo(!words.contains("BROKEN"));
        return words;
    }
}
