package org.examhall.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files of many questions, read and made into drafts as an author does it. */
final class ImportedFiles {

    private static final int QUESTIONS = Integer.getInteger("bench.questions", 50_000);
    private static final int LONGEST_MINUTES = 30;
    private static final Pattern SUM = Pattern.compile("id=\"sum\"[^>]*>([^<]*)<");

    private final Browser desk;
    private final Server server;
    private final Figures figures;
    private final Path folder;

    ImportedFiles(Browser desk, Server server, Figures figures, Path folder) {
        this.desk = desk;
        this.server = server;
        this.figures = figures;
        this.folder = folder;
    }

    void run() throws IOException, InterruptedException {
        Path gift = folder.resolve("questions.gift");
        Path moodle = folder.resolve("questions.xml");
        writeGift(gift);
        writeMoodle(moodle);
        String first = read("GIFT", gift, "Imported");
        commit(first);
        read("Moodle XML", moodle, "duplicates");
        figures.add("peak memory of the server, heap 256 MiB", server.peakMebibytes() + " MiB");
    }

    /** The same questions in both files, so that the second asks nothing new. */
    private static String asked(int number) {
        return "How many seconds pass between ticks " + number + " and " + (number + 1) + " of this clock?";
    }

    private static void writeGift(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int i = 0; i < QUESTIONS; i++) {
                out.write(
                        "::Q" + i + ":: " + asked(i) + " {\n=One second#So it is.\n~Two seconds\n~None at all\n}\n\n");
            }
        }
    }

    private static void writeMoodle(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<quiz>\n");
            for (int i = 0; i < QUESTIONS; i++) {
                out.write("<question type=\"multichoice\"><name><text>Q" + i + "</text></name>"
                        + "<questiontext format=\"html\"><text><![CDATA[<p>" + asked(i)
                        + "</p>]]></text></questiontext>"
                        + "<single>true</single><answer fraction=\"100\"><text>One second</text></answer>"
                        + "<answer fraction=\"0\"><text>Two seconds</text></answer>"
                        + "<answer fraction=\"0\"><text>None at all</text></answer></question>\n");
            }
            out.write("</quiz>\n");
        }
    }

    private String read(String what, Path file, String outcome) throws IOException, InterruptedException {
        long start = System.nanoTime();
        String page = desk.upload(
                "/bank/import-upload",
                file,
                Map.of(
                        "bank", "benchmark",
                        "language", "en",
                        "outcome", "1",
                        "process", "service-desk",
                        "topic", "Clocks",
                        "difficulty", "65"));
        String path = page.substring(page.indexOf("/bank/"));
        String shown = await(path);
        add("%s, %,d questions, read and reported (%s)".formatted(what, QUESTIONS, outcome), start);
        Matcher sum = SUM.matcher(shown);
        figures.add("its report, " + what, sum.find() ? sum.group(1) : "none");
        return path;
    }

    private void commit(String path) throws IOException, InterruptedException {
        long start = System.nanoTime();
        desk.submit(path, "deeds", "commit", "commit");
        await(path);
        add("drafts of %,d questions".formatted(QUESTIONS), start);
    }

    private void add(String what, long start) {
        double seconds = (System.nanoTime() - start) / 1e9;
        figures.add(what, "%.1f s, %.0f per second".formatted(seconds, QUESTIONS / seconds));
    }

    /** The page once no job works on the import any more. */
    private String await(String path) throws IOException, InterruptedException {
        long giveUp = System.nanoTime() + TimeUnit.MINUTES.toNanos(LONGEST_MINUTES);
        while (System.nanoTime() < giveUp) {
            String page = desk.get(path);
            if (page.contains("data-running=\"false\"")) {
                return page;
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
        throw new IOException("the import has not come to its end");
    }
}
