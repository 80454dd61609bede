package org.examhall.bank.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.examhall.bank.ImportNote;
import org.examhall.bank.Item;
import org.examhall.bank.ItemCheck;
import org.examhall.bank.ItemFacts;
import org.examhall.bank.ItemWriter;
import org.examhall.bank.Response;
import org.examhall.kernel.Language;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What becomes of questions of each format, and what answers to them earn, from the tables in {@code bank/imports}. A
 * case begins with {@code === name}; below its source each line {@code --- TYPE} or {@code --- no reason} is a reading,
 * with its marks ({@code mark response share}) and notes; {@code --- whole reason} refuses the file.
 */
class FormatCasesTest {

    private static final Path TABLES = Path.of("src/test/resources/bank/imports");
    private static final Defaults DEFAULTS =
            new Defaults(Language.EN, new ItemFacts(1, "service-desk", "a topic", 500));

    @TempDir
    Path folder;

    private record Case(String name, String source, List<String> expected) {}

    @TestFactory
    Stream<DynamicTest> eachQuestionBecomesWhatItsTableSays() throws IOException {
        try (Stream<Path> tables = Files.list(TABLES)) {
            return tables.sorted().toList().stream()
                    .flatMap(table -> cases(table).stream()
                            .map(one -> DynamicTest.dynamicTest(
                                    table.getFileName() + ": " + one.name(), () -> check(one))));
        }
    }

    private static List<Case> cases(Path table) {
        List<Case> cases = new ArrayList<>();
        for (String part : lines(table).split("(?m)^=== ")) {
            int expected = part.indexOf("\n--- ");
            if (expected >= 0) {
                int name = part.indexOf('\n');
                String source = expected > name ? part.substring(name + 1, expected) : "";
                cases.add(new Case(
                        part.substring(0, name),
                        source,
                        part.substring(expected + 1)
                                .lines()
                                .filter(line -> !line.isBlank())
                                .toList()));
            }
        }
        return cases;
    }

    private static String lines(Path table) {
        try {
            return Files.readString(table);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void check(Case one) throws IOException {
        Path file = Files.write(folder.resolve("file"), one.source().getBytes(StandardCharsets.UTF_8));
        List<String> told = new ArrayList<>();
        List<String> wantedMarks = one.expected();
        try (QuestionSource source = Format.of(file).open(file, DEFAULTS)) {
            int at = -1;
            for (Reading reading = source.next(); reading != null; reading = source.next()) {
                at = next(wantedMarks, at);
                told.add(said(reading));
                if (reading instanceof Reading.Usable usable) {
                    told.addAll(marked(usable, wantedMarks, at));
                }
            }
            told.addAll(source.leftOut().stream()
                    .map(note -> "left " + note.code())
                    .distinct()
                    .toList());
        } catch (Unreadable whole) {
            told.clear();
            told.add("--- whole " + whole.refusal().code());
        }
        assertThat(told).isEqualTo(one.expected());
    }

    private static int next(List<String> expected, int at) {
        int next = at + 1;
        while (next < expected.size() && !expected.get(next).startsWith("--- ")) {
            next++;
        }
        return next;
    }

    private static String said(Reading reading) {
        if (reading instanceof Reading.Unusable unusable) {
            return "--- no " + unusable.reason().code() + " at " + unusable.line();
        }
        return "--- " + item((Reading.Usable) reading).type() + " at " + reading.line();
    }

    private static Item item(Reading.Usable usable) {
        ItemCheck.Checked checked = ItemCheck.read("", usable.itemXml(), usable.stimulusXml(), usable.facts());
        assertThat(checked.defects()).isEmpty();
        // What is exported is the same again.
        assertThat(ItemWriter.write(checked.item(), Language.EN)).isEqualTo(usable.itemXml());
        return checked.item();
    }

    private static List<String> marked(Reading.Usable usable, List<String> expected, int at) {
        List<String> told = new ArrayList<>();
        Item item = item(usable);
        for (int i = at + 1; i < expected.size() && expected.get(i).startsWith("mark "); i++) {
            String[] parts = expected.get(i).split(" (?=[-0-9.]+$)");
            Response response = Response.parse(parts[0].substring("mark ".length()));
            told.add(parts[0] + " "
                    + item.markScheme()
                            .mark(response)
                            .earned()
                            .stripTrailingZeros()
                            .toPlainString());
        }
        String notes = usable.notes().stream().map(ImportNote::code).distinct().collect(Collectors.joining(" "));
        if (!notes.isEmpty()) {
            told.add("note " + notes);
        }
        return told;
    }
}
