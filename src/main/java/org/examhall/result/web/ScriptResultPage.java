package org.examhall.result.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.examhall.account.web.Says;
import org.examhall.kernel.Reference;
import org.examhall.marking.Marks;
import org.examhall.marking.PositionMark;
import org.examhall.result.AmendmentRow;
import org.examhall.result.Remarkings;
import org.examhall.result.ResultRow;
import org.examhall.result.Results;
import org.examhall.sitting.IrregularityCases;
import org.examhall.sitting.JournalProof;
import org.examhall.sitting.Journals;
import org.examhall.sitting.ScriptRef;
import org.jspecify.annotations.Nullable;

/** One script's result, mark by mark, and whether its journal is whole. */
@Named
@RequestScoped
public class ScriptResultPage {

    @Inject
    Results results;

    @Inject
    Marks marks;

    @Inject
    Remarkings remarkings;

    @Inject
    Journals journals;

    @Inject
    IrregularityCases cases;

    @Inject
    HttpServletRequest request;

    @Inject
    Says says;

    private @Nullable ResultRow row;
    private @Nullable JournalProof proof;

    private ScriptRef script() {
        return new ScriptRef(Objects.requireNonNullElse(request.getParameter("script"), ""));
    }

    /** Null if there is no such result. */
    public @Nullable ResultRow getRow() {
        if (row == null && Reference.isWellFormed(script().value())) {
            row = results.ofScript(script()).orElse(null);
        }
        return row;
    }

    public List<PositionMark> getPositions() {
        return marks.positions(script());
    }

    /** How the result came to be another than it was, or may come to be. */
    public List<AmendmentRow> getAmendments() {
        return remarkings.of(script());
    }

    /** What was noted about the candidate at this sitting. */
    public List<IrregularityCases.Line> getIrregularities() {
        return cases.about(script());
    }

    private JournalProof proof() {
        JournalProof walked = proof;
        if (walked == null) {
            walked = journals.check(script()).orElseThrow();
            proof = walked;
        }
        return walked;
    }

    public boolean isJournalWhole() {
        return proof().isWhole();
    }

    public String getJournalWords() {
        return proof() instanceof JournalProof.Broken broken
                ? says.texts().get("result.script.journal.broken", broken.row())
                : says.texts().get("result.script.journal.whole", ((JournalProof.Whole) proof()).rows());
    }
}
