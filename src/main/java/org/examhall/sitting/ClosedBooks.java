package org.examhall.sitting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.examhall.account.Actor;
import org.examhall.account.AuditTrail;
import org.examhall.entry.SittingRef;
import org.examhall.kernel.Refusal;
import org.examhall.sitting.file.SebFile;

/** How the exams of sittings are closed off, as administrators set it. */
@ApplicationScoped
@Transactional
public class ClosedBooks {

    /** The shortest password for a file of settings. */
    public static final int SHORTEST_PASSWORD = 8;

    private static final SecureRandom SALTS = new SecureRandom();

    @PersistenceContext
    EntityManager em;

    @Inject
    AuditTrail audit;

    @Inject
    Event<ClosedBookChanged> changed;

    /** How a sitting is closed off; where nobody has said anything, as usual. */
    public ClosedBook of(SittingRef sitting) {
        ClosedBook book = em.find(ClosedBook.class, sitting.value());
        return book != null ? book : usual(sitting);
    }

    private static ClosedBook usual(SittingRef sitting) {
        byte[] salt = new byte[32];
        SALTS.nextBytes(salt);
        return new ClosedBook(sitting, salt);
    }

    /** @throws org.examhall.kernel.Refused {@code thresholds-out-of-range} or {@code sitting-closed} */
    public void watch(SittingRef ref, boolean askForFullScreen, Thresholds thresholds, Actor by) {
        Sitting sitting = lock(ref);
        if (sitting.getState() == Sitting.State.CLOSED) {
            throw Refusal.of("sitting-closed").asException();
        }
        Refusal.refuse(kept(ref).watch(askForFullScreen, thresholds));
        audit.record(by, "signals-set", "sitting", ref.value(), thresholds.toString());
        changed.fire(new ClosedBookChanged(ref));
    }

    /**
     * @throws org.examhall.kernel.Refused {@code seb-fixed} once the sitting is open, or what is wrong with the terms
     */
    public void require(SittingRef ref, SafeBrowserTerms terms, Actor by) {
        Sitting sitting = lock(ref);
        ClosedBook book = kept(ref);
        Refusal.refuse(book.require(terms, sitting.getState()));
        audit.record(by, "seb-required", "sitting", ref.value(), book.getConfigKey());
        changed.fire(new ClosedBookChanged(ref));
    }

    /** @throws org.examhall.kernel.Refused {@code sitting-closed} */
    public void drop(SittingRef ref, Actor by) {
        Sitting sitting = lock(ref);
        Refusal.refuse(kept(ref).drop(sitting.getState()));
        audit.record(by, "seb-dropped", "sitting", ref.value(), "");
        changed.fire(new ClosedBookChanged(ref));
    }

    /** @throws org.examhall.kernel.Refused {@code seb-keys-wrong} or {@code sitting-closed} */
    public void accept(SittingRef ref, List<String> examKeys, Actor by) {
        Sitting sitting = lock(ref);
        Refusal.refuse(kept(ref).accept(examKeys, sitting.getState()));
        audit.record(by, "seb-keys-set", "sitting", ref.value(), Integer.toString(examKeys.size()));
        changed.fire(new ClosedBookChanged(ref));
    }

    /** The settings of a sitting as a file that anybody can open, if the sitting asks for the browser at all. */
    public Optional<byte[]> file(SittingRef ref) {
        return Optional.of(of(ref))
                .filter(ClosedBook::isSafeBrowser)
                .map(book -> SebFile.open(book.settings().asDictionary()));
    }

    /** The same for candidates on their way in: only where the sitting hands it out there. */
    public Optional<byte[]> fileAtDoor(SittingRef ref) {
        return Optional.of(of(ref))
                .filter(book -> book.isSafeBrowser() && book.terms().atDoor())
                .map(book -> SebFile.open(book.settings().asDictionary()));
    }

    /** The same, to be opened with a password. */
    public Optional<byte[]> lockedFile(SittingRef ref, String password) {
        if (password.length() < SHORTEST_PASSWORD) {
            throw Refusal.of("seb-password-short", SHORTEST_PASSWORD).asException();
        }
        return Optional.of(of(ref))
                .filter(ClosedBook::isSafeBrowser)
                .map(book -> SebFile.locked(book.settings().asDictionary(), password));
    }

    private ClosedBook kept(SittingRef ref) {
        ClosedBook book = em.find(ClosedBook.class, ref.value());
        if (book == null) {
            book = usual(ref);
            em.persist(book);
        }
        return book;
    }

    private Sitting lock(SittingRef ref) {
        Sitting sitting = em.find(Sitting.class, ref.value(), LockModeType.PESSIMISTIC_WRITE);
        if (sitting == null) {
            throw Refusal.of("not-found").asException();
        }
        return sitting;
    }
}
