package org.examhall.member.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.examhall.account.web.Origin;
import org.examhall.account.web.Says;
import org.examhall.kernel.Choice;
import org.examhall.kernel.InTurn;
import org.examhall.kernel.Language;
import org.examhall.mail.Outbox;
import org.examhall.member.Applicant;
import org.examhall.member.Joining;
import org.examhall.member.MemberCountry;
import org.examhall.member.MemberPrices;
import org.examhall.member.MembershipKind;
import org.jspecify.annotations.Nullable;

/** What membership brings and costs, and the form by which somebody joins. */
@Named
@RequestScoped
public class JoinPage {

    @Inject
    Joining joining;

    @Inject
    MemberPrices prices;

    @Inject
    Outbox outbox;

    @Inject
    Origin origin;

    @Inject
    Says says;

    @Inject
    FacesContext faces;

    private String email = "";
    private String name = "";
    private String kind = MembershipKind.INDIVIDUAL.name();
    private String school = "";
    private String country = MemberCountry.GB.name();

    public @Nullable String join() {
        HttpServletRequest request =
                (HttpServletRequest) faces.getExternalContext().getRequest();
        String where = origin.of(request);
        MembershipKind chosen = Choice.named(MembershipKind.class, kind).orElse(MembershipKind.INDIVIDUAL);
        Applicant applicant = new Applicant(
                email,
                name,
                chosen,
                chosen.isShared() ? school : "",
                Choice.named(MemberCountry.class, country).orElse(MemberCountry.OTHER),
                Language.of(locale().toLanguageTag()));
        Runnable deed =
                () -> InTurn.of(applicant.email().toLowerCase(Locale.ROOT), () -> joining.ask(applicant, where));
        return says.unlessRefused(deed) ? "/member/join.xhtml?faces-redirect=true&sent=true" : null;
    }

    private Locale locale() {
        return faces.getViewRoot().getLocale();
    }

    public List<MembershipKind> getKinds() {
        return List.of(MembershipKind.values());
    }

    public List<MemberCountry> getCountries() {
        return List.of(MemberCountry.values());
    }

    public String net(MembershipKind of) {
        return prices.net(of).shown(locale());
    }

    public String gross(MembershipKind of) {
        return prices.gross(of).shown(locale());
    }

    public String getVat() {
        return prices.vat().stripTrailingZeros().toPlainString();
    }

    /** Whether the prices are examples, because nobody has set them. */
    public boolean isExample() {
        return prices.isExample();
    }

    /** Whether there is a mail server; otherwise the office passes the link on. */
    public boolean isSending() {
        return outbox.isSending();
    }

    public int getSeats() {
        return prices.seats();
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(@Nullable String email) {
        this.email = Objects.requireNonNullElse(email, "");
    }

    public String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = Objects.requireNonNullElse(name, "");
    }

    public String getKind() {
        return kind;
    }

    public void setKind(@Nullable String kind) {
        this.kind = Objects.requireNonNullElse(kind, "");
    }

    public String getSchool() {
        return school;
    }

    public void setSchool(@Nullable String school) {
        this.school = Objects.requireNonNullElse(school, "");
    }

    public String getCountry() {
        return country;
    }

    public void setCountry(@Nullable String country) {
        this.country = Objects.requireNonNullElse(country, "");
    }
}
