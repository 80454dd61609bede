package org.examhall.marking.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.examhall.account.Actor;
import org.examhall.account.Current;
import org.examhall.account.Role;
import org.examhall.account.web.Says;
import org.examhall.kernel.Reference;
import org.examhall.marking.AnswerToMark;
import org.examhall.marking.Bundle;
import org.examhall.marking.Bundles;
import org.examhall.marking.GivenMark;
import org.examhall.marking.Moderation;
import org.examhall.marking.ToMark;
import org.jspecify.annotations.Nullable;

/**
 * One answer before whoever marks it: a marker, who has it in hand and goes on to the next, or a moderator, who sees
 * what the markers gave and decides.
 */
@Named
@RequestScoped
public class MarkPage {

    private static final String QUEUE = "/marking/queue.xhtml?faces-redirect=true";

    @Inject
    Bundles bundles;

    @Inject
    Moderation moderation;

    @Inject
    Current current;

    @Inject
    HttpServletRequest request;

    @Inject
    Says says;

    private boolean found;
    private @Nullable ToMark shown;
    private boolean moderated;
    private List<AnswerToMark> answers = List.of();
    private Map<String, GivenMark> marks = Map.of();

    /** An answer of the bundle, as the row of numbers shows it. */
    public record Place(int number, String answer, boolean marked, boolean here) {}

    /**
     * An address that names an answer that is not this person's to mark is answered with 404; one that names none leads
     * to the first of the bundle that has no mark.
     */
    public @Nullable String look() throws IOException {
        boolean named = !key().isEmpty();
        if (getShown() == null && named) {
            says.notFound();
        }
        return named ? null : first();
    }

    private String key() {
        return Objects.requireNonNullElse(request.getParameter("answer"), "");
    }

    private @Nullable String first() {
        return answers.stream()
                .filter(answer -> !marks.containsKey(answer.getId()))
                .findFirst()
                .or(() -> answers.stream().findFirst())
                .map(answer -> "/marking/mark.xhtml?faces-redirect=true&answer=" + answer.getId())
                .orElse(null);
    }

    /** Null if there is nothing to mark. Looked for when it is first asked for, so that a form knows its buttons. */
    public @Nullable ToMark getShown() {
        if (!found) {
            found = true;
            find(key());
        }
        return shown;
    }

    private void find(String key) {
        Actor by = current.actor();
        if (current.is(Role.MARKER)) {
            Optional<Bundle> bundle = bundles.inHand(by);
            answers = bundle.map(bundles::answers).orElse(List.of());
            marks = bundle.map(bundles::marks).orElse(Map.of());
            shown = bundles.look(key, by).orElse(null);
        }
        if (shown == null && current.is(Role.MODERATOR) && Reference.isWellFormed(key)) {
            shown = moderation.look(key, by).orElse(null);
            moderated = shown != null;
        }
    }

    /** Whether a moderator decides about it. */
    public boolean isModerated() {
        return getShown() != null && moderated;
    }

    /** The answers of the bundle in their order. */
    public List<Place> getPlaces() {
        String here = key();
        List<Place> row = new ArrayList<>();
        for (AnswerToMark answer : answers) {
            row.add(new Place(
                    row.size() + 1,
                    answer.getId(),
                    marks.containsKey(answer.getId()),
                    answer.getId().equals(here)));
        }
        return row;
    }

    public @Nullable Place getBefore() {
        return beside(-1);
    }

    public @Nullable Place getAfter() {
        return beside(1);
    }

    private @Nullable Place beside(int step) {
        List<Place> places = getPlaces();
        int at = getNumber() - 1 + step;
        return getNumber() > 0 && at >= 0 && at < places.size() ? places.get(at) : null;
    }

    /** The answer's number in the bundle, from 1; 0 if it is in none. */
    public int getNumber() {
        return getPlaces().stream()
                .filter(Place::here)
                .mapToInt(Place::number)
                .findFirst()
                .orElse(0);
    }

    /** What the markers gave, for the moderator. */
    public List<GivenMark> getDiffering() {
        ToMark about = getShown();
        return about == null || !moderated ? List.of() : moderation.marks(about.answer());
    }

    /** The mark that whoever looks gave last; null before the first. */
    public @Nullable GivenMark getGiven() {
        ToMark about = getShown();
        return about == null ? null : marks.get(about.answer().getId());
    }

    /** Whether this is what was given for a criterion, counted from 0. */
    public boolean isChosen(int criterion, BigDecimal marksOfStep) {
        GivenMark given = getGiven();
        return given != null
                && criterion < given.getCriteria().size()
                && given.getCriteria().get(criterion).compareTo(marksOfStep) == 0;
    }

    /** How many words the answer has. */
    public int getWords() {
        ToMark about = getShown();
        return about == null || about.text().isBlank()
                ? 0
                : about.text().strip().split("\\s+").length;
    }

    public @Nullable String decide() {
        ToMark about = getShown();
        if (about == null || !moderated) {
            return null;
        }
        GivenMark.Judgement judgement = Judgements.read(request);
        if (!says.unlessRefused(() -> moderation.decide(about.answer().getId(), judgement, current.actor()))) {
            return null;
        }
        says.done("marking.decided");
        says.keep();
        return QUEUE;
    }
}
