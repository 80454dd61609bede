package org.examhall.marking.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.examhall.account.Current;
import org.examhall.account.Role;
import org.examhall.account.web.Says;
import org.examhall.kernel.Reference;
import org.examhall.kernel.Refusal;
import org.examhall.marking.Bundle;
import org.examhall.marking.Bundles;
import org.examhall.marking.MarkerFigures;
import org.examhall.marking.MarkingQueue;
import org.jspecify.annotations.Nullable;

/**
 * What waits for people to mark it. A marker takes a bundle here and hands it in; a moderator finds what the markers
 * differ about; the office sees how far it has come and who has what.
 */
@Named
@RequestScoped
public class QueuePage {

    private static final String HERE = "/marking/queue.xhtml?faces-redirect=true";

    @Inject
    MarkingQueue queue;

    @Inject
    Bundles bundles;

    @Inject
    Current current;

    @Inject
    HttpServletRequest request;

    @Inject
    Says says;

    private @Nullable List<MarkingQueue.Question> questions;
    private @Nullable List<MarkingQueue.Dispute> disputes;

    public List<MarkingQueue.Question> getQuestions() {
        List<MarkingQueue.Question> read = questions;
        if (read == null) {
            read = queue.questions(current.actor());
            questions = read;
        }
        return read;
    }

    public List<MarkingQueue.AtSitting> getSittings() {
        return queue.sittings();
    }

    public List<MarkingQueue.InHand> getInHand() {
        return queue.inHand();
    }

    public List<MarkingQueue.Dispute> getDisputes() {
        List<MarkingQueue.Dispute> read = disputes;
        if (read == null) {
            read = queue.disputes(current.actor());
            disputes = read;
        }
        return read;
    }

    public List<MarkerFigures> getMarkers() {
        return queue.markers();
    }

    private Optional<Bundle> own() {
        return current.is(Role.MARKER) ? bundles.inHand(current.actor()) : Optional.empty();
    }

    /** The bundle that whoever looks has in hand; null without one. */
    public @Nullable Bundle getBundle() {
        return own().orElse(null);
    }

    /** How many answers the bundle in hand has. */
    public int getSize() {
        return own().map(bundle -> bundles.answers(bundle).size()).orElse(0);
    }

    /** How many of them have a mark. */
    public int getMarked() {
        return own().map(bundle -> bundles.marks(bundle).size()).orElse(0);
    }

    private String given(String name) {
        return Objects.requireNonNullElse(request.getParameter(name), "");
    }

    /** Takes a bundle of answers to the question that the form names, and goes to the first of them. */
    public @Nullable String take() {
        return done(Role.MARKER, () -> bundles.take(given("item"), current.actor()))
                ? "/marking/mark.xhtml?faces-redirect=true"
                : null;
    }

    public @Nullable String handIn() {
        int[] marked = new int[1];
        if (!done(Role.MARKER, () -> marked[0] = bundles.handIn(current.actor()))) {
            return null;
        }
        says.done("marking.handed-in", marked[0]);
        says.keep();
        return HERE;
    }

    /** Takes the bundle that the form names from whoever has it. */
    public @Nullable String collect() {
        String bundle = given("bundle");
        if (!Reference.isWellFormed(bundle)
                || !done(Role.ADMINISTRATOR, () -> bundles.collect(bundle, current.actor()))) {
            return null;
        }
        says.done("marking.collected");
        says.keep();
        return HERE;
    }

    /** Whether whoever looks has the role and nothing stands against it. */
    private boolean done(Role role, Runnable deed) {
        return says.unlessRefused(() -> {
            if (!current.is(role)) {
                throw Refusal.of("not-allowed").asException();
            }
            deed.run();
        });
    }
}
