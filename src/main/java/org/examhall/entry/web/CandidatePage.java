package org.examhall.entry.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import org.examhall.account.web.Says;
import org.examhall.bank.Blueprint;
import org.examhall.bank.Blueprints;
import org.examhall.candidate.Arrangement;
import org.examhall.candidate.Arrangements;
import org.examhall.candidate.Candidate;
import org.examhall.candidate.CandidateRef;
import org.examhall.candidate.Candidates;
import org.examhall.entry.Entries;
import org.examhall.entry.Entry;
import org.jspecify.annotations.Nullable;

/** One candidate, and all that he or she was entered for. */
@Named("candidatePage")
@RequestScoped
public class CandidatePage {

    @Inject
    Candidates candidates;

    @Inject
    Entries entries;

    @Inject
    Blueprints blueprints;

    @Inject
    Arrangements arrangements;

    @Inject
    Says says;

    private @Nullable String ref;
    private @Nullable Candidate candidate;
    private List<Entry> entered = List.of();
    private List<Arrangement> arranged = List.of();

    /** Looks the candidate up; an address that names none is answered with 404. */
    public void find() throws IOException {
        candidate = ref == null ? null : candidates.find(new CandidateRef(ref)).orElse(null);
        if (candidate == null) {
            says.notFound();
        } else {
            entered = entries.of(candidate.ref());
            arranged = arrangements.of(candidate.ref());
        }
    }

    public String exam(Entry entry) {
        return blueprints.find(entry.getBlueprint()).map(Blueprint::title).orElse(entry.getBlueprint());
    }

    public List<Arrangement> getArranged() {
        return arranged;
    }

    public Arrangement.State state(Arrangement arrangement) {
        return arrangement.stateOn(arrangements.today());
    }

    public String needs(Arrangement arrangement) {
        return arrangement.needs().line(says.texts());
    }

    public @Nullable Candidate getCandidate() {
        return candidate;
    }

    public List<Entry> getEntered() {
        return entered;
    }

    public @Nullable String getRef() {
        return ref;
    }

    public void setRef(@Nullable String ref) {
        this.ref = ref;
    }
}
