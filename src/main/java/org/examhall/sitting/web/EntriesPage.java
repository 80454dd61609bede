package org.examhall.sitting.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.examhall.account.Account;
import org.examhall.account.AccountRef;
import org.examhall.account.Accounts;
import org.examhall.account.Current;
import org.examhall.account.web.Says;
import org.examhall.bank.Blueprint;
import org.examhall.bank.Blueprints;
import org.examhall.candidate.Candidate;
import org.examhall.candidate.CandidateNumber;
import org.examhall.candidate.CandidateRef;
import org.examhall.candidate.Candidates;
import org.examhall.entry.Entries;
import org.examhall.entry.Entry;
import org.examhall.entry.EntryRef;
import org.examhall.entry.SittingRef;
import org.examhall.kernel.Language;
import org.examhall.kernel.Reference;
import org.examhall.sitting.Invigilators;
import org.examhall.sitting.Sitting;
import org.examhall.sitting.Sittings;
import org.jspecify.annotations.Nullable;

/** Who is entered for a sitting; enters candidates by their numbers and withdraws them. */
@Named
@RequestScoped
public class EntriesPage {

    @Inject
    Sittings sittings;

    @Inject
    Invigilators invigilators;

    @Inject
    Accounts accounts;

    @Inject
    Entries entries;

    @Inject
    Blueprints blueprints;

    @Inject
    Candidates candidates;

    @Inject
    Current current;

    @Inject
    HttpServletRequest request;

    @Inject
    Says says;

    private @Nullable String numbers;
    private @Nullable String invigilator;
    private int extraPercent;
    private String language = "";
    private int arranged;
    private @Nullable List<Entry> list;
    private @Nullable Map<CandidateRef, Candidate> people;

    private String key() {
        String key = request.getParameter("sitting");
        return key != null && Reference.isWellFormed(key) ? key : "";
    }

    public @Nullable Sitting getSitting() {
        return sittings.find(new SittingRef(key())).orElse(null);
    }

    /** Who is in charge now. */
    public String getInCharge() {
        Sitting sitting = getSitting();
        return sitting == null
                ? ""
                : accounts.find(sitting.invigilator()).map(Account::getName).orElse("");
    }

    /** What is against the person in charge, in words; empty if nothing is. */
    public List<String> getObjections() {
        Sitting sitting = getSitting();
        return sitting == null
                ? List.of()
                : invigilators.fitness(sitting).objections().stream()
                        .map(says.texts()::refusal)
                        .toList();
    }

    public List<Account> getInvigilators() {
        return accounts.invigilators();
    }

    public @Nullable String putInCharge() {
        String chosen = Objects.requireNonNullElse(invigilator, "");
        if (!says.unlessRefused(
                () -> sittings.putInCharge(new SittingRef(key()), new AccountRef(chosen), current.actor()))) {
            return null;
        }
        says.done("entries.in-charge.done");
        says.keep();
        return "/sitting/entries.xhtml?faces-redirect=true&sitting=" + key();
    }

    public @Nullable String getInvigilator() {
        Sitting sitting = getSitting();
        return invigilator == null && sitting != null ? sitting.invigilator().value() : invigilator;
    }

    public void setInvigilator(@Nullable String invigilator) {
        this.invigilator = invigilator;
    }

    public List<Entry> getList() {
        List<Entry> shown = list;
        if (shown == null) {
            shown = entries.at(new SittingRef(key()));
            list = shown;
        }
        return shown;
    }

    public @Nullable Candidate candidate(Entry entry) {
        Map<CandidateRef, Candidate> known = people;
        if (known == null) {
            known = candidates.byRef(getList().stream().map(Entry::candidate).toList());
            people = known;
        }
        return known.get(entry.candidate());
    }

    /** In which the exam is offered. */
    public List<Language> getLanguages() {
        Sitting sitting = getSitting();
        return sitting == null
                ? List.of()
                : blueprints
                        .find(sitting.getBlueprint())
                        .map(Blueprint::languages)
                        .orElse(List.of());
    }

    /** The languages to which an entry may still be changed. */
    public List<Language> others(Entry entry) {
        return entry.paper().isPresent()
                ? List.of()
                : getLanguages().stream()
                        .filter(other -> other != entry.language())
                        .toList();
    }

    public String speak(Entry entry, Language other) {
        boolean done = says.unlessRefused(
                () -> sittings.speak(new SittingRef(key()), entry.ref(), other, current.actor()));
        if (done) {
            says.done("entries.language.done");
        }
        says.keep();
        return "/sitting/entries.xhtml?faces-redirect=true&sitting=" + key();
    }

    /** Enters one or several candidates; what cannot be entered is said number by number and left in the field. */
    public @Nullable String enter() {
        StringBuilder left = new StringBuilder();
        int entered = 0;
        for (String typed : (numbers == null ? "" : numbers).split("[,;\\n]")) {
            String number = CandidateNumber.normal(typed);
            if (number.isEmpty()) {
                continue;
            }
            if (enterOne(number)) {
                entered++;
            } else {
                left.append(number).append('\n');
            }
        }
        if (entered > 0) {
            says.done("entries.entered", entered);
        }
        if (arranged > 0) {
            says.done("entries.arranged", arranged);
        }
        numbers = left.toString();
        if (left.length() > 0 || entered == 0) {
            return null;
        }
        says.keep();
        return "/sitting/entries.xhtml?faces-redirect=true&sitting=" + key();
    }

    private boolean enterOne(String number) {
        Optional<Candidate> candidate =
                CandidateNumber.isValid(number) ? candidates.byNumber(new CandidateNumber(number)) : Optional.empty();
        if (candidate.isEmpty()) {
            String problem = CandidateNumber.isValid(number) ? "entries.unknown" : "entries.not-a-number";
            says.wrong("numbers", problem, number);
            return false;
        }
        return says.unlessRefused(() -> {
            Entry entry = sittings.enter(
                    new SittingRef(key()), candidate.get().ref(), extraPercent, chosen(), current.actor());
            if (entry.isArranged()) {
                arranged++;
            }
        });
    }

    private @Nullable Language chosen() {
        return language.isEmpty() ? null : Language.of(language);
    }

    /** What was granted beside extra time, which has its own place. */
    public String needs(Entry entry) {
        return entry.needs().withExtraPercent(0).line(says.texts());
    }

    public String withdraw(Entry entry) {
        boolean done = says.unlessRefused(() -> entries.withdraw(new EntryRef(entry.getId()), current.actor()));
        if (done) {
            says.done("entries.withdrawn");
        }
        says.keep();
        return "/sitting/entries.xhtml?faces-redirect=true&sitting=" + key();
    }

    public @Nullable String getNumbers() {
        return numbers;
    }

    public void setNumbers(@Nullable String numbers) {
        this.numbers = numbers;
    }

    public String getLanguage() {
        return language;
    }

    public void setLanguage(@Nullable String language) {
        this.language = Objects.requireNonNullElse(language, "");
    }

    public int getExtraPercent() {
        return extraPercent;
    }

    public void setExtraPercent(int extraPercent) {
        this.extraPercent = extraPercent;
    }
}
