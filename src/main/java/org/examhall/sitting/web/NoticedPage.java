package org.examhall.sitting.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.examhall.account.web.Says;
import org.examhall.entry.SittingRef;
import org.examhall.sitting.ClosingRecord;
import org.examhall.sitting.SafeBrowsers;
import org.examhall.sitting.ScriptLock;
import org.examhall.sitting.SignalKind;
import org.examhall.sitting.SignalTally;
import org.examhall.sitting.Signals;
import org.jspecify.annotations.Nullable;

/** What the windows of a sitting noticed and which scripts were locked, as the closing record sums it up. */
@Named
@RequestScoped
public class NoticedPage {

    @Inject
    RecordPage record;

    @Inject
    Signals signals;

    @Inject
    SafeBrowsers browsers;

    @Inject
    Says says;

    /** One candidate's signals in words. */
    public record Line(ClosingRecord.Attendance who, String words) {}

    /** One time that a candidate's script was locked. */
    public record Locked(ClosingRecord.Attendance who, ScriptLock lock) {}

    private @Nullable List<Line> lines;
    private @Nullable List<Locked> locks;

    private SittingRef sitting() {
        return facts().sitting().ref();
    }

    private ClosingRecord facts() {
        return Optional.ofNullable(record.getFacts()).orElseThrow();
    }

    /** Those of whom there is something to say, by number. */
    public List<Line> getLines() {
        List<Line> read = lines;
        if (read == null) {
            read = new ArrayList<>();
            Map<String, SignalTally> tallies =
                    signals.at(sitting(), browsers.of(sitting()).thresholds());
            for (ClosingRecord.Attendance who : facts().attendance()) {
                SignalTally tally =
                        who.script() == null ? SignalTally.NONE : tallies.getOrDefault(who.script(), SignalTally.NONE);
                if (!tally.isEmpty()) {
                    read.add(new Line(who, words(tally)));
                }
            }
            lines = read;
        }
        return read;
    }

    private String words(SignalTally tally) {
        List<String> parts = new ArrayList<>();
        if (tally.away() > 0) {
            parts.add(says.texts().get("record.noticed.away", tally.away(), tally.longAway()));
        }
        if (tally.of(SignalKind.LEFT_FULL_SCREEN) > 0) {
            parts.add(says.texts().get("record.noticed.full-screen", tally.of(SignalKind.LEFT_FULL_SCREEN)));
        }
        if (tally.carried() > 0) {
            parts.add(says.texts().get("record.noticed.carried", tally.carried()));
        }
        if (tally.of(SignalKind.SECOND_SCREEN) > 0) {
            parts.add(says.texts().get("record.noticed.second"));
        }
        return String.join(" · ", parts);
    }

    /** How long away counts as long, in seconds. */
    public int getAwaySeconds() {
        return browsers.of(sitting()).thresholds().awaySeconds();
    }

    public List<Locked> getLocks() {
        List<Locked> read = locks;
        if (read == null) {
            read = new ArrayList<>();
            for (ScriptLock lock : browsers.locks(sitting())) {
                for (ClosingRecord.Attendance who : facts().attendance()) {
                    if (lock.script().value().equals(who.script())) {
                        read.add(new Locked(who, lock));
                    }
                }
            }
            locks = read;
        }
        return read;
    }
}
