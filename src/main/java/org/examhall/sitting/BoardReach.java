package org.examhall.sitting;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.examhall.account.Current;
import org.examhall.account.Role;
import org.examhall.entry.SittingRef;
import org.examhall.kernel.Reference;
import org.examhall.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/** Which sittings the person at the board reaches: an administrator all, a trainer those that they invigilate. */
@RequestScoped
public class BoardReach {

    @Inject
    Sittings sittings;

    @Inject
    Current current;

    /** The sitting with this key from an address; empty if there is none, or it is another's. */
    public Optional<Sitting> find(@Nullable String key) {
        if (key == null || !Reference.isWellFormed(key)) {
            return Optional.empty();
        }
        SittingRef ref = new SittingRef(key);
        return current.is(Role.ADMINISTRATOR) ? sittings.find(ref) : sittings.invigilatedBy(ref, current.actor());
    }

    /** @throws org.examhall.kernel.Refused {@code not-found} if {@link #find} finds none */
    public Sitting sitting(String key) {
        return find(key).orElseThrow(() -> Refusal.of("not-found").asException());
    }
}
