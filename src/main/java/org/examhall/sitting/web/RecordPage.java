package org.examhall.sitting.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.examhall.account.Current;
import org.examhall.account.Role;
import org.examhall.account.web.Says;
import org.examhall.entry.SittingRef;
import org.examhall.kernel.Language;
import org.examhall.kernel.Reference;
import org.examhall.sitting.ClosingRecord;
import org.examhall.sitting.Invigilators;
import org.examhall.sitting.Journals;
import org.examhall.sitting.RecordSignature;
import org.examhall.sitting.Records;
import org.examhall.sitting.Rules;
import org.examhall.sitting.SittingProof;
import org.jspecify.annotations.Nullable;

/** The closing record of one sitting, filled in from what happened; the invigilator signs it here. */
@Named
@RequestScoped
public class RecordPage {

    @Inject
    Records records;

    @Inject
    Invigilators invigilators;

    @Inject
    Journals journals;

    @Inject
    Current current;

    @Inject
    HttpServletRequest request;

    @Inject
    Says says;

    private @Nullable ClosingRecord facts;
    private @Nullable SittingProof proof;
    private @Nullable List<RecordSignature> signatures;
    private boolean declared;
    private @Nullable String remarks;
    private @Nullable String reason;
    private @Nullable List<String> objections;

    /** An address that names no record that this person may read is answered with 404. */
    public void look() throws IOException {
        if (getFacts() == null) {
            says.notFound();
        }
    }

    private SittingRef ref() {
        String key = Objects.requireNonNullElse(request.getParameter("sitting"), "");
        return new SittingRef(Reference.isWellFormed(key) ? key : "");
    }

    /** Null if there is no such record, or it is not this person's to read. */
    public @Nullable ClosingRecord getFacts() {
        if (facts == null) {
            facts = (isReader() ? records.find(ref()) : records.invigilatedBy(ref(), current.actor())).orElse(null);
        }
        return facts;
    }

    /** Whether this person reads all records, and the journals behind them. */
    public boolean isReader() {
        return current.is(Role.ADMINISTRATOR) || current.is(Role.VERIFIER);
    }

    /** Whether this person signs: the invigilator, when the sitting is closed. */
    public boolean isSigner() {
        ClosingRecord read = getFacts();
        return read != null
                && read.isClosed()
                && read.invigilator().id().equals(current.actor().id());
    }

    /** The versions of the rules that the candidates of this sitting have accepted, with their words. */
    public List<Rules> getRules() {
        ClosingRecord read = getFacts();
        return read == null
                ? List.of()
                : read.checkIns().stream()
                        .map(ClosingRecord.CheckIn::rules)
                        .distinct()
                        .flatMap(version -> Rules.of(version).stream())
                        .toList();
    }

    /** The words of a version of the rules. */
    public List<String> words(Rules rules) {
        return rules.words(says.texts());
    }

    /** What candidates have declared with a version of the rules. */
    public List<String> declaration(Rules rules) {
        return rules.declaration(says.texts());
    }

    /** What a candidate's windows noticed, on one line. */
    public String words(ClosingRecord.Noticed one) {
        return one.tally().words(says.texts());
    }

    /** What a candidate was granted, on one line. */
    public String arrangement(ClosingRecord.CheckIn one) {
        return one.needs().line(says.texts());
    }

    /** What is against the invigilator's signing, in words; empty if nothing is. */
    public List<String> getObjections() {
        ClosingRecord read = getFacts();
        if (objections == null) {
            objections = read == null
                    ? List.of()
                    : invigilators.fitness(read.sitting()).objections().stream()
                            .map(says.texts()::refusal)
                            .toList();
        }
        return objections;
    }

    /** Whether this person signs in the invigilator's place: an administrator, if the invigilator may not. */
    public boolean isCountersigner() {
        ClosingRecord read = getFacts();
        return read != null
                && read.isClosed()
                && current.is(Role.ADMINISTRATOR)
                && !isSigner()
                && !getObjections().isEmpty();
    }

    public SittingProof getProof() {
        SittingProof walked = proof;
        if (walked == null) {
            walked = journals.check(ref());
            proof = walked;
        }
        return walked;
    }

    public String getProofWords() {
        SittingProof walked = getProof();
        return walked.isWhole()
                ? says.texts().get("record.journals.whole", walked.scripts(), walked.rows())
                : says.texts().get("record.journals.broken", walked.broken().size(), walked.scripts());
    }

    /** Whether the journal of this candidate's script is not whole. */
    public boolean broken(ClosingRecord.Attendance one) {
        return getProof().broken().stream()
                .anyMatch(broken -> broken.script().value().equals(one.script()));
    }

    public List<RecordSignature> getSignatures() {
        List<RecordSignature> read = signatures;
        if (read == null) {
            read = records.signatures(ref());
            signatures = read;
        }
        return read;
    }

    public boolean covered(RecordSignature signature) {
        ClosingRecord read = getFacts();
        return read != null && signature.covers(read);
    }

    /** Whether the latest signature is under the facts as they are now. */
    public boolean isSettled() {
        return !getSignatures().isEmpty() && covered(getSignatures().get(0));
    }

    public @Nullable String sign() {
        if (!declared) {
            says.wrong("declared", "record.declare.missing");
            return null;
        }
        String shown = Objects.requireNonNullElse(request.getParameter("shown"), "");
        String words = remarks == null ? "" : remarks;
        if (!says.unlessRefused(() -> records.sign(ref(), shown, true, words, language(), current.actor()))) {
            return null;
        }
        return signed();
    }

    public @Nullable String countersign() {
        String shown = Objects.requireNonNullElse(request.getParameter("shown"), "");
        String why = Objects.requireNonNullElse(reason, "");
        if (!says.unlessRefused(() -> records.countersign(ref(), shown, why, language(), current.actor()))) {
            return null;
        }
        return signed();
    }

    private Language language() {
        return Language.of(says.texts().locale().toLanguageTag());
    }

    private String signed() {
        says.done("record.signed");
        says.keep();
        return "/sitting/record.xhtml?faces-redirect=true&sitting=" + ref().value();
    }

    public @Nullable String getReason() {
        return reason;
    }

    public void setReason(@Nullable String reason) {
        this.reason = reason;
    }

    public boolean isDeclared() {
        return declared;
    }

    public void setDeclared(boolean declared) {
        this.declared = declared;
    }

    public @Nullable String getRemarks() {
        return remarks;
    }

    public void setRemarks(@Nullable String remarks) {
        this.remarks = remarks;
    }
}
