package org.examhall.kernel;

import jakarta.persistence.PersistenceException;
import jakarta.transaction.TransactionalException;
import java.util.function.Supplier;

/**
 * A deed that somebody may do in two tabs at once, in a transaction of its own. When both write the same row, the
 * database lets one of them through; the other is done once more, and finds what the first has written.
 */
public final class Again {

    private static final int MOST = 5;

    private Again() {}

    /** What comes of the deed; what it throws when it failed five times. */
    public static <T> T whenRaced(Supplier<T> deed) {
        int tried = 1;
        while (true) {
            try {
                return deed.get();
            } catch (PersistenceException | TransactionalException raced) {
                if (tried++ == MOST) {
                    throw raced;
                }
            }
        }
    }

    /** The same for a deed of which nothing comes. */
    public static void whenRaced(Runnable deed) {
        whenRaced(() -> {
            deed.run();
            return true;
        });
    }
}
