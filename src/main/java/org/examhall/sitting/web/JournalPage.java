package org.examhall.sitting.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.examhall.account.Current;
import org.examhall.account.web.Says;
import org.examhall.account.web.Times;
import org.examhall.kernel.Reference;
import org.examhall.sitting.HandedInBy;
import org.examhall.sitting.IrregularityCases;
import org.examhall.sitting.JournalKind;
import org.examhall.sitting.JournalLine;
import org.examhall.sitting.JournalProof;
import org.examhall.sitting.Journals;
import org.examhall.sitting.Receipt;
import org.examhall.sitting.ScriptRef;
import org.examhall.sitting.ScriptState;
import org.jspecify.annotations.Nullable;

/** The journal of one script, row by row, whether it is whole, and the ledger that explains the candidate's clock. */
@Named
@RequestScoped
public class JournalPage {

    private static final int SHORT = 12;

    /** The kinds of rows that tell who moved the clock and why. */
    private static final Set<String> CLOCK = Stream.of(
                    JournalKind.PAUSED,
                    JournalKind.RESUMED,
                    JournalKind.BREAK_BEGUN,
                    JournalKind.BREAK_ENDED,
                    JournalKind.TIME_ADDED,
                    JournalKind.GIVEN_BACK,
                    JournalKind.REOPENED)
            .map(Enum::name)
            .collect(Collectors.toUnmodifiableSet());

    @Inject
    Journals journals;

    @Inject
    IrregularityCases cases;

    @Inject
    Current current;

    @Inject
    HttpServletRequest request;

    @Inject
    Says says;

    @Inject
    Times times;

    private Journals.@Nullable Opened opened;

    /** Opens the journal that the address names, once a request; an address that names none is answered with 404. */
    public void look() throws IOException {
        String key = request.getParameter("script");
        if (key != null && Reference.isWellFormed(key)) {
            opened = journals.open(new ScriptRef(key), current.actor()).orElse(null);
        }
        if (opened == null) {
            says.notFound();
        }
    }

    public Journals.@Nullable Opened getOpened() {
        return opened;
    }

    /** What was noted about the candidate at this sitting. */
    public List<IrregularityCases.Line> getIrregularities() {
        return opened == null ? List.of() : cases.about(opened.script().ref());
    }

    public boolean isWhole() {
        return opened != null && opened.proof().isWhole();
    }

    public boolean isHandedIn() {
        return opened != null && opened.script().getState() == ScriptState.HANDED_IN;
    }

    /** One sentence: the chain is whole, or where it breaks and how. */
    public String getWords() {
        if (opened == null) {
            return "";
        }
        if (opened.proof() instanceof JournalProof.Broken broken) {
            return says.texts().get("journal.broken." + broken.reason(), broken.row());
        }
        JournalProof.Whole whole = (JournalProof.Whole) opened.proof();
        if (whole.rows() == 0) {
            return says.texts().get("journal.empty");
        }
        return isHandedIn()
                ? says.texts().get("journal.whole", whole.rows(), whole.receipt())
                : says.texts().get("journal.whole.open", whole.rows());
    }

    /** What a row tells; a kind that there is not, because somebody wrote it there, as it is. */
    public String what(JournalLine line) {
        if (line.kind().equals(JournalKind.STARTED.name())) {
            return says.texts().get("journal.what.STARTED");
        }
        if (line.kind().equals(JournalKind.ANSWER.name())) {
            return says.texts().get("journal.what.ANSWER", line.position(), line.revision());
        }
        if (line.kind().equals(JournalKind.LATE_ANSWER.name())) {
            return says.texts().get("journal.what.LATE_ANSWER", line.position(), line.revision());
        }
        for (HandedInBy by : HandedInBy.values()) {
            if (line.kind().equals(JournalKind.HANDED_IN.name())
                    && line.response().equals(by.name())) {
                return says.texts().get("journal.what.HANDED_IN." + by);
            }
        }
        return line.told()
                .filter(told -> CLOCK.contains(line.kind()))
                .map(told -> says.texts()
                        .get(
                                "journal.what." + line.kind(),
                                told.by(),
                                times.exactSpan(told.given().orElse(Duration.ZERO))))
                .orElse(line.kind());
    }

    /** Why somebody did it, in their own words; empty where nobody had to say. */
    public String why(JournalLine line) {
        return CLOCK.contains(line.kind())
                ? line.told().map(JournalLine.Told::why).orElse("")
                : "";
    }

    /** The receipt code that a hand-in gave; empty for other rows. */
    public String receipt(JournalLine line) {
        return line.kind().equals(JournalKind.HANDED_IN.name()) ? Receipt.code(line.hash()) : "";
    }

    public String shortened(String hash) {
        return hash.substring(0, Math.min(SHORT, hash.length()));
    }
}
