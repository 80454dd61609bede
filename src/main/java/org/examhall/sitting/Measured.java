package org.examhall.sitting;

import java.util.ArrayList;
import java.util.List;

/**
 * What a computer has measured of itself at a rehearsal, as its page reports it.
 *
 * @param browserFits whether the browser has all that the exam's pages use
 * @param storageWorks whether an answer could be kept on the computer and read again
 * @param secure whether the page came by a secure connection
 * @param clockOffMillis how far the computer's clock is ahead of the server's; negative if it is behind
 * @param roundTripMillis the median of some requests
 * @param requestsLost how many of {@link #REQUESTS} small requests failed
 * @param windowWidth of the browser's window, in CSS pixels
 * @param cutSeconds how long the page was without the server
 * @param givenWhileCut how many answers were given in that time
 * @param catchUpMillis from the return of the network until the last answer was acknowledged
 */
public record Measured(
        boolean browserFits,
        boolean storageWorks,
        boolean secure,
        long clockOffMillis,
        long roundTripMillis,
        int requestsLost,
        int windowWidth,
        int cutSeconds,
        int givenWhileCut,
        long catchUpMillis) {

    /** How many small requests a page sends to measure the network. */
    public static final int REQUESTS = 12;

    /** How long the page stays without the server: longer than the board waits before it says "disconnected". */
    public static final int CUT_SECONDS = 20;

    /** The page never adds up to a whole second less. */
    private static final int CUT_AT_LEAST = CUT_SECONDS - 1;

    private static final int GIVEN_AT_LEAST = 2;
    private static final long CLOCK_OFF = 60_000;
    private static final long SLOW = 400;
    private static final long BAD = 2_000;
    private static final int MOST_LOST = 2;
    private static final long SLOWLY = 20_000;
    private static final int NARROW = 800;

    /** What somebody has to know. Whether the answers have arrived is for the server to say, which compares them. */
    List<Finding> findings(boolean allArrived) {
        List<Finding> findings = new ArrayList<>();
        note(findings, !browserFits, Finding.BROWSER_OLD);
        note(findings, !storageWorks, Finding.STORAGE_MISSING);
        boolean bad = roundTripMillis > BAD || requestsLost > MOST_LOST;
        note(findings, bad, Finding.NETWORK_BAD);
        boolean tried = cutSeconds >= CUT_AT_LEAST && givenWhileCut >= GIVEN_AT_LEAST;
        note(findings, !tried, Finding.CUT_NOT_TRIED);
        note(findings, !allArrived, Finding.ANSWERS_MISSING);
        note(findings, !bad && (roundTripMillis > SLOW || requestsLost > 0), Finding.NETWORK_SLOW);
        note(findings, tried && allArrived && catchUpMillis > SLOWLY, Finding.BACK_SLOWLY);
        note(findings, Math.abs(clockOffMillis) > CLOCK_OFF, Finding.CLOCK_OFF);
        note(findings, !secure, Finding.NOT_SECURE);
        note(findings, windowWidth < NARROW, Finding.WINDOW_SMALL);
        return findings;
    }

    private static void note(List<Finding> findings, boolean applies, Finding finding) {
        if (applies) {
            findings.add(finding);
        }
    }

    /** For whoever looks into it later; {@code clock+120ms trip35ms lost0 width1280 cut21s given3 back400ms}. */
    String text() {
        return "clock" + (clockOffMillis < 0 ? "" : "+") + clockOffMillis + "ms trip" + roundTripMillis + "ms lost"
                + requestsLost + " width" + windowWidth + " cut" + cutSeconds + "s given" + givenWhileCut + " back"
                + catchUpMillis + "ms";
    }
}
