package org.examhall.kernel;

import jakarta.persistence.PersistenceException;
import jakarta.transaction.TransactionalException;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What one person does in two tabs at once is done one after the other, so that the second finds what the first has
 * written. Where another node writes the same row meanwhile, the database lets one of the two through, and the other is
 * done once more.
 */
public final class InTurn {

    private static final int MOST = 5;
    private static final int PAUSE_NANOS = 20_000_000;

    /** Few enough to keep, many enough that two people seldom share one. */
    private static final Lock[] TURNS = new Lock[128];

    static {
        Arrays.setAll(TURNS, i -> new ReentrantLock());
    }

    private InTurn() {}

    /** A deed in a transaction of its own, or in several, each of which may be done again. */
    public interface Deed<T, X extends Exception> {
        T run() throws X;
    }

    /** The same, of which nothing comes. */
    public interface Act<X extends Exception> {
        void run() throws X;
    }

    /**
     * What comes of the deed; what it throws when it failed five times.
     *
     * @param whose who does it, as a reference
     */
    public static <T, X extends Exception> T of(String whose, Deed<T, X> deed) throws X {
        Lock turn = TURNS[Math.floorMod(whose.hashCode(), TURNS.length)];
        turn.lock();
        try {
            return again(deed);
        } finally {
            turn.unlock();
        }
    }

    /** The same for a deed of which nothing comes. */
    public static <X extends Exception> void of(String whose, Act<X> act) throws X {
        Deed<Boolean, X> deed = () -> {
            act.run();
            return true;
        };
        of(whose, deed);
    }

    private static <T, X extends Exception> T again(Deed<T, X> deed) throws X {
        int tried = 1;
        while (true) {
            try {
                return deed.run();
            } catch (PersistenceException | TransactionalException raced) {
                if (tried++ == MOST) {
                    throw raced;
                }
                LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(PAUSE_NANOS));
            }
        }
    }
}
