package org.examhall.result;

import java.util.List;

/**
 * What a ruling would do, before it is made.
 *
 * @param scripts how many scripts have the item
 * @param released how many of the results that would change have been released, and would need a second person
 * @param changes the results that would change
 */
public record Foreseen(int scripts, long released, List<Foreseen.Change> changes) {

    public Foreseen {
        changes = List.copyOf(changes);
    }

    /** One result that would change. */
    public record Change(ResultRow row, Score after, Grade grade) {

        public boolean isGradeChanged() {
            return row.result().getGrade() != grade;
        }
    }

    /** How many candidates would pass who have not. */
    public long getGained() {
        return changes.stream()
                .filter(change -> change.isGradeChanged() && change.grade() == Grade.PASS)
                .count();
    }

    /** How many candidates would not pass any more. */
    public long getLost() {
        return changes.stream()
                .filter(change -> change.isGradeChanged() && change.grade() == Grade.FAIL)
                .count();
    }
}
