package org.examhall.sitting.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.examhall.account.Current;
import org.examhall.account.Role;
import org.examhall.account.web.Says;
import org.examhall.kernel.Choice;
import org.examhall.sitting.IrregularityCase;
import org.examhall.sitting.IrregularityCases;
import org.examhall.sitting.Verdict;
import org.jspecify.annotations.Nullable;

/** The story of one irregularity; takes witnesses, evidence, what the office did, and the decision. */
@Named
@RequestScoped
public class IrregularityPage {

    /** One byte more than is taken, so that a file that is too large is told so. */
    private static final int READ = 5 * 1024 * 1024 + 1;

    @Inject
    IrregularityCases cases;

    @Inject
    Current current;

    @Inject
    HttpServletRequest request;

    @Inject
    Says says;

    private @Nullable IrregularityCase shown;
    private String name = "";
    private String capacity = "";
    private String statement = "";
    private @Nullable Part file;
    private String note = "";
    private String words = "";
    private @Nullable String verdict;
    private String reason = "";

    private String key() {
        return Objects.requireNonNullElse(request.getParameter("irregularity"), "");
    }

    /** An address that names no irregularity that this person may read is answered with 404. */
    public void look() throws IOException {
        if (getShown() == null) {
            says.notFound();
        }
    }

    public @Nullable IrregularityCase getShown() {
        if (shown == null) {
            shown = (isReader() ? cases.find(key()) : cases.invigilatedBy(key(), current.actor())).orElse(null);
        }
        return shown;
    }

    /** Whether this person reads everything: the journals behind the story, and what is in the evidence. */
    public boolean isReader() {
        return current.is(Role.ADMINISTRATOR) || current.is(Role.VERIFIER);
    }

    public boolean isOffice() {
        return current.is(Role.ADMINISTRATOR);
    }

    /** Why this person adds nothing, in words; null if they may. */
    public @Nullable String getClosed() {
        return cases.mayAdd(Objects.requireNonNull(getShown()), current.actor())
                .map(says.texts()::refusal)
                .orElse(null);
    }

    /** Why this administrator does not decide, in words; null if they may. */
    public @Nullable String getObjection() {
        return cases.mayDecide(Objects.requireNonNull(getShown()), current.actor())
                .map(says.texts()::refusal)
                .orElse(null);
    }

    public @Nullable String addWitness() {
        return unlessRefused(
                "irregularity.added", () -> cases.addWitness(key(), name, capacity, statement, current.actor()));
    }

    public @Nullable String addEvidence() {
        Part part = file;
        if (part == null) {
            says.wrong("file", "irregularity.file.missing");
            return null;
        }
        byte[] bytes = read(part);
        String called = Objects.requireNonNullElse(part.getSubmittedFileName(), "");
        return unlessRefused(
                "irregularity.added", () -> cases.addEvidence(key(), called, bytes, note, current.actor()));
    }

    private static byte[] read(Part part) {
        try (InputStream in = part.getInputStream()) {
            return in.readNBytes(READ);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public @Nullable String followUp() {
        return unlessRefused("irregularity.added", () -> cases.followUp(key(), words, current.actor()));
    }

    public @Nullable String decide() {
        Verdict chosen = Choice.named(Verdict.class, verdict).orElse(null);
        if (chosen == null) {
            says.wrong("verdict", "irregularity.verdict.missing");
            return null;
        }
        return unlessRefused("irregularity.decided", () -> cases.decide(key(), chosen, reason, current.actor()));
    }

    private @Nullable String unlessRefused(String said, Runnable deed) {
        if (!says.unlessRefused(deed)) {
            return null;
        }
        says.done(said);
        says.keep();
        return "/sitting/irregularity.xhtml?faces-redirect=true&irregularity=" + key();
    }

    public List<String> getVerdicts() {
        return Arrays.stream(Verdict.values()).map(Enum::name).toList();
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getCapacity() {
        return capacity;
    }

    public void setCapacity(String capacity) {
        this.capacity = capacity;
    }

    public String getStatement() {
        return statement;
    }

    public void setStatement(String statement) {
        this.statement = statement;
    }

    public @Nullable Part getFile() {
        return file;
    }

    public void setFile(@Nullable Part file) {
        this.file = file;
    }

    public String getNote() {
        return note;
    }

    public void setNote(String note) {
        this.note = note;
    }

    public String getWords() {
        return words;
    }

    public void setWords(String words) {
        this.words = words;
    }

    public @Nullable String getVerdict() {
        return verdict;
    }

    public void setVerdict(@Nullable String verdict) {
        this.verdict = verdict;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
