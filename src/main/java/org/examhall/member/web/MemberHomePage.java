package org.examhall.member.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.examhall.account.Account;
import org.examhall.account.Current;
import org.examhall.account.web.Pressed;
import org.examhall.account.web.Says;
import org.examhall.course.Benefit;
import org.examhall.kernel.InTurn;
import org.examhall.member.Invoice;
import org.examhall.member.Joining;
import org.examhall.member.MemberPrices;
import org.examhall.member.Membership;
import org.examhall.member.MembershipRef;
import org.examhall.member.MembershipState;
import org.examhall.member.Memberships;
import org.examhall.member.Proof;
import org.jspecify.annotations.Nullable;

/** A member's own page: how the membership stands, what it opens, who shares it, and what was paid for it. */
@Named
@RequestScoped
public class MemberHomePage {

    private static final String BACK = "/member/home.xhtml?faces-redirect=true";

    @Inject
    Memberships memberships;

    @Inject
    Joining joining;

    @Inject
    MemberPrices prices;

    @Inject
    Current current;

    @Inject
    Pressed pressed;

    @Inject
    Says says;

    @Inject
    Clock clock;

    @Inject
    FacesContext faces;

    private @Nullable Membership membership;
    private @Nullable List<Invoice> invoices;
    private @Nullable List<Memberships.Person> people;
    private @Nullable List<Proof> invitations;
    private String email = "";

    private Account account() {
        return current.account().orElseThrow();
    }

    private Membership shown() {
        return Objects.requireNonNull(getMembership());
    }

    public String renew() {
        MembershipRef renewed = shown().ref();
        Runnable deed = () -> InTurn.of(renewed.value(), () -> memberships.renew(renewed, account()));
        if (says.unlessRefused(deed)) {
            says.done("member.renew.done");
        }
        says.keep();
        return BACK;
    }

    public @Nullable String invite() {
        MembershipRef shared = shown().ref();
        Runnable deed = () -> InTurn.of(shared.value(), () -> joining.invite(shared, email, account()));
        if (!says.unlessRefused(deed)) {
            return null;
        }
        says.done("member.invite.done");
        says.keep();
        return BACK;
    }

    /** Takes off the colleague whose button was pressed. */
    public String unseat() {
        String seat = pressed.key("unseat");
        return shared("member.unseated", shared -> memberships.unseat(shared, seat, account()));
    }

    /** Takes the invitation back whose button was pressed. */
    public String withdraw() {
        String invitation = pressed.key("withdraw");
        return shared("member.withdrawn", shared -> joining.withdraw(shared, invitation, account()));
    }

    private String shared(String key, Consumer<MembershipRef> deed) {
        MembershipRef shared = shown().ref();
        Runnable inTurn = () -> InTurn.of(shared.value(), () -> deed.accept(shared));
        if (says.unlessRefused(inTurn)) {
            says.done(key);
        }
        says.keep();
        return BACK;
    }

    /** The membership that is in force, or else the latest; null for who has none. */
    public @Nullable Membership getMembership() {
        if (membership == null) {
            List<Membership> all = memberships.of(account().ref());
            membership = all.stream()
                    .filter(one -> one.stateAt(clock.instant()).isOpen())
                    .findFirst()
                    .or(() -> all.stream().findFirst())
                    .orElse(null);
        }
        return membership;
    }

    public MembershipState getState() {
        return shown().stateAt(clock.instant());
    }

    /** Whether this person took the membership out, and pays for it. */
    public boolean isHolder() {
        Membership known = getMembership();
        return known != null && known.holder().equals(account().ref());
    }

    public boolean isRenewable() {
        return isHolder()
                && shown().renewal(shown().today(clock.instant())).isEmpty()
                && getInvoices().stream().noneMatch(one -> one.settled().isEmpty());
    }

    /** What the membership opens while it is in force. */
    public List<Benefit> getBenefits() {
        return List.copyOf(EnumSet.copyOf(shown().getKind().opens()));
    }

    /** What is not among them. */
    public List<Benefit> getOthers() {
        EnumSet<Benefit> others = EnumSet.allOf(Benefit.class);
        others.removeAll(shown().getKind().opens());
        return List.copyOf(others);
    }

    public String gross(Invoice invoice) {
        return invoice.gross().shown(faces.getViewRoot().getLocale());
    }

    /** Only who pays is shown what was paid. */
    public List<Invoice> getInvoices() {
        if (invoices == null) {
            invoices = isHolder() ? memberships.invoices(shown()) : List.of();
        }
        return invoices;
    }

    /** Whether colleagues can be invited by this person. */
    public boolean isSharing() {
        return isHolder() && shown().getKind().isShared();
    }

    public List<Memberships.Person> getPeople() {
        if (people == null) {
            people = isSharing() ? memberships.people(shown()) : List.of();
        }
        return people;
    }

    public List<Proof> getInvitations() {
        if (invitations == null) {
            invitations = isSharing() ? joining.invitations(shown()) : List.of();
        }
        return invitations;
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
}
