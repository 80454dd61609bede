package org.examhall.bank.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.examhall.account.Current;
import org.examhall.account.Role;
import org.examhall.account.web.Paging;
import org.examhall.bank.ImportFolder;
import org.examhall.bank.Imports;
import org.examhall.bank.QuestionImport;
import org.examhall.bank.batch.ImportJobs;
import org.examhall.kernel.Language;
import org.jspecify.annotations.Nullable;

/** The imports of an author, and the form that begins one. */
@Named
@RequestScoped
public class ImportsPage {

    private static final int SIZE = 20;
    private static final int MEGABYTE_BITS = 20;

    @Inject
    Imports imports;

    @Inject
    ImportJobs jobs;

    @Inject
    Current current;

    @Inject
    HttpServletRequest request;

    private @Nullable Paging paging;
    private @Nullable List<QuestionImport> list;
    private @Nullable String refused;

    private Imports.Reader reader() {
        return new Imports.Reader(current.actor(), current.is(Role.ADMINISTRATOR));
    }

    public Paging getPaging() {
        if (paging == null) {
            paging = Paging.of(request.getParameter("page"), SIZE, imports.count(reader()), Map.of());
        }
        return paging;
    }

    public List<QuestionImport> getList() {
        if (list == null) {
            list = imports.list(reader(), getPaging().skipped(), SIZE);
        }
        return list;
    }

    /** Whether a job works on any of those that are shown, so that the page looks again. */
    public boolean isAnyWorking() {
        return getList().stream().anyMatch(QuestionImport::isUnderWay);
    }

    /** Why the last upload was not taken; said once. */
    public String getRefused() {
        if (refused == null) {
            refused = Objects.requireNonNullElse((String) request.getSession().getAttribute(ImportUpload.REFUSED), "");
            request.getSession().removeAttribute(ImportUpload.REFUSED);
        }
        return refused;
    }

    public List<String> getBanks() {
        return imports.banks();
    }

    public List<Language> getLanguages() {
        return Arrays.asList(Language.values());
    }

    /** In megabytes. */
    public long getLargest() {
        return ImportFolder.largest() >> MEGABYTE_BITS;
    }

    public boolean isAdministrator() {
        return current.is(Role.ADMINISTRATOR);
    }

    /** How a state is coloured; the words beside it say the same. */
    public String kind(QuestionImport one) {
        return switch (one.getState()) {
            case CHECKING, COMMITTING -> jobs.isWorking(one.ref()) ? "info" : "warn";
            case CHECKED -> "warn";
            case COMMITTED -> "good";
            case REFUSED, FAILED -> "bad";
            case CANCELLED -> "";
        };
    }
}
