package org.examhall.app;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A paper as the exam page shows it: its questions, and what may be answered to each. */
public final class ShownPaper {

    private static final Pattern SECTION = Pattern.compile(
            "<section class=\"question\" id=\"q\\d+\" data-position=\"(\\d+)\" data-item-type=\"(\\w+)\"");
    private static final Pattern VALUE = Pattern.compile("<input\\b[^>]*\\bvalue=\"([^\"]+)\"");
    private static final Pattern MOST = Pattern.compile("data-max=\"(\\d+)\"");
    private static final Pattern PIECE = Pattern.compile("<li data-value=\"([^\"]+)\"");
    private static final Pattern SELECT = Pattern.compile("<select\\b([^>]*)>(.*?)</select>", Pattern.DOTALL);
    private static final Pattern OPTION = Pattern.compile("<option value=\"([^\"]+)\"");

    /** A question; {@code markup} is all that the page has of it. */
    public record Question(int position, String type, String markup) {

        /** Some answer that the question takes, in the canonical form of the wire. */
        public String someAnswer(Random random) {
            Map<String, List<String>> values = new TreeMap<>();
            switch (type) {
                case "single" -> values.put("RESPONSE", List.of(any(found(VALUE, markup), random)));
                case "multiple" -> {
                    Matcher most = MOST.matcher(markup);
                    int count = most.find() ? Math.max(1, Integer.parseInt(most.group(1))) : 1;
                    values.put(
                            "RESPONSE",
                            some(found(VALUE, markup), 1 + random.nextInt(count), random).stream()
                                    .sorted()
                                    .toList());
                }
                case "order" -> {
                    List<String> pieces = found(PIECE, markup);
                    values.put("RESPONSE", some(pieces, pieces.size(), random));
                }
                case "match" -> {
                    List<String> pairs = new ArrayList<>();
                    selects()
                            .forEach((attributes, options) ->
                                    pairs.add(Visitor.attribute(attributes, "data-left") + " " + any(options, random)));
                    values.put("RESPONSE", pairs.stream().sorted().toList());
                }
                case "inline" ->
                    selects()
                            .forEach((attributes, options) -> values.put(
                                    Visitor.attribute(attributes, "data-response"), List.of(any(options, random))));
                default -> throw new AssertionError("a question of type " + type);
            }
            return values.entrySet().stream()
                    .map(entry -> "\"" + entry.getKey() + "\":[\"" + String.join("\",\"", entry.getValue()) + "\"]")
                    .collect(Collectors.joining(",", "{", "}"));
        }

        private Map<String, List<String>> selects() {
            Map<String, List<String>> selects = new TreeMap<>();
            Matcher select = SELECT.matcher(markup);
            while (select.find()) {
                selects.put(select.group(1), found(OPTION, select.group(2)));
            }
            return selects;
        }
    }

    private final List<Question> questions = new ArrayList<>();
    private final String markup;

    /** @param page the exam page's HTML */
    public ShownPaper(String page) {
        int from = page.indexOf("<form id=\"questions\"");
        int to = page.indexOf("<section id=\"review\"", from);
        if (from < 0 || to < 0) {
            throw new AssertionError("this page shows no paper");
        }
        markup = page.substring(from, to);
        Matcher section = SECTION.matcher(markup);
        List<Integer> starts = new ArrayList<>();
        while (section.find()) {
            starts.add(section.start());
        }
        starts.add(markup.length());
        for (int i = 0; i + 1 < starts.size(); i++) {
            String part = markup.substring(starts.get(i), starts.get(i + 1));
            Matcher head = SECTION.matcher(part);
            if (head.find()) {
                questions.add(new Question(Integer.parseInt(head.group(1)), head.group(2), part));
            }
        }
    }

    public List<Question> questions() {
        return questions;
    }

    /** All questions as the candidate sees them; equal for the same paper. */
    public String markup() {
        return markup;
    }

    private static List<String> found(Pattern pattern, String text) {
        List<String> all = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            all.add(matcher.group(1));
        }
        if (all.isEmpty()) {
            throw new AssertionError("nothing to choose in " + text);
        }
        return all;
    }

    private static String any(List<String> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }

    private static List<String> some(List<String> values, int count, Random random) {
        List<String> mixed = new ArrayList<>(values);
        Collections.shuffle(mixed, random);
        return mixed.subList(0, Math.min(count, mixed.size()));
    }
}
