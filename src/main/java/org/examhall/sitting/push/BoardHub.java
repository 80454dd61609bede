package org.examhall.sitting.push;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.examhall.account.Account;
import org.examhall.account.AccountRef;
import org.examhall.account.Accounts;
import org.examhall.account.Role;
import org.examhall.entry.SittingRef;
import org.examhall.kernel.Texts;
import org.examhall.sitting.Board;
import org.examhall.sitting.RoomActed;
import org.examhall.sitting.Sitting;
import org.examhall.sitting.Sittings;
import org.examhall.sitting.rest.BoardWire;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the boards that follow a sitting up to date. One thread looks at each sitting that anybody follows once a
 * second, in the database, so that it sees what other nodes have done as well; it works out once what has changed, and
 * sends that to all. While nobody follows it sleeps.
 */
@ApplicationScoped
public class BoardHub {

    /** How long after one look the next one comes. */
    static final Duration TICK = Duration.ofMillis(800);

    /** A board that has had no news for so long hears that it is up to date all the same. */
    static final Duration BEAT = Duration.ofSeconds(4);

    /** How often it is looked whether those who follow still may. */
    static final Duration CHECK = Duration.ofSeconds(5);

    /** A connection that has taken nothing for so long is given up. */
    static final Duration STUCK = Duration.ofSeconds(20);

    /** How many boards may follow at a time, and how many of them one account may have. */
    static final int MOST = 400;

    static final int MOST_OF_ONE = 120;

    private static final Logger LOG = Logger.getLogger(BoardHub.class.getName());

    /** A sitting that is followed; its fields are the thread's alone. */
    private static final class Room {
        private final List<Follower> followers = new ArrayList<>();
        private Board.@Nullable Standing standing;
        private Board.@Nullable View told;
        private long checkedAt;
    }

    @Resource
    ManagedThreadFactory threads;

    @Inject
    Clock clock;

    @Inject
    Sittings sittings;

    @Inject
    Board board;

    @Inject
    Accounts accounts;

    /** The thread's alone. */
    private final Map<SittingRef, Room> rooms = new HashMap<>();

    private final Object door = new Object();
    private final List<Follower> came = new ArrayList<>();
    private final Set<Follower> here = new HashSet<>();
    private boolean stirred;
    private boolean open = true;
    private Thread thread;

    @PostConstruct
    void start() {
        thread = threads.newThread(this::work);
        thread.setName("board-hub");
        thread.start();
    }

    @PreDestroy
    void stop() {
        synchronized (door) {
            open = false;
            door.notifyAll();
        }
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether one more board of this account can be followed. */
    boolean hasRoomFor(AccountRef account) {
        synchronized (door) {
            long own = here.stream()
                    .filter(one -> one.owner.account().equals(account))
                    .count();
            return open && here.size() < MOST && own < MOST_OF_ONE;
        }
    }

    /** Lets a board follow; it hears the whole at once. */
    void join(Follower follower) {
        synchronized (door) {
            here.add(follower);
            came.add(follower);
            stirred = true;
            door.notifyAll();
        }
    }

    void leave(Follower follower) {
        synchronized (door) {
            here.remove(follower);
        }
    }

    /** What an invigilator has just done is on every board without waiting for the next look. */
    void stir(@Observes(notifyObserver = Reception.IF_EXISTS) RoomActed acted) {
        synchronized (door) {
            stirred = true;
            door.notifyAll();
        }
    }

    private void work() {
        while (waitForWork()) {
            for (Iterator<Map.Entry<SittingRef, Room>> all = rooms.entrySet().iterator(); all.hasNext(); ) {
                Map.Entry<SittingRef, Room> one = all.next();
                try {
                    serve(one.getKey(), one.getValue());
                } catch (RuntimeException | Error fault) {
                    // Boards that hear nothing for a while say so, and ask for themselves.
                    LOG.log(
                            Level.WARNING,
                            fault,
                            () -> "Could not look at the sitting "
                                    + one.getKey().value());
                    one.getValue().followers.forEach(follower -> follower.needsWhole = true);
                }
                if (one.getValue().followers.isEmpty()) {
                    all.remove();
                }
            }
        }
        List<Follower> left;
        synchronized (door) {
            left = List.copyOf(here);
        }
        left.forEach(Follower::drop);
    }

    /**
     * Sleeps until the next look, or until there is something to look at; takes in who has come and lets go who left.
     */
    private boolean waitForWork() {
        synchronized (door) {
            try {
                long next = System.nanoTime() + TICK.toNanos(); // no matter how the time of day is put right meanwhile
                for (long left = TICK.toMillis(); open && !stirred && !rooms.isEmpty() && left > 0; ) {
                    door.wait(left);
                    left = TimeUnit.NANOSECONDS.toMillis(next - System.nanoTime());
                }
                while (open && rooms.isEmpty() && came.isEmpty()) {
                    door.wait();
                }
            } catch (InterruptedException stopped) {
                open = false;
            }
            stirred = false;
            for (Follower follower : came) {
                rooms.computeIfAbsent(follower.sitting, key -> new Room())
                        .followers
                        .add(follower);
            }
            came.clear();
            rooms.values().forEach(room -> room.followers.retainAll(here));
            return open;
        }
    }

    private void serve(SittingRef ref, Room room) {
        long now = clock.millis();
        Optional<Sitting> found = sittings.find(ref);
        if (found.isEmpty()) {
            List.copyOf(room.followers).forEach(Follower::end);
            return;
        }
        Sitting sitting = found.get();
        if (now - room.checkedAt >= CHECK.toMillis()) {
            room.checkedAt = now;
            turnAway(room, sitting);
        }
        Board.Standing standing = board.standing(sitting, room.standing);
        Board.View view = board.of(sitting, standing);
        room.standing = standing;
        Board.View before = room.told;
        room.told = view;
        Map<Locale, Optional<String>> changes = new HashMap<>();
        Map<Locale, String> wholes = new HashMap<>();
        for (Follower follower : List.copyOf(room.followers)) {
            tell(follower, before, view, changes, wholes, now);
            if (now >= follower.until) {
                follower.end();
            }
        }
    }

    /** Tells a board what is new, unless it has not taken yet what it was told before. */
    static void tell(
            Follower follower,
            Board.@Nullable View before,
            Board.View view,
            Map<Locale, Optional<String>> changes,
            Map<Locale, String> wholes,
            long now) {
        Texts texts = follower.texts;
        if (!follower.isIdle()) {
            follower.needsWhole = true;
            long since = follower.stuckSince == null ? now : follower.stuckSince;
            follower.stuckSince = since;
            if (now - since > STUCK.toMillis()) {
                follower.drop();
            }
            return;
        }
        follower.stuckSince = null;
        if (follower.needsWhole || before == null) {
            follower.needsWhole = false;
            follower.toldAt = now;
            follower.tell("whole", wholes.computeIfAbsent(texts.locale(), key -> BoardWire.whole(view, texts)));
            return;
        }
        Optional<String> change = changes.computeIfAbsent(texts.locale(), key -> BoardWire.change(before, view, texts));
        if (change.isPresent()) {
            follower.toldAt = now;
            follower.tell("change", change.get());
        } else if (now - follower.toldAt >= BEAT.toMillis()) {
            follower.toldAt = now;
            follower.tell("beat", "{\"now\":" + view.now() + "}");
        }
    }

    /** Ends the boards of those who have signed out, or to whom the sitting does not belong any more. */
    private void turnAway(Room room, Sitting sitting) {
        Map<AccountRef, Optional<Account>> known = new HashMap<>();
        for (Follower follower : List.copyOf(room.followers)) {
            Optional<Account> account = known.computeIfAbsent(follower.owner.account(), accounts::find);
            if (account.filter(follower.owner::isSignedIn)
                    .filter(one -> mayFollow(one, sitting))
                    .isEmpty()) {
                follower.end();
            }
        }
    }

    /** An administrator follows any sitting, a trainer those that they invigilate. */
    static boolean mayFollow(Account account, Sitting sitting) {
        Set<Role> roles = account.roles();
        return roles.contains(Role.ADMINISTRATOR)
                || (roles.contains(Role.TRAINER) && sitting.invigilator().equals(account.ref()));
    }
}
