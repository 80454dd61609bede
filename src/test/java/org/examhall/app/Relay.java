package org.examhall.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/**
 * A network between a browser and the server that can be cut. A browser that is told to be offline keeps the
 * connections that it has; this takes them away.
 */
final class Relay implements AutoCloseable {

    private final ServerSocket door;
    private final int server;
    private final List<Socket> open = new ArrayList<>();
    private boolean cut;

    Relay(int server) {
        this.server = server;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::serve);
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "relay");
        thread.setDaemon(true);
        thread.start();
    }

    String address() {
        return "http://127.0.0.1:" + door.getLocalPort();
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                Socket browser = door.accept();
                if (!join(browser)) {
                    continue;
                }
                Socket far = new Socket(InetAddress.getLoopbackAddress(), server);
                join(far);
                start(() -> carry(browser, far));
                start(() -> carry(far, browser));
            } catch (IOException closed) {
                // the next one, unless the door is closed
            }
        }
    }

    private synchronized boolean join(Socket socket) {
        if (cut) {
            close(socket);
            return false;
        }
        open.add(socket);
        return true;
    }

    private void carry(Socket from, Socket to) {
        byte[] buffer = new byte[16 * 1024];
        try (InputStream in = from.getInputStream()) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                to.getOutputStream().write(buffer, 0, count);
            }
        } catch (IOException cutOff) {
            // both ends are closed below
        }
        close(from);
        close(to);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends all connections and lets no new one be made. */
    synchronized void cut() {
        cut = true;
        open.forEach(Relay::close);
        open.clear();
    }

    synchronized void mend() {
        cut = false;
    }

    @Override
    public void close() {
        cut();
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
