package org.examhall.sitting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.examhall.account.Actor;
import org.examhall.entry.SittingRef;
import org.examhall.kernel.Refusal;

/** What an invigilator does to clocks beside stopping them and adding time. */
@ApplicationScoped
@Transactional
public class Clocks {

    @Inject
    Clock clock;

    @Inject
    Invigilation invigilation;

    @Inject
    Scripts scripts;

    @Inject
    Sittings sittings;

    @Inject
    Event<ScriptReopened> reopened;

    /** Begins a rest break for candidates whose arrangement has some left; they end it, or the invigilator does. */
    public Done beginBreak(SittingRef sitting, Collection<ScriptRef> chosen, Actor by) {
        List<Script> locked = invigilation.lock(sitting, chosen);
        invigilation.requireNoEvacuation(sitting);
        return invigilation.each(locked, by, "break-begun", "", script -> script.takeBreak(clock.instant(), by));
    }

    /**
     * Opens scripts that were closed by mistake, with the time that was left. Marks and provisional results go; there
     * will be others when the scripts are closed again.
     *
     * @param atLeast how much time there has to be, zero for what was left
     * @throws org.examhall.kernel.Refused without a reason, or if the time is more than
     *     {@link Invigilation#MOST_ADDED}, the sitting is not open or the room is evacuated; and
     *     {@code result-settled-already} if a result is confirmed
     */
    public Done reopen(SittingRef sitting, Collection<ScriptRef> chosen, Duration atLeast, String reason, Actor by) {
        Invigilation.requireReason(reason);
        if (atLeast.isNegative() || atLeast.compareTo(Invigilation.MOST_ADDED) > 0) {
            throw Refusal.of("minutes-out-of-range", Invigilation.MOST_ADDED.toMinutes())
                    .asException();
        }
        List<Script> locked = invigilation.lock(sitting, chosen);
        sittings.lock(sitting); // it is not closed while its scripts are opened
        sittings.requireOpen(sitting);
        invigilation.requireNoEvacuation(sitting);
        return invigilation.each(locked, by, "exam-reopened", reason, script -> {
            Optional<Refusal> refusal = script.reopen(atLeast, clock.instant(), by, reason.strip());
            if (refusal.isEmpty()) {
                scripts.book(script);
                reopened.fire(new ScriptReopened(script.ref()));
            }
            return refusal;
        });
    }
}
