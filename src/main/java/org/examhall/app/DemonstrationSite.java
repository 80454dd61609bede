package org.examhall.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.examhall.account.Account;
import org.examhall.account.Actor;
import org.examhall.kernel.Language;
import org.examhall.site.Article;
import org.examhall.site.Articles;
import org.examhall.site.Country;
import org.examhall.site.Register;
import org.examhall.site.Wording;

/** What the public site of a demonstration shows: three articles, and a trainer who can be found. */
@ApplicationScoped
class DemonstrationSite {

    private static final Wording NONE = new Wording(Language.NB, "", "", "");

    @Inject
    Articles articles;

    @Inject
    Register register;

    void fill(Account trainer) {
        register.enter(trainer.ref(), trainer.getName(), "Demonstration Town", Country.GB, true, Actor.SYSTEM);
        publish(
                Article.Kind.NEWS,
                Article.Audience.EVERYBODY,
                new Wording(
                        Language.EN,
                        "Practitioner can be studied in Norwegian",
                        "All lessons, check questions and templates of the Practitioner course are there in Norwegian bokmål.",
                        """
                        The Practitioner course can now be read from beginning to end in **Norwegian bokmål**. The two \
                        languages stand beside each other: change the language at the top of a lesson, and you are in \
                        the same lesson in the other language.

                        ## What stays the same

                        - The exam, its outcomes and the way it is marked
                        - Your notes, your progress and what waits for repetition
                        """),
                new Wording(
                        Language.NB,
                        "Practitioner kan studeres på norsk",
                        "Alle leksjoner, kontrollspørsmål og maler i Practitioner-kurset finnes på bokmål.",
                        """
                        Practitioner-kurset kan nå leses fra begynnelse til slutt på **bokmål**. De to språkene står \
                        ved siden av hverandre: bytt språk øverst i en leksjon, så er du i samme leksjon på det andre \
                        språket.

                        ## Dette er som før

                        - Eksamen, læringsmålene og måten den rettes på
                        - Notatene dine, hvor langt du er kommet, og det som venter på repetisjon
                        """));
        publish(
                Article.Kind.NEWS,
                Article.Audience.MEMBERS,
                new Wording(
                        Language.EN,
                        "For your next parents’ evening: a family agreement",
                        "Keep Safe Online has a template with which parents and children agree what holds at home.",
                        """
                        Hand it out, or fill it in together. The template is part of the course *Keep Safe Online*, \
                        which members read free of charge, and may be copied for your own school.
                        """),
                NONE);
        publish(
                Article.Kind.ALERT,
                Article.Audience.EVERYBODY,
                new Wording(
                        Language.EN,
                        "Windows 10 gets no more security updates",
                        "Microsoft ended the support of Windows 10 on 14 October 2025. Find out which of your computers still run it.",
                        """
                        Since **14 October 2025** Microsoft has no longer mended security holes in Windows 10, except \
                        for those who pay for extended updates.

                        1. Search your configuration list for computers with Windows 10.
                        2. Decide for each: upgrade, extended updates, another system, or out of use.
                        3. Until then, keep them off the network in which personal data are.
                        """),
                new Wording(
                        Language.NB,
                        "Windows 10 får ikke flere sikkerhetsoppdateringer",
                        "Microsoft avsluttet støtten for Windows 10 den 14. oktober 2025. Finn ut hvilke av maskinene deres som fortsatt bruker det.",
                        """
                        Siden **14. oktober 2025** retter ikke Microsoft lenger sikkerhetshull i Windows 10, unntatt \
                        for dem som betaler for utvidede oppdateringer.

                        1. Søk i konfigurasjonslisten etter maskiner med Windows 10.
                        2. Bestem for hver: oppgradere, utvidede oppdateringer, et annet system eller ut av bruk.
                        3. Hold dem så lenge unna nettverket der personopplysninger ligger.
                        """));
    }

    private void publish(Article.Kind kind, Article.Audience audience, Wording english, Wording norwegian) {
        Article article = articles.write(kind, audience, english, norwegian, Actor.SYSTEM);
        articles.publish(article.ref(), Actor.SYSTEM);
    }
}
