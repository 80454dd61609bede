package org.examhall.sitting;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.examhall.bank.PaperRef;
import org.examhall.bank.Papers;
import org.examhall.bank.Sheet;
import org.examhall.entry.EntryRef;

/**
 * Where answers are handed over. Requests queue here; one thread takes all that wait, decides them, and stores them in
 * one transaction: many answers, one commit. A request is answered after the commit of its batch, so what was
 * acknowledged is on disk.
 *
 * <p>The desk decides upon copies of the scripts ({@link OpenScript}) and stores on the condition that no version has
 * moved; otherwise the batch is rolled back, what moved is read again, and the batch is decided anew. Copies of scripts
 * save reading what this desk itself has just written.
 */
@ApplicationScoped
public class AnswerDesk {

    private static final Logger LOG = Logger.getLogger(AnswerDesk.class.getName());
    private static final int LARGEST_BATCH = 128;
    private static final int MOST_TRIES = 8;
    private static final int COPIES = 4_000;

    private record Request(
            ScriptRef script,
            EntryRef owner,
            int place,
            List<GivenAnswer> answers,
            CompletableFuture<SaveOutcome> outcome) {}

    @Resource(lookup = "java:global/jdbc/examhall")
    DataSource database;

    @Resource
    ManagedThreadFactory threads;

    @Inject
    Clock clock;

    @Inject
    Papers papers;

    @Inject
    Presence presence;

    private final BlockingQueue<Request> queue = new LinkedBlockingQueue<>();

    /** Touched by the desk's thread alone. */
    private final Map<String, OpenScript> copies = bounded();

    private final Map<String, Sheet> sheets = bounded();
    private volatile boolean open = true;
    private Thread thread;

    private static <T> Map<String, T> bounded() {
        return new LinkedHashMap<>(256, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
                return size() > COPIES;
            }
        };
    }

    @PostConstruct
    void start() {
        thread = threads.newThread(this::work);
        thread.setName("answer-desk");
        thread.start();
    }

    @PreDestroy
    void stop() {
        open = false;
        thread.interrupt();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether answers are taken. */
    public boolean isOpen() {
        return open && thread.isAlive();
    }

    /**
     * Hands answers over; completes when they are decided and what is acknowledged is stored.
     *
     * @param place the candidate's computer that sends them, which may be one that was left meanwhile
     */
    CompletableFuture<SaveOutcome> give(ScriptRef script, EntryRef owner, int place, List<GivenAnswer> answers) {
        CompletableFuture<SaveOutcome> outcome = new CompletableFuture<>();
        queue.add(new Request(script, owner, place, answers, outcome));
        return outcome;
    }

    private void work() {
        List<Request> batch = new ArrayList<>(LARGEST_BATCH);
        while (open) {
            try {
                batch.add(queue.take());
                queue.drainTo(batch, LARGEST_BATCH - 1);
                serve(batch);
            } catch (InterruptedException stopped) {
                break;
            } catch (RuntimeException | Error fault) {
                // Not even an error ends this thread: without it no answer would be taken any more.
                LOG.log(Level.SEVERE, "Answers could not be stored; their windows keep them and try again", fault);
            } finally {
                batch.forEach(request -> request.outcome().complete(new SaveOutcome.NotStored()));
                batch.clear();
            }
        }
        for (Request left : queue) {
            left.outcome().complete(new SaveOutcome.NotStored());
        }
    }

    private void serve(List<Request> batch) {
        for (int attempt = 1; attempt <= MOST_TRIES; attempt++) {
            try (Connection connection = database.getConnection()) {
                connection.setAutoCommit(false);
                try {
                    boolean served = tryToServe(batch, connection);
                    connection.setAutoCommit(true);
                    if (served) {
                        return;
                    }
                } catch (SQLException | RuntimeException | Error fault) {
                    copies.clear();
                    connection.rollback();
                    connection.setAutoCommit(true);
                    throw fault;
                }
            } catch (SQLException fault) {
                if (attempt == MOST_TRIES) {
                    LOG.log(Level.SEVERE, "Answers could not be stored; their windows keep them and try again", fault);
                }
            }
        }
    }

    /** @return false if a version had moved, and nothing was stored */
    private boolean tryToServe(List<Request> batch, Connection connection) throws SQLException {
        AnswerStore store = new AnswerStore(connection);
        Map<String, OpenScript> now = read(batch, store);
        Map<String, OpenScript> before = new HashMap<>(now);
        Map<Request, SaveOutcome> outcomes = new LinkedHashMap<>();
        List<OpenScript.Decision> decisions = new ArrayList<>();
        Map<String, Set<GivenAnswer>> late = new HashMap<>();
        for (Request request : batch) {
            OpenScript script = now.get(request.script().value());
            if (script == null || !script.entryId.equals(request.owner().value())) {
                outcomes.put(request, new SaveOutcome.NotYours());
            } else if (script.state.isBefore(ScriptState.WRITING)) {
                outcomes.put(request, new SaveOutcome.NotStarted());
            } else {
                long time = clock.millis();
                Sheet sheet = sheet(script.paperId);
                Set<GivenAnswer> known = script.takesAnswers(time) ? Set.of() : held(late, script.id, store);
                OpenScript.Decision decision = script.decide(request.answers(), time, sheet, request.place(), known);
                OpenScript after = script;
                if (decision.storesSomething()) {
                    after = decision.after();
                    now.put(script.id, after);
                    decisions.add(decision);
                    if (!decision.heldAnswers.isEmpty()) {
                        known.addAll(decision.heldAnswers);
                    }
                }
                if (!script.hasLeft(request.place())) {
                    presence.heard(request.script());
                }
                outcomes.put(
                        request,
                        new SaveOutcome.Taken(
                                after.clock(time),
                                decision.saved,
                                decision.stale,
                                decision.held,
                                decision.unacceptable));
            }
        }
        if (!decisions.isEmpty()) {
            List<String> moved = store.write(before, now, decisions, clock);
            if (!moved.isEmpty()) {
                connection.rollback();
                moved.forEach(copies::remove);
                return false;
            }
        }
        connection.commit();
        copies.putAll(now);
        outcomes.forEach((request, outcome) -> request.outcome().complete(outcome));
        return true;
    }

    /** What is held of a script, this batch included. */
    private static Set<GivenAnswer> held(Map<String, Set<GivenAnswer>> late, String script, AnswerStore store)
            throws SQLException {
        Set<GivenAnswer> known = late.get(script);
        if (known == null) {
            known = store.readHeld(script);
            late.put(script, known);
        }
        return known;
    }

    /** The scripts of a batch: from the copies if all that matters can be decided upon them, else from the database. */
    private Map<String, OpenScript> read(List<Request> batch, AnswerStore store) throws SQLException {
        Map<String, OpenScript> scripts = new HashMap<>();
        for (Request request : batch) {
            String id = request.script().value();
            if (scripts.containsKey(id)) {
                continue;
            }
            OpenScript copy = copies.get(id);
            // A copy that would lead to no write is not verified by the write's condition, so it is read again.
            if (copy == null || !copy.takesAnswers(clock.millis())) {
                copy = store.read(id);
            }
            if (copy != null) {
                scripts.put(id, copy);
            }
        }
        return scripts;
    }

    private Sheet sheet(String paperId) {
        return sheets.computeIfAbsent(paperId, id -> papers.sheet(new PaperRef(id)));
    }
}
