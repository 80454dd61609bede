package org.examhall.result.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.examhall.account.web.Says;
import org.examhall.candidate.Candidate;
import org.examhall.candidate.CandidateRef;
import org.examhall.candidate.Candidates;
import org.examhall.entry.SittingRef;
import org.examhall.kernel.Reference;
import org.examhall.result.Discrepancy;
import org.examhall.result.Reconciled;
import org.examhall.result.Reconciliation;
import org.examhall.result.Reconciliations;
import org.examhall.sitting.IrregularityCases;
import org.examhall.sitting.JournalProof;
import org.jspecify.annotations.Nullable;

/** The books of one sitting: what was received, journalled, marked and determined, script by script. */
@Named
@RequestScoped
public class ReconciliationPage {

    /** A sitting with more scripts shows those that do not add up, and so many that do. */
    private static final int SHOWN = 500;

    @Inject
    Reconciliations reconciliations;

    @Inject
    IrregularityCases cases;

    @Inject
    Candidates candidates;

    @Inject
    HttpServletRequest request;

    @Inject
    Says says;

    private @Nullable Reconciliation books;
    private final List<Reconciled> lines = new ArrayList<>();
    private Map<CandidateRef, Candidate> people = Map.of();
    private long irregularities;

    /** Reconciles the sitting that the address names; an address that names none is answered with 404. */
    public void look() throws IOException {
        String key = Objects.requireNonNullElse(request.getParameter("sitting"), "");
        if (Reference.isWellFormed(key)) {
            SittingRef ref = new SittingRef(key);
            List<Reconciled> clean = new ArrayList<>();
            books = reconciliations
                    .of(ref, line -> {
                        List<Reconciled> list = line.isClean() ? clean : lines;
                        if (list.size() < SHOWN) {
                            list.add(line);
                        }
                    })
                    .orElse(null);
            lines.addAll(clean);
            people = candidates.byRef(
                    lines.stream().map(line -> line.script().candidate()).toList());
            irregularities = cases.holds(ref).some().size();
        }
        if (books == null) {
            says.notFound();
        }
    }

    public @Nullable Reconciliation getBooks() {
        return books;
    }

    /** Those that do not add up first. */
    public List<Reconciled> getLines() {
        return lines;
    }

    /** How many candidates' results irregularities keep back. */
    public long getIrregularities() {
        return irregularities;
    }

    public @Nullable Candidate candidate(Reconciled line) {
        return people.get(line.script().candidate());
    }

    /** What does not add up, in words. */
    public List<String> words(Reconciled line) {
        return line.discrepancies().stream().map(this::words).toList();
    }

    private String words(Discrepancy one) {
        if (one.kind() == Discrepancy.Kind.CHAIN_BROKEN) {
            return says.texts()
                    .get("journal.broken." + one.details().get(1), one.details().get(0));
        }
        return says.texts().get("discrepancy." + one.kind(), one.details().toArray());
    }

    public boolean whole(Reconciled line) {
        return line.script().proof().isWhole();
    }

    /** How many rows the journal has; 0 if it is broken. */
    public int rows(Reconciled line) {
        return line.script().proof() instanceof JournalProof.Whole whole ? whole.rows() : 0;
    }
}
