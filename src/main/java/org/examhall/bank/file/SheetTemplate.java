package org.examhall.bank.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The spreadsheet as an author gets it to fill in: the headings, and an example of each type. */
public final class SheetTemplate {

    private static final List<Map<String, String>> EXAMPLES = List.of(
            Map.of(
                    "type", "single",
                    "question", "Which record is opened when something does not work as it should?",
                    "a", "An incident",
                    "b", "A change",
                    "c", "A release",
                    "key", "A",
                    "why a", "An incident is an interruption that was not planned.",
                    "why b", "A change is planned.",
                    "why c", "A release brings changes into use."),
            Map.of(
                    "type", "multiple",
                    "question", "Which two of these are inputs to a service report?",
                    "a", "Numbers of incidents",
                    "b", "The colour of the cables",
                    "c", "Times of failure",
                    "d", "The weather",
                    "key", "A, C"),
            Map.of("type", "true-false", "question", "A workaround ends an incident for good.", "key", "false"),
            Map.of(
                    "type", "order",
                    "question", "Put the steps in order.",
                    "a", "Log the call",
                    "b", "Find the cause",
                    "c", "Repair",
                    "d", "Close the call"),
            Map.of(
                    "type", "match",
                    "question", "What belongs to what?",
                    "a", "Printer -> Hardware",
                    "b", "Browser -> Software",
                    "c", "-> Network"),
            Map.of(
                    "type", "text",
                    "question", "What is the name of the person who owns a process?",
                    "a", "Process owner",
                    "b", "The process owner"),
            Map.of(
                    "type", "number",
                    "question", "A service was down for 6 of 600 hours. How many per cent was it available?",
                    "key", "99",
                    "tolerance", "0.1"),
            Map.of(
                    "type", "essay",
                    "question", "Explain how you would tell staff about a failure that lasts.",
                    "key", "Early, in plain words, with the time of the next news."));

    private SheetTemplate() {}

    /** The headings, then a row for each example. */
    public static List<List<String>> rows() {
        List<String> headings = headings();
        List<List<String>> rows = new ArrayList<>();
        rows.add(headings);
        EXAMPLES.forEach(example -> rows.add(headings.stream()
                .map(heading -> example.getOrDefault(heading.toLowerCase(Locale.ROOT), ""))
                .toList()));
        return rows;
    }

    private static List<String> headings() {
        List<String> headings = new ArrayList<>();
        List<String> letters = Arrays.asList(Column.OPTIONS.split(""));
        for (Column column : Column.values()) {
            headings.add(column.heading());
            if (column == Column.QUESTION) {
                headings.addAll(letters);
            }
        }
        letters.forEach(letter -> headings.add(Column.WHY + letter));
        return headings;
    }
}
