package org.examhall.kernel;

import java.util.ArrayList;
import java.util.List;

/**
 * Asked of all rooms at once, as a CDI event: what waits for somebody in the office? Each room adds what it knows of
 * itself, so that the page that shows it all need not know the rooms.
 */
public final class Waiting {

    /**
     * One thing that waits.
     *
     * @param code words in kebab case; the text is {@code waiting.<code>}
     * @param count how many there are
     * @param about the one record it is about, or empty if it is about several
     * @param link the page that settles it, from the root of the application
     */
    public record Line(String code, long count, String about, String link) {}

    private final List<Line> lines = new ArrayList<>();

    /** Several of a kind; nothing is added if there are none. */
    public void add(String code, long count, String link) {
        if (count > 0) {
            lines.add(new Line(code, count, "", link));
        }
    }

    /** One record, by the name that a reader knows it by. */
    public void add(String code, String about, String link) {
        lines.add(new Line(code, 1, about, link));
    }

    public List<Line> lines() {
        return List.copyOf(lines);
    }
}
