package org.examhall.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/**
 * Many connections to a server on this machine, driven by one thread, because client and server share the processors. A
 * connection sends its next request when the last one was answered, and is opened again when the server closes it. The
 * load ends when no connection has anything more to ask, and fails if that takes longer than it may.
 */
final class Load {

    /** Who calls; a session is bound to it. */
    static final String AGENT = "benchmark";

    private static final Duration LONGEST = Duration.ofMinutes(3);

    /** What the connections ask, and what becomes of the answers. */
    interface Caller {

        /** The next request of a connection, or null if it has none. */
        byte[] next(int connection);

        void answered(int connection, Reply reply);
    }

    /** What came of it; times in nanoseconds, sorted. */
    record Outcome(long[] times, long elapsed, long bytesIn, long bytesOut) {

        double perSecond() {
            return times.length * 1e9 / elapsed;
        }

        double percentile(int percent) {
            int index = (int) Math.ceil(times.length * percent / 100.0) - 1;
            return times[Math.max(0, index)] / 1e6;
        }

        double seconds() {
            return elapsed / 1e9;
        }
    }

    private static final class Line {
        private final int number;
        private SocketChannel channel;
        private ByteBuffer out;
        private byte[] in = new byte[4096];
        private int length;
        private long since;
        private boolean fresh;

        Line(int number) {
            this.number = number;
        }
    }

    private final InetSocketAddress server;
    private final Caller caller;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);
    private long[] times = new long[1024];
    private int answers;
    private int open;
    private long bytesIn;
    private long bytesOut;

    private Load(int port, Caller caller) {
        this.server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        this.caller = caller;
    }

    /** The bytes of a request. */
    static byte[] request(String method, String path, int port, String cookie, String body) {
        StringBuilder head = new StringBuilder(method)
                .append(' ')
                .append(path)
                .append(" HTTP/1.1\r\nHost: 127.0.0.1:")
                .append(port)
                .append("\r\nUser-Agent: " + AGENT + "\r\nAccept-Encoding: gzip\r\n");
        if (!cookie.isEmpty()) {
            head.append("Cookie: ").append(cookie).append("\r\n");
        }
        if (!method.equals("GET")) {
            head.append("Origin: http://127.0.0.1:").append(port).append("\r\nContent-Type: application/json\r\n");
            head.append("Content-Length: ").append(body.length()).append("\r\n");
        }
        return head.append("\r\n").append(body).toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** Runs the load; all connections are opened first, and their first requests sent at once. */
    static Outcome run(int port, int connections, Caller caller) throws IOException {
        return new Load(port, caller).run(connections);
    }

    private Outcome run(int connections) throws IOException {
        try (Selector selector = Selector.open()) {
            Line[] lines = new Line[connections];
            for (int i = 0; i < connections; i++) {
                lines[i] = new Line(i);
                connect(lines[i], selector);
            }
            long start = System.nanoTime();
            for (Line line : lines) {
                ask(line);
            }
            while (open > 0) {
                if (System.nanoTime() - start > LONGEST.toNanos()) {
                    throw new IOException("the server did not answer in time; answers: " + answers);
                }
                selector.select(1_000);
                for (SelectionKey key : selector.selectedKeys()) {
                    read((Line) key.attachment(), selector);
                }
                selector.selectedKeys().clear();
            }
            long elapsed = System.nanoTime() - start;
            long[] sorted = Arrays.copyOf(times, answers);
            Arrays.sort(sorted);
            return new Outcome(sorted, elapsed, bytesIn, bytesOut);
        }
    }

    private void connect(Line line, Selector selector) throws IOException {
        line.channel = SocketChannel.open(server);
        line.channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        line.channel.configureBlocking(false);
        line.channel.register(selector, SelectionKey.OP_READ, line);
        line.length = 0;
        line.fresh = true;
        open++;
    }

    private void ask(Line line) throws IOException {
        byte[] request = caller.next(line.number);
        if (request == null) {
            line.channel.close();
            open--;
            return;
        }
        line.out = ByteBuffer.wrap(request);
        line.since = System.nanoTime();
        send(line);
    }

    private void send(Line line) throws IOException {
        bytesOut += line.out.remaining();
        while (line.out.hasRemaining()) { // a request fits into the socket's buffer
            line.channel.write(line.out);
        }
    }

    private void read(Line line, Selector selector) throws IOException {
        buffer.clear();
        int count = line.channel.read(buffer);
        if (count < 0) {
            again(line, selector);
            return;
        }
        bytesIn += count;
        buffer.flip();
        if (line.length + count > line.in.length) {
            line.in = Arrays.copyOf(line.in, Math.max(line.in.length * 2, line.length + count));
        }
        buffer.get(line.in, line.length, count);
        line.length += count;
        Reply reply = Reply.readFrom(line.in, line.length);
        if (reply == null) {
            return;
        }
        if (answers == times.length) {
            times = Arrays.copyOf(times, answers * 2);
        }
        times[answers++] = System.nanoTime() - line.since;
        line.length = 0;
        line.fresh = false;
        caller.answered(line.number, reply);
        if (reply.closes()) {
            line.channel.close();
            open--;
            connect(line, selector);
        }
        ask(line);
    }

    /** The server has closed a connection that had served before; what was not answered is asked again. */
    private void again(Line line, Selector selector) throws IOException {
        if (line.fresh || line.length > 0) {
            throw new IOException("the server closed a connection without an answer, after "
                    + (System.nanoTime() - line.since) / 1_000_000 + " ms; answers so far: " + answers);
        }
        line.channel.close();
        open--;
        connect(line, selector);
        line.out.rewind();
        send(line);
    }
}
