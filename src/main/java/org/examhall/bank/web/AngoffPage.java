package org.examhall.bank.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import org.examhall.account.Account;
import org.examhall.account.AccountRef;
import org.examhall.account.Current;
import org.examhall.account.Role;
import org.examhall.account.web.Says;
import org.examhall.bank.AngoffStudies;
import org.examhall.bank.AngoffStudy;
import org.examhall.bank.Blueprint;
import org.examhall.bank.Blueprints;
import org.examhall.bank.StudyRef;
import org.jspecify.annotations.Nullable;

/**
 * The Angoff studies: for an administrator all of them and a new one, for a keeper of the bank those in which they
 * judge.
 */
@Named
@RequestScoped
public class AngoffPage {

    @Inject
    AngoffStudies studies;

    @Inject
    Blueprints blueprints;

    @Inject
    Current current;

    @Inject
    Says says;

    private String title = "";
    private String exam = "";
    private @Nullable Integer sample;
    private List<String> judges = new ArrayList<>();

    public @Nullable String begin() {
        List<AccountRef> named = judges.stream().map(AccountRef::new).toList();
        StudyRef[] begun = new StudyRef[1];
        if (!says.unlessRefused(
                () -> begun[0] = studies.begin(title, exam, sample == null ? 0 : sample, named, current.actor()))) {
            return null;
        }
        says.done("angoff.begun");
        says.keep();
        return "/bank/angoff-study.xhtml?faces-redirect=true&study=" + begun[0].value();
    }

    public List<AngoffStudy> getStudies() {
        return studies.of(current.actor(), current.is(Role.ADMINISTRATOR));
    }

    public List<Blueprint> getExams() {
        return blueprints.all();
    }

    public List<Account> getPossibleJudges() {
        return studies.possibleJudges();
    }

    public String getTitle() {
        return title;
    }

    public void setTitle(String title) {
        this.title = title;
    }

    public String getExam() {
        return exam;
    }

    public void setExam(String exam) {
        this.exam = exam;
    }

    public @Nullable Integer getSample() {
        return sample;
    }

    public void setSample(@Nullable Integer sample) {
        this.sample = sample;
    }

    public List<String> getJudges() {
        return judges;
    }

    public void setJudges(List<String> judges) {
        this.judges = judges;
    }
}
