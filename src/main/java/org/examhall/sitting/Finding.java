package org.examhall.sitting;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What a rehearsal finds out about a computer that somebody has to know; each has words and a remedy in the texts. */
public enum Finding {
    /** The browser lacks something that the exam's pages need. */
    BROWSER_OLD(true),
    /** Answers cannot be kept on the computer, so that a crash without a network would lose them. */
    STORAGE_MISSING(true),
    /** The computer's clock is more than a minute away from the server's. The exam does not go by it. */
    CLOCK_OFF(false),
    /** Replies take long. */
    NETWORK_SLOW(false),
    /** Replies take so long, or fail so often, that the exam would stumble. */
    NETWORK_BAD(true),
    /** The page does not come by a secure connection, so that it cannot be opened again without a network. */
    NOT_SECURE(false),
    /** Questions would need much scrolling. */
    WINDOW_SMALL(false),
    /** It was not seen how the computer goes on without a network. */
    CUT_NOT_TRIED(true),
    /** Answers that were given have not arrived as they were given. */
    ANSWERS_MISSING(true),
    /** It took long until the answers were sent after the network had come back. */
    BACK_SLOWLY(false);

    private final boolean grave;

    Finding(boolean grave) {
        this.grave = grave;
    }

    /** Whether nobody should sit an exam at this computer before it is mended. */
    public boolean isGrave() {
        return grave;
    }

    static String text(List<Finding> findings) {
        return findings.stream().map(Enum::name).collect(Collectors.joining(" "));
    }

    static List<Finding> parse(String text) {
        return Arrays.stream(text.split(" "))
                .filter(word -> !word.isEmpty())
                .map(Finding::valueOf)
                .toList();
    }
}
