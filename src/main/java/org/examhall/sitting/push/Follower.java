package org.examhall.sitting.push;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.examhall.entry.SittingRef;
import org.examhall.kernel.Texts;
import org.jspecify.annotations.Nullable;

/**
 * One board that follows a sitting. Nothing here waits for the network: what a slow connection has not taken is kept,
 * at most one answer, and while anything is kept the board gets nothing new but, later, the whole anew.
 */
final class Follower implements WriteListener, AsyncListener {

    final SittingRef sitting;
    final Texts texts;
    final Owner owner;

    /** When this connection ends at the latest, in milliseconds; the board then comes again and shows who it is. */
    final long until;

    private final AsyncContext request;
    private final ServletOutputStream out;
    private final Consumer<Follower> left;
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private boolean unflushed;
    private boolean ended;
    private boolean completed;

    /**
     * When something was last handed over, and since when the connection has not taken all of it; for the hub alone.
     */
    long toldAt;

    @Nullable
    Long stuckSince;

    /** Whether the board has to be told the whole next; for the hub alone. */
    boolean needsWhole = true;

    Follower(SittingRef sitting, Texts texts, Owner owner, long until, AsyncContext request, Consumer<Follower> left)
            throws IOException {
        this.sitting = sitting;
        this.texts = texts;
        this.owner = owner;
        this.until = until;
        this.request = request;
        this.left = left;
        this.out = request.getResponse().getOutputStream();
        request.addListener(this);
        out.setWriteListener(this);
    }

    /** Hands an event over. */
    void tell(String name, String json) {
        give(("event: " + name + "\ndata: " + json + "\n\n").getBytes(StandardCharsets.UTF_8));
    }

    private synchronized void give(byte[] event) {
        if (!ended) {
            waiting.add(event);
            write();
        }
    }

    /** Whether all that was handed over is on its way. */
    synchronized boolean isIdle() {
        return waiting.isEmpty();
    }

    /** Lets what was handed over go out, then ends the connection. */
    synchronized void end() {
        ended = true;
        write();
    }

    /** Ends the connection whatever is left. */
    synchronized void drop() {
        ended = true;
        waiting.clear();
        unflushed = false;
        complete();
    }

    @Override
    public synchronized void onWritePossible() {
        write();
    }

    /** Writes while that does not wait; the container calls again when it is possible once more. */
    private void write() {
        try {
            while (!completed && out.isReady()) {
                byte[] next = waiting.poll();
                if (next != null) {
                    out.write(next);
                    unflushed = true;
                } else if (unflushed) {
                    unflushed = false;
                    out.flush();
                } else {
                    if (ended) {
                        complete();
                    }
                    return;
                }
            }
        } catch (IOException | IllegalStateException gone) {
            drop();
        }
    }

    private void complete() {
        if (completed) {
            return;
        }
        completed = true;
        try {
            request.complete();
        } catch (IllegalStateException already) {
            // the container has ended it
        }
        left.accept(this);
    }

    @Override
    public void onError(Throwable fault) {
        drop();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        drop();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        drop();
    }

    @Override
    public void onError(AsyncEvent event) {
        drop();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // it is not started again
    }
}
