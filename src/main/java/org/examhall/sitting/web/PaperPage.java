package org.examhall.sitting.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Objects;
import org.examhall.bank.Papers;
import org.examhall.bank.Sheet;
import org.examhall.candidate.Candidate;
import org.examhall.candidate.Candidates;
import org.examhall.kernel.Refused;
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

    private @Nullable Script script;
    private @Nullable Sheet sheet;

    /** Opens the paper, or sends the candidate where they belong. */
    public @Nullable String open() {
        try {
            Script opened = scripts.open(seat.script(), seat.entry());
            if (opened.getState() == ScriptState.HANDED_IN) {
                return "/exam/receipt.xhtml?faces-redirect=true";
            }
            script = opened;
            sheet = papers.sheet(opened.paper());
            return null;
        } catch (Refused notYet) {
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

    public String getTitle() {
        return sittings.find(opened().sitting()).map(Sitting::getTitle).orElse("");
    }

    public String getCandidateName() {
        return candidates.find(opened().candidate()).map(Candidate::getName).orElse("");
    }

    public String getLanguage() {
        return script == null ? "en" : sheet().language().tag();
    }

    public int getQuestionCount() {
        return opened().getQuestions();
    }

    public List<Shown> getQuestions() {
        return sheet().questions().stream().map(Shown::new).toList();
    }

    /** A question as the page shows it. */
    public static final class Shown {

        private final Sheet.Question question;

        Shown(Sheet.Question question) {
            this.question = question;
        }

        public int getPosition() {
            return question.position();
        }

        public String getType() {
            return question.type().code();
        }

        public String getHtml() {
            return question.html();
        }
    }
}
