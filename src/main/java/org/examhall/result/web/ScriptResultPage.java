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
import org.examhall.result.ResultRow;
import org.examhall.result.Results;
import org.examhall.sitting.JournalRow;
import org.examhall.sitting.ScriptRef;
import org.examhall.sitting.Scripts;
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
    Scripts scripts;

    @Inject
    HttpServletRequest request;

    @Inject
    Says says;

    private @Nullable ResultRow row;
    private @Nullable List<JournalRow> journal;

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

    private List<JournalRow> journal() {
        List<JournalRow> read = journal;
        if (read == null) {
            read = scripts.journal(script());
            journal = read;
        }
        return read;
    }

    public boolean isJournalWhole() {
        return !journal().isEmpty() && JournalRow.firstBroken(journal()) == 0;
    }

    public String getJournalWords() {
        return isJournalWhole()
                ? says.texts().get("result.script.journal.whole", journal().size())
                : says.texts().get("result.script.journal.broken", JournalRow.firstBroken(journal()));
    }
}
