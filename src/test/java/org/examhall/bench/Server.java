package org.examhall.bench;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.examhall.app.Launcher;

/** The server as it is delivered, in production mode, started and stopped through {@link Launcher}. */
final class Server implements AutoCloseable {

    private static final long LONGEST_START_SECONDS = 240;

    final int port;
    private final Process launcher;
    private final ProcessHandle process;

    Server(int port, Path data, String heap, Map<String, String> settings) throws IOException, InterruptedException {
        this.port = port;
        Path target = Path.of("target").toAbsolutePath();
        List<String> jvm = new ArrayList<>();
        settings.forEach((name, value) -> jvm.add("-D" + name + "=" + value));
        String more = System.getProperty("bench.jvm", "");
        if (!more.isBlank()) {
            jvm.add(more);
        }
        Files.createDirectories(data);
        Path says = data.resolve("launcher.log");
        ProcessBuilder command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx32m",
                "-cp",
                target.resolve("classes").toString(),
                Launcher.class.getName(),
                "--war",
                target.resolve("examhall.war").toString(),
                "--payara",
                target.resolve("runtime/payara-micro.jar").toString(),
                "--port",
                Integer.toString(port),
                "--data",
                data.toString(),
                "--heap",
                heap,
                "--jvm",
                String.join(" ", jvm));
        launcher =
                command.redirectErrorStream(true).redirectOutput(says.toFile()).start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, "end-server"));
        long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_START_SECONDS);
        while (!ready()) {
            if (!launcher.isAlive() || System.nanoTime() > giveUp) {
                throw new IOException("The server did not start: " + Files.readString(says, StandardCharsets.UTF_8));
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        process = launcher.children().findFirst().orElseThrow();
    }

    private boolean ready() {
        try {
            HttpURLConnection probe = (HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/health/ready")
                    .toURL()
                    .openConnection();
            probe.setConnectTimeout(1_000);
            probe.setReadTimeout(5_000);
            return probe.getResponseCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** CPU time of the server's process, seconds. */
    double cpuSeconds() {
        return process.info().totalCpuDuration().orElseThrow().toMillis() / 1_000.0;
    }

    /** The most memory that the process has had, MiB; 0 where the system does not say. */
    long peakMebibytes() throws IOException {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    @Override
    public void close() {
        end();
    }

    private void end() {
        if (!launcher.isAlive()) {
            return;
        }
        launcher.destroy();
        try {
            if (!launcher.waitFor(60, TimeUnit.SECONDS)) {
                launcher.children().forEach(ProcessHandle::destroyForcibly);
                launcher.destroyForcibly();
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
