package org.examhall.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A candidate as the benchmark plays one: signs in, reads the paper, answers, hands in. */
final class Sitter {

    static final int QUESTIONS = 60;

    private static final Pattern SECTION = Pattern.compile("<section class=\"question\".*?</section>", Pattern.DOTALL);
    private static final Pattern RESPONSE = Pattern.compile("data-response=\"([^\"]+)\"");
    private static final Pattern INPUT = Pattern.compile("<input [^>]*value=\"([^\"]+)\"");
    private static final Pattern PLACE = Pattern.compile("<li data-value=\"([^\"]+)\"");
    private static final Pattern LEFT = Pattern.compile("data-left=\"([^\"]+)\"");
    private static final Pattern GAP = Pattern.compile(
            "<select class=\"gap\"[^>]*data-response=\"([^\"]+)\".*?<option value=\"([^\"]+)\"", Pattern.DOTALL);
    private static final Pattern OPTION = Pattern.compile("<option value=\"([^\"]+)\"");

    final String number;
    final String keycode;
    String cookie = "";
    String script = "";

    /** For each question some responses that it accepts. */
    private final List<List<String>> responses = new ArrayList<>();

    private final int[] revisions = new int[QUESTIONS];
    private int saves;
    private int position;

    Sitter(String number, String keycode) {
        this.number = number;
        this.keycode = keycode;
    }

    byte[] start(int port) {
        return Load.request("GET", "/exam/paper.xhtml", port, cookie, "");
    }

    /** Takes the paper in, which has to be whole. */
    void read(Reply paper) {
        String html = paper.body();
        if (paper.status() != 200 || !html.contains(script) || !html.contains("</html>")) {
            throw new IllegalStateException("not the paper: " + paper.status() + " " + html);
        }
        responses.clear();
        Matcher sections = SECTION.matcher(html);
        while (sections.find()) {
            responses.add(responsesTo(sections.group()));
        }
        if (responses.size() != QUESTIONS) {
            throw new IllegalStateException("the paper has " + responses.size() + " questions");
        }
    }

    private static List<String> responsesTo(String section) {
        Matcher name = RESPONSE.matcher(section);
        if (!name.find()) {
            throw new IllegalStateException("no interaction in " + section);
        }
        if (section.contains("interaction choice")) {
            return all(INPUT, section).stream().map(Sitter::one).toList();
        }
        if (section.contains("interaction order")) {
            return List.of("{\"RESPONSE\":[\"" + String.join("\",\"", all(PLACE, section)) + "\"]}");
        }
        if (section.contains("interaction match")) {
            String right = all(OPTION, section).get(0);
            return List.of("{\"RESPONSE\":[\"" + String.join(" " + right + "\",\"", all(LEFT, section)) + " " + right
                    + "\"]}");
        }
        List<String> gaps = new ArrayList<>();
        Matcher gap = GAP.matcher(section);
        while (gap.find()) {
            gaps.add("\"" + gap.group(1) + "\":[\"" + gap.group(2) + "\"]");
        }
        return List.of("{" + String.join(",", gaps) + "}");
    }

    private static String one(String value) {
        return "{\"RESPONSE\":[\"" + value + "\"]}";
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).toList();
    }

    /** One answer, to the questions in turn. */
    byte[] save(int port) {
        position = saves++ % QUESTIONS;
        return put(port, "[" + answer(position) + "]");
    }

    /** Checks that what {@link #save} sent was acknowledged, with its revision. */
    void acknowledged(Reply reply) {
        String expected = "\"saved\":[{\"position\":" + (position + 1) + ",\"revision\":" + revisions[position] + "}]";
        if (reply.status() != 200 || !reply.body().contains(expected)) {
            throw new IllegalStateException("not acknowledged: " + reply.status() + " " + reply.body());
        }
    }

    /** All sixty answers in one request. */
    byte[] saveAll(int port) {
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < QUESTIONS; i++) {
            answers.add(answer(i));
        }
        return put(port, "[" + String.join(",", answers) + "]");
    }

    private String answer(int index) {
        List<String> possible = responses.get(index);
        int revision = ++revisions[index];
        return "{\"position\":" + (index + 1) + ",\"revision\":" + revision + ",\"response\":"
                + possible.get(revision % possible.size()) + "}";
    }

    private byte[] put(int port, String answers) {
        return Load.request(
                "PUT", "/api/scripts/" + script + "/answers", port, cookie, "{\"seat\":1,\"answers\":" + answers + "}");
    }

    byte[] handIn(int port) {
        return Load.request("POST", "/api/scripts/" + script + "/hand-in", port, cookie, "{\"seat\":1,\"answers\":[]}");
    }

    static void receipt(Reply reply) {
        if (reply.status() != 200 || !reply.body().contains("\"answered\":" + QUESTIONS)) {
            throw new IllegalStateException("not handed in: " + reply.status() + " " + reply.body());
        }
    }
}
