package org.examhall.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/** The table of what was measured. */
final class Figures {

    private final StringBuilder table = new StringBuilder();

    Figures() throws IOException {
        line("Benchmark of " + LocalDate.now(ZoneOffset.UTC));
        line("");
        line("Machine: " + machine());
    }

    private static String machine() throws IOException {
        Runtime runtime = Runtime.getRuntime();
        String cpu = proc("cpuinfo", "model name");
        String memory = proc("meminfo", "MemTotal");
        return runtime.availableProcessors() + " processors" + (cpu.isEmpty() ? "" : " (" + cpu + ")")
                + (memory.isEmpty() ? "" : ", memory " + memory) + ", " + System.getProperty("os.name") + " "
                + System.getProperty("os.version") + ", Java " + Runtime.version();
    }

    private static String proc(String file, String name) throws IOException {
        Path path = Path.of("/proc", file);
        if (!Files.isReadable(path)) {
            return "";
        }
        return Files.readAllLines(path).stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("");
    }

    /** How many processes wanted a processor in the last minute, ours and others'. */
    private static String load() throws IOException {
        Path path = Path.of("/proc/loadavg");
        return Files.isReadable(path) ? Files.readString(path).split(" ")[0] : "?";
    }

    void begin(String database) throws IOException {
        line("");
        line("Database: " + database + ". Load of the machine before: " + load());
        line("");
        line("| what | per second | p50 ms | p95 ms | p99 ms | slowest ms | took s | server CPU ms each |");
        line("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
    }

    void add(String what, Load.Outcome outcome, double cpu) {
        line(String.format(
                Locale.ROOT,
                "| %s | %.0f | %.1f | %.1f | %.1f | %.1f | %.1f | %.2f |",
                what,
                outcome.perSecond(),
                outcome.percentile(50),
                outcome.percentile(95),
                outcome.percentile(99),
                outcome.percentile(100),
                outcome.seconds(),
                cpu));
    }

    void add(String what, String value) {
        line("| " + what + " | " + value + " | | | | | | |");
    }

    private void line(String text) {
        System.out.println(text);
        table.append(text).append('\n');
    }

    String markdown() {
        return table.toString();
    }
}
