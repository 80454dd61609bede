package org.examhall.member.assessment;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far something that is asked about is done. */
public enum Degree {
    NOT_BEGUN(0),
    NOW_AND_THEN(1),
    USUALLY(2),
    ALWAYS_MEASURED(3);

    private final int points;

    Degree(int points) {
        this.points = points;
    }

    /** What it counts; forms and the database name it so. */
    public int points() {
        return points;
    }

    boolean isUsual() {
        return points >= USUALLY.points;
    }

    /** The degree of so many points; empty if there is none. */
    public static Optional<Degree> of(@Nullable String points) {
        return Arrays.stream(values())
                .filter(degree -> Integer.toString(degree.points).equals(points))
                .findFirst();
    }
}
