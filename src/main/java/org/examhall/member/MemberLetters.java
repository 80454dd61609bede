package org.examhall.member;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import org.examhall.account.Account;
import org.examhall.kernel.Language;
import org.examhall.kernel.Texts;
import org.examhall.mail.Letter;
import org.examhall.mail.Links;
import org.examhall.mail.Outbox;

/** What members are told by mail, each in the language in which they joined. */
@ApplicationScoped
class MemberLetters {

    private static final String HOME = "/member/home.xhtml";

    @Inject
    Outbox outbox;

    @Inject
    Links links;

    /**
     * The same words for an address that is known and one that is not, and none of whoever typed the address: until it
     * is proved, that may be anybody.
     */
    void prove(Proof proof, String token) {
        Applicant applicant = proof.applicant();
        write(
                "member-proof:" + proof.getId(),
                applicant.email(),
                applicant.language(),
                "join",
                links.to("/member/confirm.xhtml?token=" + token));
    }

    void invite(Proof proof, Account holder, String token) {
        Applicant guest = proof.applicant();
        write(
                "member-proof:" + proof.getId(),
                guest.email(),
                guest.language(),
                "invite",
                holder.getName(),
                guest.school(),
                links.to("/member/confirm.xhtml?token=" + token));
    }

    void invoice(Invoice invoice, Membership membership, Account holder) {
        Language language = membership.language();
        write(
                "invoice:" + invoice.getId(),
                holder.getEmail(),
                language,
                membership.getPaidUntil() == null ? "invoice" : "renewal",
                holder.getName(),
                invoice.getNumber(),
                invoice.gross().shown(language.locale()),
                day(invoice.getDueOn(), language),
                links.to("/member/invoice.xhtml?invoice=" + invoice.getId()),
                day(membership.getPaidUntil() == null ? invoice.getDueOn() : membership.getPaidUntil(), language));
    }

    void paid(Invoice invoice, Membership membership, Account holder) {
        Language language = membership.language();
        write(
                "invoice-paid:" + invoice.getId(),
                holder.getEmail(),
                language,
                "paid",
                holder.getName(),
                invoice.getNumber(),
                day(membership.getPaidUntil(), language),
                links.to(HOME));
    }

    void remind(Reminder reminder, Membership membership, Account holder) {
        Language language = membership.language();
        write(
                "membership-" + reminder.key() + ":" + membership.getId() + ":" + membership.getPaidUntil(),
                holder.getEmail(),
                language,
                "remind." + reminder.key(),
                holder.getName(),
                day(membership.getPaidUntil(), language),
                links.to(HOME));
    }

    private void write(String occasion, String to, Language language, String key, Object... arguments) {
        Texts texts = Texts.in(language.locale());
        String text = texts.get("member.mail." + key, arguments) + "\n\n" + texts.get("member.mail.foot");
        outbox.write(occasion, new Letter(to, language, texts.get("member.mail." + key + ".subject", arguments), text));
    }

    private static String day(LocalDate day, Language language) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(Language.writing(language.locale()))
                .format(day);
    }
}
