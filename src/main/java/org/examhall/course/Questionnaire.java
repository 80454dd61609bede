package org.examhall.course;

import java.util.List;
import java.util.Optional;

/** The questions by which a school finds out how mature its processes are. */
public record Questionnaire(List<Subject> processes) {

    /** So many questions belong to each level, in the order in which they stand. */
    public static final int QUESTIONS_A_LEVEL = 2;

    /** Levels that have questions; one more is for what is done always and measured. */
    public static final int LEVELS_ASKED = 4;

    public Questionnaire {
        processes = List.copyOf(processes);
    }

    /**
     * A process and its questions.
     *
     * @param id that of its guide
     * @param lesson where it is taught
     * @param next what to do at level 0 and each level above it but the highest
     */
    public record Subject(
            String id, String title, Optional<LessonRef> lesson, List<String> questions, List<String> next) {

        public Subject {
            questions = List.copyOf(questions);
            next = List.copyOf(next);
        }
    }

    public Optional<Subject> process(String id) {
        return processes.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** The process that stands so many places further on in the questionnaire. */
    public Optional<Subject> beside(Subject process, int places) {
        int place = processes.indexOf(process) + places;
        return place >= 0 && place < processes.size() ? Optional.of(processes.get(place)) : Optional.empty();
    }
}
