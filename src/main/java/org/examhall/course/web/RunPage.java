package org.examhall.course.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.examhall.account.Current;
import org.examhall.account.Role;
import org.examhall.account.web.Pressed;
import org.examhall.account.web.Says;
import org.examhall.candidate.Candidate;
import org.examhall.candidate.CandidateNumber;
import org.examhall.candidate.Candidates;
import org.examhall.course.RunRef;
import org.examhall.course.Runs;
import org.examhall.kernel.InTurn;
import org.jspecify.annotations.Nullable;

/** One run: who is on it, and who was there on which day. The office enrols; the trainer notes attendance too. */
@Named
@RequestScoped
public class RunPage {

    @Inject
    Runs runs;

    @Inject
    Candidates candidates;

    @Inject
    CourseDoor courseDoor;

    @Inject
    Current current;

    @Inject
    HttpServletRequest request;

    @Inject
    Pressed pressed;

    @Inject
    Says says;

    private String number = "";
    private String email = "";
    private boolean looked;
    private Runs.@Nullable Line line;
    private @Nullable List<Runs.Participant> participants;

    /** An address that names no run that this person may look at is answered with 404. */
    public void look() throws IOException {
        if (getLine() == null) {
            says.notFound();
        }
    }

    public boolean isOffice() {
        return current.is(Role.ADMINISTRATOR);
    }

    public @Nullable String enrol() {
        String digits = CandidateNumber.normal(number);
        Optional<Candidate> candidate =
                CandidateNumber.isValid(digits) ? candidates.byNumber(new CandidateNumber(digits)) : Optional.empty();
        if (candidate.isEmpty()) {
            says.wrong("number", "interests.number.unknown");
            return null;
        }
        Runs.Enrolled[] enrolled = new Runs.Enrolled[1];
        boolean office = isOffice();
        if (!office
                || !says.unlessRefused(
                        () -> enrolled[0] = runs.enrol(ref(), candidate.get().ref(), email, current.actor()))) {
            return null;
        }
        tell(says, candidate.get(), enrolled[0]);
        return again();
    }

    /** Says that somebody is enrolled, and the one time that it can be said, with which password they sign in. */
    static void tell(Says says, Candidate candidate, Runs.Enrolled enrolled) {
        if (enrolled.password().isEmpty()) {
            says.done("run.enrolled", candidate.getName());
        } else {
            says.done(
                    "run.enrolled.new", candidate.getName(), enrolled.account().getEmail(), enrolled.password());
        }
    }

    /** Takes off the run whose button was pressed. */
    public @Nullable String withdraw() {
        String enrolment = pressed.key("withdraw");
        Runnable deed = () -> InTurn.of(enrolment, () -> runs.withdraw(ref(), enrolment, current.actor()));
        if (!isOffice() || !says.unlessRefused(deed)) {
            return null;
        }
        says.done("run.withdrawn");
        return again();
    }

    private String again() {
        says.keep();
        return address(ref());
    }

    /** The page of a run, after something was done. */
    static String address(RunRef run) {
        return "/course/run.xhtml?faces-redirect=true&run=" + run.value();
    }

    private RunRef ref() {
        return new RunRef(Objects.requireNonNullElse(request.getParameter("run"), ""));
    }

    /** The run with what is known of it; null if there is none that this person may look at. */
    public Runs.@Nullable Line getLine() {
        if (!looked) {
            looked = true;
            line = runs.look(ref(), courseDoor.reader()).orElse(null);
        }
        return line;
    }

    public List<Runs.Participant> getParticipants() {
        if (participants == null) {
            participants = getLine() == null ? List.of() : runs.participants(ref());
        }
        return participants;
    }

    public String getNumber() {
        return number;
    }

    public void setNumber(@Nullable String number) {
        this.number = Objects.requireNonNullElse(number, "");
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(@Nullable String email) {
        this.email = Objects.requireNonNullElse(email, "").strip();
    }
}
