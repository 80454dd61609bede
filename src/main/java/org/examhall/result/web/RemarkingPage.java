package org.examhall.result.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.examhall.account.Current;
import org.examhall.account.web.Says;
import org.examhall.bank.ItemVersion;
import org.examhall.bank.Items;
import org.examhall.kernel.Choice;
import org.examhall.kernel.Reference;
import org.examhall.kernel.Refusal;
import org.examhall.marking.Ruling;
import org.examhall.marking.Rulings;
import org.examhall.result.AmendmentRow;
import org.examhall.result.Foreseen;
import org.examhall.result.Remarkings;
import org.examhall.sitting.ExchangeRow;
import org.examhall.sitting.PaperExchanges;
import org.jspecify.annotations.Nullable;

/** Items with which something is wrong: what was decided about one, what it would do, and what it did. */
@Named
@RequestScoped
public class RemarkingPage {

    private static final int SHOWN = 200;

    @Inject
    Remarkings remarkings;

    @Inject
    Rulings rulings;

    @Inject
    Items items;

    @Inject
    PaperExchanges exchanges;

    @Inject
    Current current;

    @Inject
    HttpServletRequest request;

    @Inject
    Says says;

    private @Nullable ItemVersion version;
    private @Nullable Foreseen foreseen;
    private String other = "";
    private String reason = "";

    private String given(String name) {
        return Objects.requireNonNullElse(request.getParameter(name), "");
    }

    /** An address that names a version that has never been in use is answered with 404. */
    public void look() throws IOException {
        if (!given("version").isEmpty() && getVersion() == null) {
            says.notFound();
        }
    }

    /** The version that the address asks for; null for the list of all. */
    public @Nullable ItemVersion getVersion() {
        if (version == null && Reference.isWellFormed(given("version"))) {
            version = items.used(given("version")).orElse(null);
        }
        return version;
    }

    private ItemVersion asked() {
        return Objects.requireNonNull(getVersion());
    }

    public List<Ruling> getRulings() {
        return rulings.all(SHOWN);
    }

    /** Items that are withdrawn, and about which nothing is decided. */
    public List<ItemVersion> getUndecided() {
        return items.withdrawn().stream()
                .filter(one -> rulings.of(one.id()).isEmpty())
                .toList();
    }

    public List<AmendmentRow> getWaiting() {
        return remarkings.waiting();
    }

    /** The rulings about this version, the latest first. */
    public List<Ruling> getHistory() {
        return rulings.about(asked().id());
    }

    public List<AmendmentRow> amendments(Ruling ruling) {
        return remarkings.of(ruling.getId());
    }

    public List<ExchangeRow> getExchanges() {
        return exchanges.of(asked().id());
    }

    /** How many scripts were marked with it. */
    public int getScripts() {
        return rulings.scripts(asked().id()).size();
    }

    public List<ItemVersion> getOthers() {
        return items.others(asked());
    }

    public String versionNumber(String id) {
        return items.used(id).map(one -> Integer.toString(one.number())).orElse("");
    }

    public List<String> getVerdicts() {
        return Arrays.stream(Ruling.Verdict.values()).map(Enum::name).toList();
    }

    private Ruling.Wanted wanted() {
        Ruling.Verdict chosen = Choice.named(Ruling.Verdict.class, getVerdict())
                .orElseThrow(() -> Refusal.of("ruling-missing").asException());
        boolean rekey = chosen == Ruling.Verdict.REKEY;
        return new Ruling.Wanted(given("version"), chosen, rekey && Reference.isWellFormed(other) ? other : null);
    }

    /** Shows what would follow; deciding is offered beside that. */
    public void foresee() {
        says.unlessRefused(() -> foreseen = remarkings.foresee(wanted()));
    }

    /** What the wanted ruling would do, once it has been asked for. */
    public @Nullable Foreseen getForeseen() {
        return foreseen;
    }

    /** Whether the button that decides is there, also in the request that it sends. */
    public boolean isDeciding() {
        return foreseen != null || given("deciding").equals("true");
    }

    public @Nullable String decide() {
        return done("remarking.decided", () -> remarkings.decide(wanted(), reason, current.actor()));
    }

    public @Nullable String again() {
        return done("remarking.again.done", () -> remarkings.again(given("version"), current.actor()));
    }

    public @Nullable String exchange() {
        return done("remarking.exchanged", () -> exchanges.exchange(given("version"), current.actor()));
    }

    public @Nullable String agree() {
        return done("remarking.agreed", () -> remarkings.agree(given("amendment"), current.actor()));
    }

    public @Nullable String decline() {
        return done("remarking.declined", () -> remarkings.decline(given("amendment"), current.actor()));
    }

    private @Nullable String done(String said, Runnable deed) {
        if (!says.unlessRefused(deed)) {
            return null;
        }
        says.done(said);
        says.keep();
        String asked = given("version");
        return "/result/remarking.xhtml?faces-redirect=true"
                + (Reference.isWellFormed(asked) ? "&version=" + asked : "");
    }

    public String getVerdict() {
        return given("verdict");
    }

    public String getOther() {
        return other;
    }

    public void setOther(@Nullable String other) {
        this.other = other == null ? "" : other;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(@Nullable String reason) {
        this.reason = reason == null ? "" : reason;
    }
}
