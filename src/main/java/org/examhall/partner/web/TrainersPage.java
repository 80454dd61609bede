package org.examhall.partner.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.examhall.account.Account;
import org.examhall.account.AccountRef;
import org.examhall.account.Accounts;
import org.examhall.account.Current;
import org.examhall.account.web.Says;
import org.examhall.partner.Accreditation;
import org.examhall.partner.Accreditations;
import org.jspecify.annotations.Nullable;

/** Who may invigilate which exam, and until when; accredits trainers and takes accreditations back. */
@Named
@RequestScoped
public class TrainersPage {

    @Inject
    Accreditations accreditations;

    @Inject
    Accounts accounts;

    @Inject
    Current current;

    @Inject
    Says says;

    private String words = "";
    private String trainer = "";
    private String exam = "";
    private String standing = Accreditation.Standing.ACCREDITED.name();
    private String from = "";
    private String until = "";
    private final Map<String, String> reasons = new HashMap<>();
    private @Nullable List<Accreditations.Line> all;

    public @Nullable String give() {
        LocalDate first = date(from);
        LocalDate last = date(until);
        if (first == null || last == null) {
            says.wrong(first == null ? "from" : "until", "trainers.date.wrong");
            return null;
        }
        if (!says.unlessRefused(() -> accreditations.give(
                new AccountRef(trainer),
                exam,
                Accreditation.Standing.valueOf(standing),
                first,
                last,
                current.actor()))) {
            return null;
        }
        says.done("trainers.given");
        return again();
    }

    public @Nullable String withdraw(Accreditation one) {
        String why = Objects.requireNonNullElse(reasons.get(one.getId()), "");
        if (!says.unlessRefused(() -> accreditations.withdraw(one.ref(), why, current.actor()))) {
            return null;
        }
        says.done("trainers.withdrawn");
        return again();
    }

    private String again() {
        says.keep();
        return "/partner/trainers.xhtml?faces-redirect=true";
    }

    private static @Nullable LocalDate date(String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeParseException notADate) {
            return null;
        }
    }

    public List<Accreditations.Line> getFound() {
        String wanted = words.strip().toLowerCase(Locale.ROOT);
        return all().stream()
                .filter(line -> (line.trainer().getName() + " " + line.trainer().getEmail() + " "
                                + line.accreditation().getExam())
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted))
                .toList();
    }

    private List<Accreditations.Line> all() {
        if (all == null) {
            all = accreditations.all();
        }
        return all;
    }

    /** Trainers who can be put in charge of a sitting and may invigilate nothing today. */
    public List<Account> getWithout() {
        return accounts.invigilators().stream()
                .filter(account -> all().stream()
                        .noneMatch(line -> line.trainer().getId().equals(account.getId())
                                && line.accreditation().getStanding().invigilates()
                                && state(line.accreditation()) == Accreditation.State.CURRENT))
                .toList();
    }

    public List<Account> getTrainers() {
        return accounts.invigilators();
    }

    public Accreditation.State state(Accreditation one) {
        return one.stateOn(accreditations.today());
    }

    /** The state's colour, beside its word. */
    public String kind(Accreditation one) {
        return switch (state(one)) {
            case CURRENT -> one.getStanding().invigilates() ? "good" : "info";
            case COMING -> "info";
            case LAPSED -> "warn";
            case WITHDRAWN -> "";
        };
    }

    public List<String> getStandings() {
        return Arrays.stream(Accreditation.Standing.values()).map(Enum::name).toList();
    }

    public LocalDate getToday() {
        return accreditations.today();
    }

    public String getWords() {
        return words;
    }

    public void setWords(@Nullable String words) {
        this.words = words == null ? "" : words;
    }

    public String getTrainer() {
        return trainer;
    }

    public void setTrainer(@Nullable String trainer) {
        this.trainer = Objects.requireNonNullElse(trainer, "");
    }

    public String getExam() {
        return exam;
    }

    public void setExam(@Nullable String exam) {
        this.exam = Objects.requireNonNullElse(exam, "");
    }

    public String getStanding() {
        return standing;
    }

    public void setStanding(String standing) {
        this.standing = standing;
    }

    public String getFrom() {
        return from.isEmpty() ? accreditations.today().toString() : from;
    }

    public void setFrom(String from) {
        this.from = from;
    }

    public String getUntil() {
        return until.isEmpty()
                ? accreditations.today().plusYears(1).minusDays(1).toString()
                : until;
    }

    public void setUntil(String until) {
        this.until = until;
    }

    /** Why an accreditation is withdrawn, by its key: each has a field of its own. */
    public Map<String, String> getReasons() {
        return reasons;
    }
}
