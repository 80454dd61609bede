package org.examhall.candidate.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.examhall.account.Current;
import org.examhall.account.web.Says;
import org.examhall.candidate.Approval;
import org.examhall.candidate.Arrangement;
import org.examhall.candidate.Arrangements;
import org.examhall.candidate.Candidate;
import org.examhall.candidate.CandidateRef;
import org.examhall.candidate.Candidates;
import org.examhall.candidate.Evidence;
import org.examhall.candidate.Need;
import org.examhall.candidate.Needs;
import org.examhall.kernel.Reference;
import org.jspecify.annotations.Nullable;

/** The access arrangements of one candidate: requests one, approves it, withdraws it, shows why it is needed. */
@Named
@RequestScoped
public class ArrangementPage {

    @Inject
    Arrangements arrangements;

    @Inject
    Candidates candidates;

    @Inject
    Current current;

    @Inject
    HttpServletRequest request;

    @Inject
    Says says;

    private final Map<String, String> given = new HashMap<>();
    private List<String> plain = List.of();
    private @Nullable Candidate candidate;
    private @Nullable List<Arrangement> list;
    private Evidence.Reason reason = Evidence.Reason.HEALTH;
    private String note = "";
    private String until = "";
    private @Nullable String shownFor;
    private @Nullable Evidence shown;

    /** The candidate whom the address names, or the form after it. */
    private Optional<Candidate> asked() {
        String key = request.getParameter("candidate");
        if (candidate == null && key != null && Reference.isWellFormed(key)) {
            candidate = candidates.find(new CandidateRef(key)).orElse(null);
        }
        return Optional.ofNullable(candidate);
    }

    /** An address that names no candidate is answered with 404. */
    public void look() throws IOException {
        if (asked().isEmpty()) {
            says.notFound();
        }
    }

    public @Nullable Candidate getCandidate() {
        return asked().orElse(null);
    }

    public List<Arrangement> getList() {
        if (list == null) {
            list = asked().map(one -> arrangements.of(one.ref())).orElse(List.of());
        }
        return list;
    }

    public @Nullable String request() {
        LocalDate last = date(until);
        if (last == null) {
            says.wrong("until", "arrangement.until.wrong");
            return null;
        }
        Candidate person = asked().orElseThrow();
        if (!says.unlessRefused(
                () -> arrangements.request(person.ref(), needs(), last, reason, note, current.actor()))) {
            return null;
        }
        says.done("arrangement.requested");
        return again();
    }

    private Needs needs() {
        Map<Need, String> wanted = new EnumMap<>(Need.class);
        for (Need need : Need.values()) {
            String value = given.get(need.key());
            if (need.isPlain() && plain.contains(need.key())) {
                wanted.put(need, Need.GRANTED);
            } else if (value != null && !value.isBlank()) {
                wanted.put(need, value.strip());
            }
        }
        return new Needs(wanted);
    }

    private static @Nullable LocalDate date(String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeParseException notADate) {
            return null;
        }
    }

    public @Nullable String approve(Arrangement one) {
        if (!says.unlessRefused(() -> arrangements.approve(one.ref(), current.actor()))) {
            return null;
        }
        says.done("arrangement.approved");
        return again();
    }

    public @Nullable String withdraw(Arrangement one) {
        if (!says.unlessRefused(() -> arrangements.withdraw(one.ref(), current.actor()))) {
            return null;
        }
        says.done("arrangement.withdrawn");
        return again();
    }

    /** Shows the evidence in this one answer of the server; whoever looks again is written down again. */
    public void show(Arrangement one) {
        says.unlessRefused(() -> shown = arrangements.showEvidence(one.ref(), current.actor()));
        shownFor = one.getId();
    }

    private String again() {
        says.keep();
        return "/candidate/arrangement.xhtml?faces-redirect=true&candidate="
                + asked().orElseThrow().getId();
    }

    public @Nullable Evidence evidence(Arrangement one) {
        return one.getId().equals(shownFor) ? shown : null;
    }

    /** Why this person may not approve it now; null if they may. */
    public @Nullable String objection(Arrangement one) {
        return arrangements.mayApprove(one, current.actor()) instanceof Approval.NotGranted refused
                ? says.texts().refusal(refused.reason())
                : null;
    }

    public Arrangement.State state(Arrangement one) {
        return one.stateOn(arrangements.today());
    }

    public List<String> words(Arrangement one) {
        return one.needs().words(says.texts());
    }

    /** The values of a need that has some to choose from. */
    public List<String> choices(String key) {
        return Need.ofKey(key).map(Need::choices).orElse(List.of());
    }

    /** The needs that are granted or not. */
    public List<String> getPlainNeeds() {
        return Arrays.stream(Need.values()).filter(Need::isPlain).map(Need::key).toList();
    }

    public List<Evidence.Reason> getReasons() {
        return List.of(Evidence.Reason.values());
    }

    public Map<String, String> getGiven() {
        return given;
    }

    public List<String> getPlain() {
        return plain;
    }

    public void setPlain(List<String> plain) {
        this.plain = plain;
    }

    public String getReason() {
        return reason.name();
    }

    public void setReason(String name) {
        reason = Evidence.Reason.valueOf(name);
    }

    public String getNote() {
        return note;
    }

    public void setNote(String note) {
        this.note = note;
    }

    public String getUntil() {
        return until;
    }

    public void setUntil(String until) {
        this.until = until;
    }
}
