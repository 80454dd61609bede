package org.examhall.sitting.rest;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.examhall.account.Current;
import org.examhall.account.Role;
import org.examhall.entry.SittingRef;
import org.examhall.kernel.Reference;
import org.examhall.kernel.Refusal;
import org.examhall.sitting.Sitting;
import org.examhall.sitting.Sittings;

/** Which sittings the person at the board reaches: an administrator all, a trainer those that they invigilate. */
@RequestScoped
public class BoardReach {

    @Inject
    Sittings sittings;

    @Inject
    Current current;

    /**
     * The sitting with this key.
     *
     * @throws org.examhall.kernel.Refused {@code not-found} if there is none, or it is another's
     */
    public Sitting sitting(String key) {
        if (!Reference.isWellFormed(key)) {
            throw Refusal.of("not-found").asException();
        }
        SittingRef ref = new SittingRef(key);
        Optional<Sitting> found =
                current.is(Role.ADMINISTRATOR) ? sittings.find(ref) : sittings.invigilatedBy(ref, current.actor());
        return found.orElseThrow(() -> Refusal.of("not-found").asException());
    }
}
