package org.examhall.course;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A mock exam that is over, question by question, and what it shows by outcome. */
public final class MockReview {

    private final Course course;
    private final List<Question> questions;

    /**
     * A question with what was answered.
     *
     * @param position from 1
     * @param lesson that explains more
     * @param given the places of the options that were chosen, from 0; empty for no answer
     */
    public record Question(int position, Check check, Lesson lesson, Set<Integer> given) {

        public boolean isRight() {
            return check.isRight(given);
        }

        public boolean isAnswered() {
            return !given.isEmpty();
        }
    }

    private MockReview(Course course, List<Question> questions) {
        this.course = course;
        this.questions = List.copyOf(questions);
    }

    /** @param answers the places that were chosen, by position; a question that the course no longer has is left out */
    static MockReview of(MockExam mock, Course course, Map<Integer, Set<Integer>> answers) {
        List<Question> questions = new ArrayList<>();
        int position = 0;
        for (CheckRef ref : mock.checks()) {
            position++;
            Check check = course.check(ref.id()).orElse(null);
            Lesson lesson =
                    check == null ? null : course.lesson(check.lesson().id()).orElse(null);
            if (check != null && lesson != null) {
                questions.add(new Question(position, check, lesson, answers.getOrDefault(position, Set.of())));
            }
        }
        return new MockReview(course, questions);
    }

    public List<Question> getQuestions() {
        return questions;
    }

    public int getRight() {
        return (int) questions.stream().filter(Question::isRight).count();
    }

    /**
     * By outcome; a course without outcomes by unit. What was not asked is left out.
     *
     * @param others what questions of no one outcome are called
     */
    public List<PracticeState.Line> lines(String others) {
        List<PracticeState.Line> lines = new ArrayList<>();
        course.outcomes()
                .forEach((number, title) -> lines.add(line(
                        number + ". " + title,
                        questions.stream()
                                .filter(one -> one.check().outcome() == number)
                                .toList())));
        if (course.outcomes().isEmpty()) {
            course.units()
                    .forEach(unit -> lines.add(line(
                            unit.title(),
                            questions.stream()
                                    .filter(one -> unit.lessons().contains(one.lesson()))
                                    .toList())));
        } else {
            lines.add(line(
                    others,
                    questions.stream().filter(one -> one.check().outcome() == 0).toList()));
        }
        return lines.stream().filter(line -> line.questions() > 0).toList();
    }

    private static PracticeState.Line line(String title, List<Question> of) {
        return new PracticeState.Line(
                title, of.size(), (int) of.stream().filter(Question::isAnswered).count(), (int)
                        of.stream().filter(Question::isRight).count());
    }
}
