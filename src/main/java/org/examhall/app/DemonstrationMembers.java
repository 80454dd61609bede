package org.examhall.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.examhall.account.Account;
import org.examhall.account.Accounts;
import org.examhall.account.Actor;
import org.examhall.kernel.Language;
import org.examhall.member.Applicant;
import org.examhall.member.MemberCountry;
import org.examhall.member.Membership;
import org.examhall.member.MembershipKind;
import org.examhall.member.Memberships;

/** The members of a demonstration: one of each kind, and one whose membership has lapsed. */
@ApplicationScoped
class DemonstrationMembers {

    private static final String SCHOOL = "school";
    private static final String FAMILY = "family";
    private static final String LAPSED = "lapsed";

    /** The days since the lapsed member has paid, more than a year and the time for the last reminder. */
    private static final int LONG_AGO = 430;

    @Inject
    Accounts accounts;

    @Inject
    Memberships memberships;

    /** The ways in beside that of the role itself, which is an individual's. */
    static List<Settings.DemonstrationSignIn> signIns(String password) {
        return Stream.of(SCHOOL, FAMILY, LAPSED)
                .map(word -> new Settings.DemonstrationSignIn(
                        word,
                        "Demo " + Character.toUpperCase(word.charAt(0)) + word.substring(1) + " Member",
                        word + "@demonstration.example",
                        password))
                .toList();
    }

    /** Whether this word stands for a kind of member rather than a role. */
    static boolean isKind(String word) {
        return List.of(SCHOOL, FAMILY, LAPSED).contains(word);
    }

    void join() {
        LocalDate today = memberships.today();
        join("member", MembershipKind.INDIVIDUAL, "", today);
        join(SCHOOL, MembershipKind.SCHOOL, "Demonstration School", today);
        join(FAMILY, MembershipKind.FAMILY, "", today);
        join(LAPSED, MembershipKind.INDIVIDUAL, "", today.minusDays(LONG_AGO));
    }

    private void join(String word, MembershipKind kind, String school, LocalDate paidOn) {
        Account account = accounts.byEmail(word + "@demonstration.example").orElseThrow();
        Applicant applicant =
                new Applicant(account.getEmail(), account.getName(), kind, school, MemberCountry.GB, Language.EN);
        Membership membership = memberships.open(account, applicant, paidOn, Actor.SYSTEM);
        memberships.invoices(membership).forEach(invoice -> memberships.pay(invoice.ref(), paidOn, "", Actor.SYSTEM));
    }
}
