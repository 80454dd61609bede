package org.examhall.sitting.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.examhall.account.web.Says;
import org.examhall.account.web.Times;
import org.examhall.bank.Blueprints;
import org.examhall.candidate.Candidate;
import org.examhall.candidate.Candidates;
import org.examhall.candidate.Need;
import org.examhall.candidate.Needs;
import org.examhall.entry.Entries;
import org.examhall.entry.Entry;
import org.examhall.sitting.Rules;
import org.examhall.sitting.Script;
import org.examhall.sitting.ScriptState;
import org.examhall.sitting.Scripts;
import org.examhall.sitting.SeatHolder;
import org.examhall.sitting.Sitting;
import org.examhall.sitting.Sittings;
import org.jspecify.annotations.Nullable;

/**
 * What the pages before and after the paper say of the candidate who holds the seat: check-in, waiting, receipt. Each
 * page asks {@link #stay} whether it is the right one and otherwise sends the candidate on.
 */
@Named("seatPage")
@RequestScoped
public class SeatPage {

    @Inject
    SeatHolder seat;

    @Inject
    Scripts scripts;

    @Inject
    Entries entries;

    @Inject
    Candidates candidates;

    @Inject
    Sittings sittings;

    @Inject
    Blueprints blueprints;

    @Inject
    Times times;

    @Inject
    Says says;

    private @Nullable Script script;
    private boolean confirmed;
    private boolean accepted;

    public Script getScript() {
        Script own = script;
        if (own == null) {
            own = scripts.own(seat.script(), seat.entry()).orElseThrow();
            script = own;
        }
        return own;
    }

    /** Sends the candidate to the page that belongs to the state of the exam; null to stay on this one. */
    public @Nullable String stay(String page) {
        if (seat.hasLeft(getScript())) {
            return page.equals("moved") ? null : "/exam/moved.xhtml?faces-redirect=true";
        }
        ScriptState state = getScript().getState();
        String right = switch (state) {
            case EXPECTED, PRESENT -> "check-in";
            case READY, ADMITTED -> "waiting";
            case CALLED, WRITING -> "paper";
            case HANDED_IN -> "receipt";
        };
        return right.equals(page) ? null : "/exam/" + right + ".xhtml?faces-redirect=true";
    }

    /** The candidate declares to be who it says, and accepts the rules. */
    public @Nullable String ready() {
        if (seat.hasLeft(getScript())) {
            return "/exam/moved.xhtml?faces-redirect=true";
        }
        if (!confirmed) {
            says.wrong("confirmed", "check-in.confirm.missing");
        }
        if (!accepted) {
            says.wrong("accepted", "check-in.accept.missing");
        }
        if (!confirmed || !accepted) {
            return null;
        }
        scripts.declareReady(seat.script(), seat.entry(), Rules.CURRENT.version());
        return "/exam/waiting.xhtml?faces-redirect=true";
    }

    public Candidate getCandidate() {
        return candidates.find(getScript().candidate()).orElseThrow();
    }

    public Sitting getSitting() {
        return sittings.find(getScript().sitting()).orElseThrow();
    }

    private Entry entry() {
        return entries.find(seat.entry()).orElseThrow();
    }

    public String getPaper() {
        return blueprints
                .find(getSitting().getBlueprint())
                .map(exam -> exam.in(entry().language()).title())
                .orElse("");
    }

    public String getAllowed() {
        return times.span(getScript().allowance());
    }

    public int getExtraPercent() {
        return entry().getExtraPercent();
    }

    /** What the candidate was granted, in words; the extra time with the whole time that it makes. */
    public List<String> getArrangement() {
        Entry entry = entry();
        Needs needs = entry.needs();
        Stream<String> extra = needs.extraPercent() == 0
                ? Stream.empty()
                : Stream.of(says.texts()
                        .get(
                                "check-in.extra",
                                Integer.toString(needs.extraPercent()),
                                times.span(entry.base().plus(entry.extra()))));
        return Stream.concat(extra, needs.withExtraPercent(0).words(says.texts()).stream())
                .toList();
    }

    /** The rules, as they are accepted here. */
    public List<String> getRules() {
        return Rules.CURRENT.words(says.texts());
    }

    /** The two sentences that the candidate declares, as they are kept with the version of the rules. */
    public List<String> getDeclaration() {
        return Rules.CURRENT.declaration(says.texts());
    }

    /** The language of the paper, by its tag. */
    public String getLanguage() {
        return entry().language().tag();
    }

    /** The language in which the paper is read aloud; empty if that is not granted. */
    public String getAloud() {
        return entry().needs().granted().containsKey(Need.READ_ALOUD) ? getLanguage() : "";
    }

    /** When the candidate went on to another computer, in the venue's time. */
    public String getMovedAt() {
        return getScript()
                .movedAt()
                .map(at -> times.ofDay(at, getSitting().getZone().getId()))
                .orElse("");
    }

    public boolean isRestBreaks() {
        return entry().needs().breakMinutes() > 0;
    }

    /** How the paper opens for this candidate, as JSON. */
    public String getWishes() {
        return Wishes.json(entry().needs());
    }

    public String getReceipt() {
        return getScript().receipt();
    }

    public String getHandedInAt() {
        return times.show(
                Objects.requireNonNull(getScript().handedInAt().orElse(null)),
                getSitting().getZone().getId());
    }

    public String getHandedInBy() {
        return getScript().handedInBy().map(Enum::name).orElse("");
    }

    public boolean isConfirmed() {
        return confirmed;
    }

    public void setConfirmed(boolean confirmed) {
        this.confirmed = confirmed;
    }

    public boolean isAccepted() {
        return accepted;
    }

    public void setAccepted(boolean accepted) {
        this.accepted = accepted;
    }
}
