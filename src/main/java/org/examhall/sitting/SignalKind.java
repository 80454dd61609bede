package org.examhall.sitting;

import java.util.Arrays;
import java.util.Optional;

/** What a candidate's window can notice. Each is a signal to whoever invigilates, and none is a verdict. */
public enum SignalKind {
    /** The page was covered whole: another tab, a minimised window, a locked computer. */
    PAGE_HIDDEN("hidden"),
    /** Another window, or the computer itself, had the keyboard. */
    LOST_FOCUS("focus"),
    /** The full screen that the candidate had chosen was left. */
    LEFT_FULL_SCREEN("screen"),
    COPY("copy"),
    CUT("cut"),
    PASTE("paste"),
    PRINT("print"),
    /** The browser says that there is more than one screen. */
    SECOND_SCREEN("second");

    private final String code;

    SignalKind(String code) {
        this.code = code;
    }

    /** The kind that windows call by this word. */
    public static Optional<SignalKind> ofCode(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }

    /** Whether the candidate was at something else. */
    boolean isAway() {
        return this == PAGE_HIDDEN || this == LOST_FOCUS;
    }

    /** Whether something was to be carried into or out of the paper. */
    boolean isCarrying() {
        return this == COPY || this == CUT || this == PASTE || this == PRINT;
    }
}
