package org.examhall.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Starts Payara Micro with the application in a process of its own, waits until it answers and says how to begin. Needs
 * nothing but a JDK: it is run from the build, from the container image and from the tests that kill a server.
 *
 * <p>Options, each also an environment variable ({@code --data} is {@code EXAMHALL_DATA}): {@code war}, {@code payara},
 * {@code port}, {@code address}, {@code data}, {@code mode} ({@code production} or {@code demonstration}),
 * {@code threads}, {@code heap}, {@code jvm} (further options of the Java machine, separated by spaces).
 */
public final class Launcher {

    /** A log that is longer at a start (bytes) becomes {@code server.log.1}, in place of the one before. */
    private static final long LARGEST_LOG = 10_000_000;

    private static final Duration LONGEST_START = Duration.ofMinutes(5);

    /** What the server writes when it stays up without the application. */
    private static final Pattern NO_APPLICATION = Pattern.compile("Exception while (deploying|loading) the app");

    private final Map<String, String> options;

    private Launcher(Map<String, String> options) {
        this.options = options;
    }

    public static void main(String[] arguments) throws Exception {
        try {
            System.exit(new Launcher(parse(arguments)).run());
        } catch (Problem problem) {
            System.err.println("Examhall did not start. " + problem.getMessage());
            System.exit(2);
        }
    }

    /** What the person who starts Examhall can mend; its message names the remedy. */
    private static final class Problem extends RuntimeException {
        Problem(String message) {
            super(message);
        }
    }

    private static Map<String, String> parse(String[] arguments) {
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            if (!arguments[i].startsWith("--") || i + 1 == arguments.length) {
                throw new Problem("The option " + arguments[i] + " is not of the form --name value.");
            }
            options.put(arguments[i].substring(2), arguments[i + 1]);
        }
        return options;
    }

    private String option(String name, @Nullable String otherwise) {
        String given = options.get(name);
        if (given == null) {
            given = System.getenv("EXAMHALL_" + name.toUpperCase(Locale.ROOT));
        }
        if (given == null) {
            given = otherwise;
        }
        if (given == null) {
            throw new Problem("The option --" + name + " is missing.");
        }
        return given;
    }

    private static final List<String> SMALL = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private int run() throws IOException, InterruptedException {
        Path war = Path.of(option("war", null)).toAbsolutePath();
        Path payara = Path.of(option("payara", null)).toAbsolutePath();
        for (Path file : List.of(war, payara)) {
            if (!Files.isRegularFile(file)) {
                throw new Problem("The file " + file + " is not there. Build it with ./mvnw package.");
            }
        }
        String address = option("address", "127.0.0.1");
        int port = port();
        Path data = Path.of(option("data", System.getProperty("user.home") + "/.examhall"))
                .toAbsolutePath();
        String mode = option("mode", "production");
        if (!mode.equals("production") && !mode.equals("demonstration")) {
            throw new Problem("The mode is " + mode + "; it has to be production or demonstration.");
        }
        requireFree(address, port);
        Path temporary = data.resolve("tmp");
        Path logs = data.resolve("logs");
        prepare(data, temporary, logs);

        Path log = logs.resolve("server.log");
        if (Files.exists(log) && Files.size(log) > LARGEST_LOG) {
            Files.move(log, logs.resolve("server.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        long from = Files.exists(log) ? Files.size(log) : 0;
        Process server = new ProcessBuilder(command(war, payara, address, port, data, mode, temporary))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, temporary), "stop-server"));
        String base = "http://" + (address.equals("0.0.0.0") ? "127.0.0.1" : address) + ":" + port;
        System.out.println("Examhall is starting (" + mode + "). Its log is " + log);
        if (!answers(server, base, log, from)) {
            throw new Problem("The server ended or did not answer in " + LONGEST_START.toMinutes()
                    + " minutes. The last lines of " + log + " say why.");
        }
        System.out.println(welcome(base, data, mode));
        return server.waitFor();
    }

    private int port() {
        String given = option("port", "8080");
        try {
            int port = Integer.parseInt(given);
            if (port > 0 && port < 65_536) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            // answered below, like a number out of range
        }
        throw new Problem("The port is " + given + "; it has to be a number from 1 to 65535.");
    }

    private static void requireFree(String address, int port) throws IOException {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getByName(address), port));
        } catch (IOException taken) {
            throw new Problem("Port " + port + " on " + address + " is in use or not allowed (" + taken.getMessage()
                    + "). Choose another: -Dexamhall.port=8081");
        }
    }

    private static void prepare(Path data, Path temporary, Path logs) {
        try {
            Files.createDirectories(logs);
            delete(temporary); // a killed server leaves its unpacked runtime behind
            Files.createDirectories(temporary);
            Path probe = Files.createTempFile(data, "writable", null);
            Files.delete(probe);
        } catch (IOException e) {
            throw new Problem("The data folder " + data + " cannot be written (" + e.getMessage()
                    + "). Choose another: -Dexamhall.data=/path/to/folder");
        }
    }

    private List<String> command(
            Path war, Path payara, String address, int port, Path data, String mode, Path temporary)
            throws IOException {
        int threads = Integer.parseInt(option("threads", "32"));
        Path commands = temporary.resolve("preboot.asadmin");
        Files.writeString(commands, prebootCommands(address), StandardCharsets.UTF_8);
        Path logging = temporary.resolve("logging.properties");
        Files.writeString(logging, LOGGING, StandardCharsets.UTF_8);
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + "/bin/java");
        command.add("-Xmx" + option("heap", "1g"));
        command.add("-Duser.timezone=UTC");
        command.add("-Dfile.encoding=UTF-8");
        command.add("-Djava.io.tmpdir=" + temporary);
        command.add("-Dderby.stream.error.file=" + data.resolve("logs/derby.log"));
        command.add("-Dexamhall.data=" + data);
        command.add("-Dexamhall.mode=" + mode);
        command.add("-Dexamhall.local.url=http://" + (address.equals("0.0.0.0") ? "127.0.0.1" : address) + ":" + port);
        command.addAll(tuning());
        for (String further : option("jvm", "").split(" ")) {
            if (!further.isBlank()) {
                command.add(further);
            }
        }
        command.addAll(List.of("-jar", payara.toString()));
        command.addAll(List.of("--deploy", war.toString(), "--contextroot", "/", "--port", Integer.toString(port)));
        command.addAll(List.of("--nohazelcast", "--disablephonehome", "--nohostaware"));
        command.addAll(List.of("--minhttpthreads", Integer.toString(Math.min(threads, 8))));
        command.addAll(List.of("--maxhttpthreads", Integer.toString(threads)));
        command.addAll(List.of("--prebootcommandfile", commands.toString(), "--logproperties", logging.toString()));
        return command;
    }

    /**
     * How the Java machine is set for the size of this one ({@code --tuning small|large} says otherwise). With one or
     * two processors the optimising compiler and a collector of many threads take their time from the candidates in the
     * very minutes in which a room starts: measured, a small machine serves twice as many papers without them.
     */
    private List<String> tuning() {
        String size = option("tuning", "auto");
        return switch (size) {
            case "auto" -> Runtime.getRuntime().availableProcessors() <= 2 ? SMALL : List.of();
            case "small" -> SMALL;
            case "large" -> List.of();
            default -> throw new Problem("The tuning is " + size + "; it has to be auto, small or large.");
        };
    }

    private static String prebootCommands(String address) {
        String config = "set configs.config.server-config.";
        String http = config + "network-config.protocols.protocol.http-listener.http.";
        return config + "network-config.network-listeners.network-listener.http-listener.address=" + address + "\n"
                + http + "compression=on\n"
                + http + "compression-level=3\n" // half the time of the usual 6, for an eighth more bytes
                + http + "compressable-mime-type=text/html,application/xhtml+xml,text/css,text/javascript,"
                + "application/javascript,application/json,image/svg+xml\n"
                + http + "timeout-seconds=120\n" // a waiting room that starts at once may wait, and is not hung up on
                + http + "scheme-mapping=X-Forwarded-Proto\n"
                + http + "xpowered-by=false\n"
                + http + "server-header=false\n"
                + config + "batch-runtime-configuration.data-source-lookup-name=java:global/jdbc/examhallJobs\n";
    }

    private static final String LOGGING = """
            handlers=java.util.logging.ConsoleHandler
            java.util.logging.ConsoleHandler.level=INFO
            java.util.logging.ConsoleHandler.formatter=java.util.logging.SimpleFormatter
            java.util.logging.SimpleFormatter.format=%1$tFT%1$tT.%1$tLZ %4$-7s %3$s: %5$s%6$s%n
            .level=WARNING
            org.examhall.level=INFO
            PayaraMicro.level=INFO
            javax.enterprise.system.security.ssl.level=SEVERE
            org.glassfish.deployment.client.level=SEVERE
            jakarta.enterprise.web.util.level=SEVERE
            org.flywaydb.core.internal.sqlscript.level=SEVERE
            org.flywaydb.core.internal.database.base.level=SEVERE
            """;

    private static boolean saysItFailed(Path log, long from) throws IOException {
        try (InputStream lines = Files.newInputStream(log)) {
            lines.skipNBytes(from);
            return NO_APPLICATION
                    .matcher(new String(lines.readAllBytes(), StandardCharsets.UTF_8))
                    .find();
        }
    }

    private static boolean answers(Process server, String base, Path log, long from)
            throws IOException, InterruptedException {
        long giveUp = System.nanoTime() + LONGEST_START.toNanos();
        while (server.isAlive() && System.nanoTime() < giveUp) {
            if (isReady(base)) {
                return true;
            }
            if (saysItFailed(log, from)) {
                server.destroy();
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(300);
        }
        return false;
    }

    private static boolean isReady(String base) {
        try {
            HttpURLConnection probe = (HttpURLConnection)
                    URI.create(base + "/health/ready").toURL().openConnection();
            probe.setConnectTimeout(1_000);
            probe.setReadTimeout(5_000);
            return probe.getResponseCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static String welcome(String base, Path data, String mode) throws IOException {
        StringBuilder words =
                new StringBuilder("\nExamhall is ready: ").append(base).append("/\n");
        words.append("Data folder: ").append(data).append("\n");
        Path note = data.resolve("welcome.txt");
        if (mode.equals("demonstration") && Files.isRegularFile(note)) {
            words.append('\n').append(Files.readString(note, StandardCharsets.UTF_8));
        }
        return words.append("\nStop with Ctrl+C.").toString();
    }

    private static void stop(Process server, Path temporary) {
        server.destroy();
        try {
            if (!server.waitFor(30, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
            delete(temporary);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException problem) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
