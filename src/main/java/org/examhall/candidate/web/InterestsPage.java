package org.examhall.candidate.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.examhall.account.Account;
import org.examhall.account.AccountRef;
import org.examhall.account.Accounts;
import org.examhall.account.Current;
import org.examhall.account.Role;
import org.examhall.account.web.Says;
import org.examhall.candidate.Candidate;
import org.examhall.candidate.CandidateNumber;
import org.examhall.candidate.Candidates;
import org.examhall.candidate.Interest;
import org.examhall.candidate.Interests;
import org.jspecify.annotations.Nullable;

/** Interests in candidates: a trainer's own, or all to the office, which may declare one for a trainer and end one. */
@Named
@RequestScoped
public class InterestsPage {

    @Inject
    Interests interests;

    @Inject
    Candidates candidates;

    @Inject
    Accounts accounts;

    @Inject
    Current current;

    @Inject
    Says says;

    private String trainer = "";
    private String number = "";
    private String kind = Interest.Kind.RELATION.name();
    private String note = "";
    private @Nullable List<Interests.Line> list;

    public boolean isOffice() {
        return current.is(Role.ADMINISTRATOR);
    }

    public @Nullable String declare() {
        String digits = CandidateNumber.normal(number);
        Optional<Candidate> candidate =
                CandidateNumber.isValid(digits) ? candidates.byNumber(new CandidateNumber(digits)) : Optional.empty();
        if (candidate.isEmpty()) {
            says.wrong("number", "interests.number.unknown");
            return null;
        }
        AccountRef whose = isOffice()
                ? new AccountRef(trainer)
                : new AccountRef(current.actor().id());
        if (!says.unlessRefused(() ->
                interests.declare(whose, candidate.get().ref(), Interest.Kind.valueOf(kind), note, current.actor()))) {
            return null;
        }
        says.done("interests.done");
        return again();
    }

    public @Nullable String end(Interest one) {
        boolean office = isOffice();
        if (!office || !says.unlessRefused(() -> interests.end(one.getId(), current.actor()))) {
            return null;
        }
        says.done("interests.ended");
        return again();
    }

    private String again() {
        says.keep();
        return "/candidate/interests.xhtml?faces-redirect=true";
    }

    public List<Interests.Line> getList() {
        if (list == null) {
            list = isOffice()
                    ? interests.all()
                    : interests.of(new AccountRef(current.actor().id()));
        }
        return list;
    }

    public List<Account> getTrainers() {
        return accounts.impartial();
    }

    public List<String> getKinds() {
        return Arrays.stream(Interest.Kind.values()).map(Enum::name).toList();
    }

    public String getTrainer() {
        return trainer;
    }

    public void setTrainer(@Nullable String trainer) {
        this.trainer = Objects.requireNonNullElse(trainer, "");
    }

    public String getNumber() {
        return number;
    }

    public void setNumber(@Nullable String number) {
        this.number = Objects.requireNonNullElse(number, "");
    }

    public String getKind() {
        return kind;
    }

    public void setKind(String kind) {
        this.kind = kind;
    }

    public String getNote() {
        return note;
    }

    public void setNote(@Nullable String note) {
        this.note = Objects.requireNonNullElse(note, "");
    }
}
