package org.examhall.bank.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.examhall.account.Current;
import org.examhall.account.Role;
import org.examhall.account.web.Says;
import org.examhall.bank.AngoffFigures;
import org.examhall.bank.AngoffRound;
import org.examhall.bank.AngoffStudies;
import org.examhall.bank.AngoffStudy;
import org.examhall.bank.FacilityAsked;
import org.examhall.bank.ItemRef;
import org.examhall.bank.StudyRef;
import org.examhall.kernel.Reference;
import org.jspecify.annotations.Nullable;

/** One Angoff study: how far the judges are, what a closed round came to, and the pass mark that comes of it. */
@Named
@RequestScoped
public class AngoffStudyPage {

    @Inject
    AngoffStudies studies;

    @Inject
    Current current;

    @Inject
    Says says;

    @Inject
    HttpServletRequest request;

    private @Nullable AngoffStudy study;
    private @Nullable AngoffRound round;
    private List<ItemRef> items = List.of();
    private @Nullable Integer passMark;
    private String reason = "";

    /** Reads the study before anything of the page is asked for, also when a form of it comes back. */
    @PostConstruct
    void load() {
        String key = Objects.requireNonNullElse(request.getParameter("study"), "");
        if (Reference.isWellFormed(key)) {
            studies.find(new StudyRef(key), current.actor(), current.is(Role.ADMINISTRATOR))
                    .ifPresent(this::load);
        }
    }

    private void load(AngoffStudy found) {
        study = found;
        items = studies.items(found.ref());
        int last = found.getState() == AngoffStudy.State.OPEN ? found.getRounds() - 1 : found.getRounds();
        String asked = Objects.requireNonNullElse(request.getParameter("round"), "");
        round = studies.round(found, asked.matches("\\d{1,3}") ? Integer.parseInt(asked) : last)
                .orElse(null);
    }

    /** An address that names no study of this person's is answered with 404. */
    public void look() throws IOException {
        if (study == null) {
            says.notFound();
        }
    }

    public @Nullable String closeRound() {
        return then("angoff.round.closed", ref -> studies.closeRound(ref, current.actor()));
    }

    public @Nullable String openRound() {
        return then("angoff.round.opened", ref -> studies.openNextRound(ref, current.actor()));
    }

    public @Nullable String adopt() {
        int mark = passMark == null ? 0 : passMark;
        return then("angoff.adopted.done", ref -> studies.adopt(ref, mark, reason, current.actor()));
    }

    private @Nullable String then(String done, Consumer<StudyRef> deed) {
        StudyRef ref = Objects.requireNonNull(study).ref();
        if (!says.unlessRefused(() -> deed.accept(ref))) {
            return null;
        }
        says.done(done);
        says.keep();
        return "/bank/angoff-study.xhtml?faces-redirect=true&study=" + ref.value();
    }

    /** How many items each judge has rated in the round that is open. */
    public Map<String, Integer> getProgress() {
        return study == null ? Map.of() : studies.progress(study);
    }

    public boolean isJudging() {
        return study != null
                && study.getState() == AngoffStudy.State.OPEN
                && studies.isJudge(study.ref(), current.actor());
    }

    /** The closed rounds, by their numbers. */
    public List<Integer> getClosedRounds() {
        int last = study == null ? 0 : study.getRounds() - (study.getState() == AngoffStudy.State.OPEN ? 1 : 0);
        return IntStream.rangeClosed(1, last).boxed().toList();
    }

    /** The judges with their sums. */
    public List<JudgeRow> getJudgeRows() {
        List<JudgeRow> rows = new ArrayList<>();
        if (round != null) {
            for (int i = 0; i < round.judges().size(); i++) {
                rows.add(new JudgeRow(
                        round.judges().get(i), round.figures().byJudge().get(i)));
            }
        }
        return rows;
    }

    /** The items with what was said of them. */
    public List<ItemRow> getItemRows() {
        List<ItemRow> rows = new ArrayList<>();
        if (round != null) {
            for (int i = 0; i < items.size(); i++) {
                rows.add(new ItemRow(
                        i + 1,
                        items.get(i),
                        round.figures().byItem().get(i),
                        round.observed().get(items.get(i))));
            }
        }
        return rows;
    }

    /** A judge and what their ratings add up to. */
    public record JudgeRow(String name, AngoffFigures.JudgeLine line) {}

    /** An item, what the judges said, and how candidates fared if enough have sat it. */
    public record ItemRow(
            int position, ItemRef ref, AngoffFigures.ItemLine line, FacilityAsked.@Nullable Observed observed) {}

    /** Nothing where the form comes back by which somebody signs out, which names no study. */
    public @Nullable AngoffStudy getStudy() {
        return study;
    }

    public int getSize() {
        return items.size();
    }

    public boolean isRoundClosed() {
        return round != null;
    }

    public @Nullable AngoffRound getRound() {
        return round;
    }

    /** What is proposed until something else is typed: the cut, rounded up. */
    public @Nullable Integer getPassMark() {
        return passMark == null && round != null
                ? Integer.valueOf(round.figures().passMark())
                : passMark;
    }

    public void setPassMark(@Nullable Integer passMark) {
        this.passMark = passMark;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(@Nullable String reason) {
        this.reason = reason == null ? "" : reason;
    }
}
