package org.examhall.course;

import java.util.List;

/**
 * What search found.
 *
 * @param all how many passages; no more than can be leafed through
 * @param shown those of one page, the best first
 */
public record Hits(int all, List<Found> shown) {

    static final Hits NONE = new Hits(0, List.of());

    public Hits {
        shown = List.copyOf(shown);
    }
}
