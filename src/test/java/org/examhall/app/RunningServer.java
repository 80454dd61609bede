package org.examhall.app;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The platform as it is delivered, running for tests: the WAR that ships, started by {@link Launcher} in processes of
 * their own, in demonstration mode, on a loopback port. It can be stopped politely, killed and started again on the
 * same data.
 *
 * <p>A test class with {@code @ExtendWith(RunningServer.Shared.class)} and a parameter of this type gets the one server
 * that all such classes of a run share. Whoever stops or kills servers starts one of their own.
 */
public final class RunningServer implements AutoCloseable {

    /** Tests run in several processes at once, each with a shared server of its own. */
    private static final String FORK = System.getProperty("examhall.fork", "fork-1");

    private static final Duration LONGEST_START = Duration.ofMinutes(4);
    private static final String QUICK_START = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    private final Path data;
    private final int port;
    private Map<String, String> settings;
    private final Thread lastResort = new Thread(this::destroy, "end-server");
    private Process launcher;

    private RunningServer(Path data, int port, Map<String, String> settings) {
        this.data = data.toAbsolutePath();
        this.port = port;
        this.settings = Map.copyOf(settings);
        Runtime.getRuntime().addShutdownHook(lastResort);
        this.launcher = launch();
        awaitReady();
    }

    /** Starts a server on this data folder, which may hold the data of an earlier one. */
    public static RunningServer start(Path dataFolder, int port) {
        return start(dataFolder, port, Map.of());
    }

    /** The same with settings in its environment, such as {@code EXAMHALL_DATABASE_URL}. */
    public static RunningServer start(Path dataFolder, int port, Map<String, String> settings) {
        return new RunningServer(dataFolder, port, settings);
    }

    /** A data folder below the build's directory, emptied. */
    public static Path freshData(String name) {
        Path folder = built("test-data").resolve(name);
        try {
            delete(folder);
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static int freePort() {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it is reached, without a slash at the end. */
    public String address() {
        return "http://127.0.0.1:" + port;
    }

    public Path data() {
        return data;
    }

    /** Kills the server's process as a power cut would (SIGKILL), and waits until it is gone. */
    public void kill9() {
        List<ProcessHandle> servers = launcher.children().toList();
        if (servers.isEmpty()) {
            throw new IllegalStateException("There is no server to kill.");
        }
        servers.forEach(ProcessHandle::destroyForcibly);
        servers.forEach(server -> server.onExit().join());
        ended(launcher);
    }

    /** Asks the server to end, as an operator would, and waits until it has. */
    public void stop() {
        List<ProcessHandle> servers = launcher.children().toList();
        launcher.destroy();
        ended(launcher);
        servers.forEach(server -> server.onExit().join());
    }

    /** Starts it again on the same data and port, after {@link #kill9()} or {@link #stop()}. */
    public void restart() {
        if (launcher.isAlive()) {
            throw new IllegalStateException("The server has not been stopped.");
        }
        launcher = launch();
        awaitReady();
    }

    /** The same with other settings in its environment. */
    public void restart(Map<String, String> changed) {
        settings = Map.copyOf(changed);
        restart();
    }

    /** The process of the server itself. */
    public long pid() {
        return launcher.children()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no server."))
                .pid();
    }

    /**
     * Has the system refuse the server every write to a file, as on a full disk, or lets it write again: the limit of
     * the size of its files is set to nothing, which anybody may do to their own processes on Linux.
     *
     * @return whether it could be done: it takes {@code prlimit} of util-linux
     */
    public boolean limitWrites(boolean toNothing) {
        List<String> command =
                List.of("prlimit", "--pid", Long.toString(pid()), "--fsize=" + (toNothing ? "0:" : "unlimited:"));
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noSuchCommand) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the disk was taken", e);
        }
    }

    /**
     * Waits until the server is ready again by itself; if it is not after a while, kills and restarts it.
     *
     * @return whether it went on by itself
     */
    public boolean heal() throws InterruptedException {
        for (int i = 0; i < 75; i++) {
            if (ready()) {
                return true;
            }
            MILLISECONDS.sleep(200);
        }
        kill9();
        restart();
        return false;
    }

    @Override
    public void close() {
        if (launcher.isAlive()) {
            stop();
        }
        try {
            Runtime.getRuntime().removeShutdownHook(lastResort);
        } catch (IllegalStateException alreadyEnding) {
            // then the hook finds nothing left to end
        }
    }

    private void destroy() {
        launcher.children().forEach(ProcessHandle::destroyForcibly);
        launcher.destroyForcibly();
    }

    private Process launch() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-XX:TieredStopAtLevel=1", "-Xmx32m", "-cp", built("classes").toString()));
        command.add(Launcher.class.getName());
        command.addAll(List.of("--war", file("examhall.war", built("examhall.war"))));
        command.addAll(
                List.of("--payara", file("examhall.payara", built("runtime").resolve("payara-micro.jar"))));
        command.addAll(List.of("--port", Integer.toString(port), "--data", data.toString()));
        command.addAll(List.of("--mode", "demonstration", "--heap", "512m", "--jvm", QUICK_START));
        try {
            Files.createDirectories(data);
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            data.resolve("launcher.log").toFile()));
            builder.environment().putAll(settings);
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady() {
        long giveUp = System.nanoTime() + LONGEST_START.toNanos();
        try {
            while (launcher.isAlive() && System.nanoTime() < giveUp) {
                if (ready()) {
                    return;
                }
                MILLISECONDS.sleep(150);
            }
            destroy();
            throw new IllegalStateException("The server did not start. It said: "
                    + Files.readString(data.resolve("launcher.log"), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the server started", e);
        }
    }

    private boolean ready() {
        try {
            HttpURLConnection probe = (HttpURLConnection)
                    URI.create(address() + "/health/ready").toURL().openConnection();
            probe.setConnectTimeout(1_000);
            probe.setReadTimeout(5_000);
            return probe.getResponseCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static void ended(Process process) {
        try {
            if (!process.waitFor(60, SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the server ended", e);
        }
    }

    /** A file or folder that the build has made. */
    static Path built(String name) {
        return Path.of(System.getProperty("examhall.build", "target"), name).toAbsolutePath();
    }

    private static String file(String property, Path otherwise) {
        return System.getProperty(property, otherwise.toString());
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException problem) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Gives test methods the one server of this run; it is started for the first and stopped after the last class. */
    public static final class Shared implements ParameterResolver {

        private record Held(RunningServer server) implements ExtensionContext.Store.CloseableResource, AutoCloseable {
            @Override
            public void close() {
                server.close();
            }
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == RunningServer.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.create(RunningServer.class))
                    .getOrComputeIfAbsent(
                            "shared", key -> new Held(start(freshData("shared-" + FORK), freePort())), Held.class)
                    .server();
        }
    }
}
