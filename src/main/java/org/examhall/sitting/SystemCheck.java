package org.examhall.sitting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a candidate's computer has found out about itself at check-in: for each thing a verdict and a figure. */
public record SystemCheck(List<Finding> findings) {

    /** What is looked at. */
    public enum What {
        /** The computer's clock; the figure is by how many seconds it is wrong. */
        CLOCK,
        /** Whether answers can be kept on the computer. */
        STORAGE,
        /** The way to the server; the figure is how long a question takes, in milliseconds. */
        NETWORK,
        /** Whether the browser can do what the exam page needs. */
        BROWSER,
        /** Whether the exam page survives being loaded again without a network. */
        OFFLINE,
        /** Whether this is Safe Exam Browser. */
        SEB,
        /** Whether there is a voice to read aloud with; looked at if that is granted. */
        SOUND
    }

    /** How it is. */
    public enum Verdict {
        OK,
        /** Worth knowing, and in nobody's way. */
        NOTE,
        /** Somebody has to do something about it. */
        FAIL
    }

    /** One thing that was looked at. */
    public record Finding(What what, Verdict verdict, int figure) {}

    public static final SystemCheck NONE = new SystemCheck(List.of());

    private static final int GREATEST = 999_999_999;
    private static final Pattern FINDING = Pattern.compile("([a-z]+)=([a-z]+)/([0-9]{1,9})");

    public SystemCheck {
        findings = List.copyOf(findings);
    }

    /** A finding as a browser reports it, unless there is no such thing or verdict. */
    public static Optional<Finding> finding(String what, String verdict, long figure) {
        Optional<What> thing = named(What.values(), what);
        Optional<Verdict> found = named(Verdict.values(), verdict);
        int number = (int) Math.max(0, Math.min(figure, GREATEST));
        return thing.flatMap(one -> found.map(how -> new Finding(one, how, number)));
    }

    private static <E extends Enum<E>> Optional<E> named(E[] all, String name) {
        return Arrays.stream(all).filter(one -> key(one).equals(name)).findFirst();
    }

    private static String key(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }

    /** One short text, such as {@code clock=ok/0;network=note/1200}; the last word on each thing counts. */
    String canonical() {
        return Arrays.stream(What.values())
                .map(what -> findings.stream().filter(one -> one.what() == what).reduce((earlier, later) -> later))
                .flatMap(Optional::stream)
                .map(one -> key(one.what()) + "=" + key(one.verdict()) + "/" + one.figure())
                .collect(Collectors.joining(";"));
    }

    /** What a canonical text says; what cannot be read is left out. */
    static SystemCheck parse(String canonical) {
        List<Finding> findings = new ArrayList<>();
        for (String part : canonical.split(";")) {
            Matcher match = FINDING.matcher(part);
            if (match.matches()) {
                finding(match.group(1), match.group(2), Long.parseLong(match.group(3)))
                        .ifPresent(findings::add);
            }
        }
        return new SystemCheck(findings);
    }

    /** What is not as it should be. */
    public List<Finding> failed() {
        return findings.stream().filter(one -> one.verdict() == Verdict.FAIL).toList();
    }
}
