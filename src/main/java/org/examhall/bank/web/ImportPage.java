package org.examhall.bank.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.examhall.account.Current;
import org.examhall.account.Role;
import org.examhall.account.web.Paging;
import org.examhall.account.web.Says;
import org.examhall.bank.Fate;
import org.examhall.bank.ImportNote;
import org.examhall.bank.ImportRef;
import org.examhall.bank.ImportRow;
import org.examhall.bank.Imports;
import org.examhall.bank.QuestionImport;
import org.examhall.bank.batch.ImportJobs;
import org.examhall.kernel.Choice;
import org.examhall.kernel.Reference;
import org.jspecify.annotations.Nullable;

/** One import: how far it is, what becomes of each question, and what to do about it. */
@Named
@RequestScoped
public class ImportPage {

    private static final int SIZE = 50;
    private static final String LIST = "/bank/imports.xhtml?faces-redirect=true";

    @Inject
    Imports imports;

    @Inject
    ImportJobs jobs;

    @Inject
    Current current;

    @Inject
    HttpServletRequest request;

    @Inject
    Says says;

    private @Nullable QuestionImport shown;
    private @Nullable Paging paging;
    private @Nullable List<ImportRow> rows;

    private String key() {
        return Objects.requireNonNullElse(request.getParameter("import"), "");
    }

    private ImportRef ref() {
        return new ImportRef(key());
    }

    private Imports.Reader reader() {
        return new Imports.Reader(current.actor(), current.is(Role.ADMINISTRATOR));
    }

    /** An address that names no import of this person is answered with 404. */
    public void look() throws IOException {
        if (getShown() == null) {
            says.notFound();
        }
    }

    public @Nullable QuestionImport getShown() {
        if (shown == null && Reference.isWellFormed(key())) {
            shown = imports.find(ref(), reader()).orElse(null);
        }
        return shown;
    }

    public boolean isWorking() {
        return getShown() != null && jobs.isWorking(ref());
    }

    /** Why nothing came of it, in words; null if there is nothing to say. */
    public @Nullable String getProblem() {
        QuestionImport one = getShown();
        return one == null ? null : one.problem().map(says.texts()::refusal).orElse(null);
    }

    public List<Fate> getFates() {
        return Arrays.asList(Fate.values());
    }

    /** The fate that is looked for; null for all. */
    public @Nullable Fate getFate() {
        return Choice.named(Fate.class, request.getParameter("fate")).orElse(null);
    }

    /** How many questions have a fate. */
    public int count(@Nullable Fate fate) {
        QuestionImport one = Objects.requireNonNull(getShown());
        if (fate == null) {
            return one.getFound();
        }
        return switch (fate) {
            case IMPORTED -> one.getImported();
            case DUPLICATE -> one.getDuplicates();
            case REFUSED -> one.getRefused();
        };
    }

    public Paging getPaging() {
        if (paging == null) {
            Fate fate = getFate();
            Map<String, String> kept = Map.of("import", key(), "fate", fate == null ? "" : fate.name());
            paging = Paging.of(request.getParameter("page"), SIZE, count(fate), kept);
        }
        return paging;
    }

    public List<ImportRow> getRows() {
        if (rows == null) {
            rows = imports.rows(ref(), getFate(), getPaging().skipped(), SIZE);
        }
        return rows;
    }

    public String kind(Fate fate) {
        return switch (fate) {
            case IMPORTED -> "good";
            case DUPLICATE -> "warn";
            case REFUSED -> "bad";
        };
    }

    /** Why a question is refused. */
    public String reason(ImportRow row) {
        ImportNote reason = row.reason();
        return reason == null ? "" : says.texts().refusal(reason.asRefusal());
    }

    /** What was left out or changed. */
    public String words(ImportNote note) {
        return says.texts().get("import.note." + note.code(), note.arguments().toArray());
    }

    /** The identifier of an item in its bank. */
    public String identifier(ImportRow row) {
        return row.item().substring(row.item().indexOf('/') + 1);
    }

    public @Nullable String commit() {
        return done("import.committing", () -> jobs.commit(ref(), reader()), here());
    }

    public @Nullable String cancel() {
        return done("import.cancelling", () -> jobs.cancel(ref(), reader()), here());
    }

    public @Nullable String discard() {
        return done("import.discarded", () -> jobs.discard(ref(), reader()), LIST);
    }

    private String here() {
        return "/bank/import.xhtml?faces-redirect=true&import=" + key();
    }

    private @Nullable String done(String said, Runnable deed, String next) {
        if (!says.unlessRefused(deed)) {
            return null;
        }
        says.done(said);
        says.keep();
        return next;
    }
}
