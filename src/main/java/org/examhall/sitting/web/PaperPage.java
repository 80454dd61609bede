package org.examhall.sitting.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Objects;
import java.util.Optional;
import org.examhall.bank.Papers;
import org.examhall.bank.Sheet;
import org.examhall.candidate.Candidate;
import org.examhall.candidate.Candidates;
import org.examhall.candidate.Needs;
import org.examhall.entry.Entries;
import org.examhall.entry.Entry;
import org.examhall.kernel.Refused;
import org.examhall.kernel.Texts;
import org.examhall.sitting.Script;
import org.examhall.sitting.ScriptState;
import org.examhall.sitting.Scripts;
import org.examhall.sitting.SeatHolder;
import org.examhall.sitting.Sitting;
import org.examhall.sitting.Sittings;
import org.jspecify.annotations.Nullable;

/** The paper, shown once and whole; showing it for the first time starts the clock. */
@Named
@RequestScoped
public class PaperPage {

    private static final String PLACE = "\uE000";

    @Inject
    SeatHolder seat;

    @Inject
    Scripts scripts;

    @Inject
    Papers papers;

    @Inject
    Candidates candidates;

    @Inject
    Sittings sittings;

    @Inject
    Entries entries;

    @Inject
    FacesContext faces;

    private @Nullable Script script;
    private @Nullable String title;
    private @Nullable Candidate candidate;
    private @Nullable Sheet sheet;
    private @Nullable Needs needs;

    /** Opens the paper, or sends the candidate where they belong. */
    public @Nullable String open() {
        try {
            Script opened = scripts.open(seat.script(), seat.entry());
            if (opened.getState() == ScriptState.HANDED_IN) {
                return "/exam/receipt.xhtml?faces-redirect=true";
            }
            script = opened;
            sheet = papers.sheet(opened.paper());
            // A paper has one language: the words around the questions are in it too.
            faces.getViewRoot().setLocale(sheet().language().locale());
            return null;
        } catch (Refused refused) {
            if (refused.refusal().code().equals("seat-moved")) {
                return "/exam/moved.xhtml?faces-redirect=true";
            }
            return "/exam/waiting.xhtml?faces-redirect=true";
        }
    }

    private Script opened() {
        return Objects.requireNonNull(script);
    }

    private Sheet sheet() {
        return Objects.requireNonNull(sheet);
    }

    public String getScript() {
        return opened().getId();
    }

    /** How the paper opens for this candidate, as JSON. */
    public String getWishes() {
        return Wishes.json(needs());
    }

    /** The helps beside the display settings that are granted, by the names of their modules; most have none. */
    public String getAids() {
        return needs().aids();
    }

    private Needs needs() {
        Needs granted = needs;
        if (granted == null) {
            granted = entries.find(opened().entry()).map(Entry::needs).orElse(Needs.NONE);
            needs = granted;
        }
        return granted;
    }

    /** Whether the candidate may take rest breaks. */
    public boolean isBreaks() {
        return !opened().breakGranted().isZero();
    }

    public String getTitle() {
        if (title == null) {
            title = sittings.find(opened().sitting()).map(Sitting::getTitle).orElse("");
        }
        return title;
    }

    private Optional<Candidate> candidate() {
        if (candidate == null) {
            candidate = candidates.find(opened().candidate()).orElse(null);
        }
        return Optional.ofNullable(candidate);
    }

    public String getCandidateName() {
        return candidate().map(Candidate::getName).orElse("");
    }

    public String getCandidateNumber() {
        return candidate().map(one -> one.getNumber().value()).orElse("");
    }

    public String getLanguage() {
        return script == null ? "en" : sheet().language().tag();
    }

    /** Names the language of the page's own words, which are rendered once for each. */
    public String getWords() {
        return faces.getViewRoot().getLocale().toLanguageTag();
    }

    /**
     * The questions as one text. A whole room opens its papers in the same seconds, and a component for each question
     * of each paper would be most of the work.
     */
    public String getQuestions() {
        // Formatted once and not for each question, which would be a third of the page's cost.
        String heading =
                Texts.in(faces.getViewRoot().getLocale()).get("player.question", PLACE, opened().getQuestions());
        StringBuilder html = new StringBuilder(128 * 1024);
        for (Sheet.Question question : sheet().questions()) {
            int position = question.position();
            html.append("<section class=\"question\" id=\"q").append(position);
            html.append("\" data-position=\"").append(position);
            html.append("\" data-item-type=\"").append(question.type().code());
            html.append("\" aria-labelledby=\"q")
                    .append(position)
                    .append("-h\">\n<h2 id=\"q")
                    .append(position);
            html.append("-h\">").append(heading.replace(PLACE, Integer.toString(position)));
            html.append("</h2>\n").append(question.html()).append("\n</section>\n");
        }
        return html.toString();
    }
}
