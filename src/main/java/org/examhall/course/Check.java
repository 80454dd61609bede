package org.examhall.course;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A question by which a reader finds out whether a lesson has been understood. It is no question of any exam.
 *
 * @param objective which objective of the lesson it is about
 * @param outcome the number of the unit's outcome; 0 for none
 * @param question as checked markup
 * @param explanation as checked markup: why the right answer is right and the tempting one is not
 */
public record Check(
        CheckRef ref,
        LessonRef lesson,
        String objective,
        int outcome,
        String question,
        List<Option> options,
        String explanation) {

    /** @param text as checked markup of a phrase */
    public record Option(String text, boolean right) {}

    public Check {
        options = List.copyOf(options);
    }

    /** The places of the right options, from 0. */
    public Set<Integer> right() {
        Set<Integer> places = new TreeSet<>();
        for (int i = 0; i < options.size(); i++) {
            if (options.get(i).right()) {
                places.add(i);
            }
        }
        return places;
    }

    /** Whether more than one option is to be chosen. */
    public boolean isSeveral() {
        return right().size() > 1;
    }

    /** Right is who chooses all the right options and no other. */
    public boolean isRight(Set<Integer> chosen) {
        return right().equals(chosen);
    }
}
