package org.examhall.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.examhall.sitting.JournalReader;
import org.examhall.sitting.ScriptRef;

/**
 * Compares, on disk, what a candidate answered with what is left of it: the journal is whole and leads to these answers
 * and no others, the script counts them, and exactly those that are right have earned their marks.
 */
final class Reconciled {

    private Reconciled() {}

    /**
     * Compares one script that is handed in.
     *
     * @param answers what was answered and counts, by position, in the canonical form; all of it right
     * @param late how many of these arrived after the end
     * @param waiting how many answers wait for a person
     */
    static void check(Books books, String script, SortedMap<Integer, String> answers, int late, int waiting) {
        try {
            assertThat(new JournalReader(books.connection()).check(new ScriptRef(script)))
                    .as("the journal of " + script)
                    .hasValueSatisfying(proof -> assertThat(proof.isWhole()).isTrue());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        Object[] row = books.rows("select state, answered, held from script where id = ?", script)
                .get(0);
        assertThat(row[0]).isEqualTo("HANDED_IN");
        assertThat(journalled(books, script)).as("answers in the journal").isEqualTo(answers);
        assertThat(books.number("select count(*) from journal where script_id = ? and kind = 'LATE_ANSWER'", script))
                .as("answers that arrived after the end and count")
                .isEqualTo(late);
        assertThat(((Number) row[1]).intValue()).as("answers counted").isEqualTo(answers.size());
        assertThat(((Number) row[2]).intValue()).as("answers that wait").isEqualTo(waiting);
        assertThat(books.number("select count(*) from held_answer where script_id = ? and state = 'HELD'", script))
                .isEqualTo(waiting);
        assertThat(marked(books, script)).as("positions marked as right").isEqualTo(whole(answers));
        assertThat(books.number("select answered from script_mark where script_id = ?", script))
                .isEqualTo(answers.size());
        assertThat(books.number("select count(*) from result where script_id = ?", script))
                .isEqualTo(1);
    }

    private static SortedMap<Integer, String> journalled(Books books, String script) {
        SortedMap<Integer, String> answers = new TreeMap<>();
        for (Object[] row : books.rows(
                "select position, response from journal where script_id = ? and kind in ('ANSWER', 'LATE_ANSWER')"
                        + " order by seq",
                script)) {
            answers.put((Integer) row[0], (String) row[1]);
        }
        answers.values().removeIf("{}"::equals);
        return answers;
    }

    /** By position, whether the answer earned all there was to earn; positions that earned nothing are left out. */
    private static SortedMap<Integer, Boolean> marked(Books books, String script) {
        SortedMap<Integer, Boolean> marked = new TreeMap<>();
        for (Object[] row : books.rows(
                "select item_position, earned, possible from item_mark where script_id = ? and earned > 0", script)) {
            marked.put((Integer) row[0], row[1].equals(row[2]));
        }
        return marked;
    }

    private static SortedMap<Integer, Boolean> whole(Map<Integer, String> answers) {
        SortedMap<Integer, Boolean> whole = new TreeMap<>();
        answers.keySet().forEach(position -> whole.put(position, true));
        return whole;
    }
}
