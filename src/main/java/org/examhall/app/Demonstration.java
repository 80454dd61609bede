package org.examhall.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.examhall.account.Account;
import org.examhall.account.Accounts;
import org.examhall.account.Actor;
import org.examhall.account.Role;
import org.examhall.candidate.Arrangement;
import org.examhall.candidate.Arrangements;
import org.examhall.candidate.Candidate;
import org.examhall.candidate.CandidateNumber;
import org.examhall.candidate.Candidates;
import org.examhall.candidate.Evidence;
import org.examhall.candidate.Needs;
import org.examhall.course.CourseRun;
import org.examhall.course.Runs;
import org.examhall.entry.Entries;
import org.examhall.entry.Entry;
import org.examhall.kernel.Language;
import org.examhall.partner.Accreditation;
import org.examhall.partner.Accreditations;
import org.examhall.partner.Venue;
import org.examhall.partner.Venues;
import org.examhall.sitting.Sitting;
import org.examhall.sitting.Sittings;

/**
 * What a demonstration starts with, once, in an empty database: an account for each role, twenty candidates and a
 * sitting that is ready to be opened. The names say that they are made up. In production this class does nothing.
 */
@ApplicationScoped
public class Demonstration {

    private static final String PASSWORD = "school-technicians";
    /** No digits to tell them apart: the awarding body takes letters only, and a demonstration ends with its file. */
    private static final List<String> CANDIDATES = List.of(
            "Alfa",
            "Bravo",
            "Charlie",
            "Delta",
            "Echo",
            "Foxtrot",
            "Golf",
            "Hotel",
            "India",
            "Juliett",
            "Kilo",
            "Lima",
            "Mike",
            "November",
            "Oscar",
            "Papa",
            "Quebec",
            "Romeo",
            "Sierra",
            "Tango");

    /** Which of them has an access arrangement. */
    private static final int ARRANGED = 5;

    /** From which on they are registered for papers in Norwegian. */
    private static final int NORWEGIAN = 19;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    @Inject
    Accounts accounts;

    @Inject
    Accreditations accreditations;

    @Inject
    Venues venues;

    @Inject
    Candidates candidates;

    @Inject
    Arrangements arrangements;

    @Inject
    Sittings sittings;

    @Inject
    Entries entries;

    @Inject
    Runs runs;

    @Inject
    DemonstrationSite site;

    @Inject
    DemonstrationMembers members;

    static List<Settings.DemonstrationSignIn> signIns() {
        List<Settings.DemonstrationSignIn> signIns = new ArrayList<>();
        for (Role role : List.of(
                Role.ADMINISTRATOR,
                Role.TRAINER,
                Role.AUTHOR,
                Role.KEEPER,
                Role.MARKER,
                Role.MODERATOR,
                Role.VERIFIER,
                Role.MEMBER,
                Role.LEARNER)) {
            String word = role.key();
            String title = Character.toUpperCase(word.charAt(0)) + word.substring(1);
            signIns.add(
                    new Settings.DemonstrationSignIn(word, "Demo " + title, word + "@demonstration.example", PASSWORD));
        }
        signIns.addAll(DemonstrationMembers.signIns(PASSWORD));
        return signIns;
    }

    /** Fills an empty database and writes the note that the start command shows. */
    @Transactional
    public void prepare() {
        if (!settings.isDemonstration()) {
            return;
        }
        if (accounts.all().isEmpty()) {
            fill();
        }
        writeWelcome();
    }

    private void fill() {
        for (Settings.DemonstrationSignIn one : signIns()) {
            accounts.create(one.email(), one.name(), one.password(), Set.of(roleOf(one)), Actor.SYSTEM);
        }
        members.join();
        Account trainer = accounts.byEmail("trainer@demonstration.example").orElseThrow();
        accreditations.give(
                trainer.ref(),
                "practitioner",
                Accreditation.Standing.ACCREDITED,
                accreditations.today().minusDays(1),
                accreditations.today().plusYears(1).minusDays(2),
                Actor.SYSTEM);
        Venue venue = venues.add(
                "Demonstration Training",
                "Training room 1",
                "Demonstration Town",
                ZoneId.of("Europe/London"),
                Actor.SYSTEM);
        Sitting sitting = sittings.plan(
                "FITS Practitioner, demonstration sitting",
                "practitioner",
                venue,
                clock.instant().truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS),
                trainer.ref(),
                Actor.SYSTEM);
        CourseRun run = runs.plan(
                "practitioner",
                venue.ref(),
                trainer.ref(),
                accreditations.today(),
                accreditations.today().plusDays(1),
                Actor.SYSTEM);
        site.fill(trainer);
        for (int i = 1; i <= CANDIDATES.size(); i++) {
            Candidate candidate = candidates.register(
                    number(i),
                    "Candidate",
                    "Demo " + CANDIDATES.get(i - 1),
                    LocalDate.of(1990, 1, 1).plusDays(100L * i),
                    i >= NORWEGIAN ? Language.NB : Language.EN,
                    Actor.SYSTEM);
            if (i == ARRANGED) {
                arrange(candidate);
            }
            sittings.enter(sitting.ref(), candidate.ref(), i % 5 == 0 ? 25 : 0, Actor.SYSTEM);
            if (i == 1) {
                runs.enrol(run.ref(), candidate.ref(), "learner@demonstration.example", Actor.SYSTEM);
            }
        }
    }

    /** Members of each kind are told apart by words of their own. */
    private static Role roleOf(Settings.DemonstrationSignIn one) {
        return DemonstrationMembers.isKind(one.role()) ? Role.MEMBER : Role.ofKey(one.role());
    }

    /** An approved arrangement, and after it a request that waits for somebody to look at it. */
    private void arrange(Candidate candidate) {
        Actor office = accounts.byEmail("administrator@demonstration.example")
                .orElseThrow()
                .actor();
        Arrangement approved = arrangements.request(
                candidate.ref(),
                Needs.parse(
                        "extra-time=25;rest-breaks=20;size=125;colours=cream;read-aloud=yes;masking=yes;reader=yes;separate-room=yes"),
                arrangements.today().plusYears(1),
                Evidence.Reason.LEARNING,
                "Made up for the demonstration: a report by a psychologist.",
                office);
        arrangements.approve(approved.ref(), office);
        arrangements.request(
                candidate.ref(),
                Needs.parse("extra-time=50;reader=yes"),
                arrangements.today().plusYears(2),
                Evidence.Reason.LEARNING,
                "Made up for the demonstration: a later report that asks for more.",
                office);
    }

    /** The ith number of the year 26 that could have been issued. */
    static CandidateNumber number(int i) {
        int serial = 0;
        for (int digits = 26_000_001; ; digits++) {
            try {
                CandidateNumber number = CandidateNumber.complete(Integer.toString(digits));
                serial++;
                if (serial == i) {
                    return number;
                }
            } catch (IllegalArgumentException neverIssued) {
                // the next one
            }
        }
    }

    private void writeWelcome() {
        StringBuilder words = new StringBuilder("Demonstration sign-ins (password of each: " + PASSWORD + ")\n");
        signIns().forEach(one -> words.append(String.format("  %-14s %s%n", one.role(), one.email())));
        sittings.all().stream().reduce((later, earlier) -> earlier).ifPresent(sitting -> {
            List<Entry> entered = entries.at(sitting.ref());
            words.append("\nTry first:\n");
            words.append(
                    "  1. Sign in as the trainer, open the board of the demonstration sitting, open the sitting.\n");
            words.append("  2. In another browser, go to Sit an exam with one of these:\n");
            entered.stream()
                    .limit(3)
                    .forEach(entry -> words.append(String.format(
                            "       candidate number %s, keycode %s%n",
                            candidates
                                    .find(entry.candidate())
                                    .orElseThrow()
                                    .getNumber()
                                    .value(),
                            entry.keycode().shown())));
            words.append("  3. On the board, admit and start; write; hand in.\n");
            words.append("  4. Sign in as the administrator: confirm and release the result, export a batch.\n");
        });
        try {
            Files.writeString(settings.dataFolder().resolve("welcome.txt"), words, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
