package org.examhall.course.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.examhall.account.Current;
import org.examhall.account.web.Paging;
import org.examhall.account.web.Says;
import org.examhall.candidate.Candidate;
import org.examhall.candidate.CandidateRef;
import org.examhall.candidate.Candidates;
import org.examhall.course.RunRef;
import org.examhall.course.Runs;
import org.examhall.kernel.Refused;
import org.jspecify.annotations.Nullable;

/** Enrols several candidates on a run at once, picked from the register. */
@Named
@RequestScoped
public class EnrolPage {

    private static final int SIZE = 25;

    @Inject
    RunPage runPage;

    @Inject
    Runs runs;

    @Inject
    Candidates candidates;

    @Inject
    Current current;

    @Inject
    HttpServletRequest request;

    @Inject
    Says says;

    private @Nullable Paging paging;
    private @Nullable List<Runs.Prospect> found;

    /** Enrols who is ticked. Who cannot be enrolled is named with the reason and stays ticked; the others are. */
    public @Nullable String enrol() {
        Runs.Line line = runPage.getLine();
        if (line == null) {
            return null;
        }
        RunRef run = line.run().ref();
        Set<String> picked = getPicked();
        if (picked.isEmpty()) {
            says.wrong(null, "enrol.nobody");
            return null;
        }
        boolean all = true;
        for (String key : picked) {
            all &= enrol(run, new CandidateRef(key));
        }
        found = null;
        if (!all) {
            return null;
        }
        says.keep();
        return RunPage.address(run);
    }

    private boolean enrol(RunRef run, CandidateRef ref) {
        Candidate candidate = candidates.find(ref).orElse(null);
        if (candidate == null) {
            return false;
        }
        try {
            RunPage.tell(says, candidate, runs.enrol(run, ref, email(ref.value()), current.actor()));
            return true;
        } catch (Refused refused) {
            says.wrong(null, "enrol.not", candidate.getName(), says.texts().refusal(refused.refusal()));
            return false;
        }
    }

    /** The keys of those who are ticked. */
    public Set<String> getPicked() {
        String[] keys = request.getParameterValues("candidate");
        return keys == null ? Set.of() : new TreeSet<>(List.of(keys));
    }

    /** The address that was typed for somebody. */
    public String email(String candidate) {
        return parameter("email-" + candidate);
    }

    public Paging getPaging() {
        if (paging == null) {
            paging = Paging.of(
                    parameter("page"),
                    SIZE,
                    candidates.count(getWords()),
                    Map.of("run", parameter("run"), "words", getWords()));
        }
        return paging;
    }

    public List<Runs.Prospect> getFound() {
        Runs.Line line = runPage.getLine();
        if (found == null) {
            found = line == null
                    ? List.of()
                    : runs.prospects(
                            line.run().ref(),
                            candidates.search(
                                    getWords(),
                                    Candidates.Order.NAME,
                                    getPaging().skipped(),
                                    SIZE));
        }
        return found;
    }

    public String getWords() {
        return parameter("words");
    }

    private String parameter(String name) {
        return Objects.requireNonNullElse(request.getParameter(name), "").strip();
    }
}
