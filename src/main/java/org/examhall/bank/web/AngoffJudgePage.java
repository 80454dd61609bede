package org.examhall.bank.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.examhall.account.Current;
import org.examhall.account.web.Says;
import org.examhall.bank.AngoffFigures;
import org.examhall.bank.AngoffRound;
import org.examhall.bank.AngoffStudies;
import org.examhall.bank.AngoffStudy;
import org.examhall.bank.FacilityAsked;
import org.examhall.bank.ItemView;
import org.examhall.bank.StudyRef;
import org.examhall.kernel.Reference;
import org.examhall.kernel.Refused;
import org.jspecify.annotations.Nullable;

/** One item before one judge. From the second round on, what everybody said in the round before stands beside it. */
@Named
@RequestScoped
public class AngoffJudgePage {

    @Inject
    AngoffStudies studies;

    @Inject
    Current current;

    @Inject
    Says says;

    @Inject
    HttpServletRequest request;

    private @Nullable AngoffStudy study;
    private @Nullable ItemView view;
    private int position;
    private int size;
    private Map<Integer, Integer> given = Map.of();
    private @Nullable Integer before;
    private @Nullable AngoffRound round;
    private @Nullable Integer percent;

    /** Reads the item before anything of the page is asked for, also when its form comes back. */
    @PostConstruct
    void load() {
        String key = Objects.requireNonNullElse(request.getParameter("study"), "");
        String place = Objects.requireNonNullElse(request.getParameter("item"), "1");
        if (Reference.isWellFormed(key) && place.matches("[1-9]\\d{0,2}")) {
            position = Integer.parseInt(place);
            studies.find(new StudyRef(key), current.actor(), false)
                    .filter(found -> found.getState() == AngoffStudy.State.OPEN)
                    .ifPresent(this::load);
        }
    }

    private void load(AngoffStudy found) {
        try {
            view = studies.look(found.ref(), position, current.actor());
        } catch (Refused notTheirs) {
            return;
        }
        study = found;
        size = studies.items(found.ref()).size();
        given = studies.ratings(found.ref(), found.getRounds(), current.actor());
        before = studies.ratings(found.ref(), found.getRounds() - 1, current.actor())
                .get(position);
        round = studies.round(found, found.getRounds() - 1).orElse(null);
    }

    /** An address that names no item that this person judges now is answered with 404. */
    public void look() throws IOException {
        if (study == null) {
            says.notFound();
        }
    }

    /** Keeps the rating and goes on to the next item that has none; after the last, back to the study. */
    public @Nullable String rate() {
        StudyRef ref = Objects.requireNonNull(study).ref();
        int rated = percent == null ? -1 : percent;
        if (!says.unlessRefused(() -> studies.rate(ref, position, rated, current.actor()))) {
            return null;
        }
        Optional<Integer> next = next();
        return (next.isPresent() ? "/bank/angoff-judge.xhtml" : "/bank/angoff-study.xhtml")
                + "?faces-redirect=true&study=" + ref.value()
                + next.map(item -> "&item=" + item).orElse("");
    }

    private Optional<Integer> next() {
        for (int i = 1; i < size; i++) {
            int other = (position - 1 + i) % size + 1;
            if (!given.containsKey(other)) {
                return Optional.of(other);
            }
        }
        return Optional.empty();
    }

    /** Nothing where the form comes back by which somebody signs out, which names no study. */
    public @Nullable AngoffStudy getStudy() {
        return study;
    }

    public @Nullable ItemView getView() {
        return view;
    }

    public int getPosition() {
        return position;
    }

    public int getSize() {
        return size;
    }

    /** How many items this judge has rated in this round. */
    public int getDone() {
        return given.size();
    }

    /** What this judge said in the round before, if there was one. */
    public @Nullable Integer getBefore() {
        return before;
    }

    /** What all said in the round before, if there was one. */
    public AngoffFigures.@Nullable ItemLine getLine() {
        return round == null ? null : round.figures().byItem().get(position - 1);
    }

    /** How candidates fared; shown from the second round on, if enough have sat the item. */
    public FacilityAsked.@Nullable Observed getObserved() {
        return round == null || view == null
                ? null
                : round.observed().get(view.version().ref());
    }

    /** What was said already, in this round or the one before. */
    public @Nullable Integer getPercent() {
        return percent == null ? given.getOrDefault(position, before) : percent;
    }

    public void setPercent(@Nullable Integer percent) {
        this.percent = percent;
    }
}
