package org.examhall.bank;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.examhall.kernel.Refusal;

/**
 * What a candidate answered to one question: for each response variable of the item, the values given. A value is an
 * identifier that was chosen, a pair of two with a space between them, or a text that was written. Nothing answered is
 * {@link #NONE}.
 *
 * <p>Its text is JSON in one canonical form (keys sorted, no spaces, variables without a value left out, nothing
 * escaped that need not be), so that equal responses have equal text, in the journal as on the wire. The exam page
 * writes the same form: {@code canonical} in {@code server.js}.
 */
public record Response(Map<String, List<String>> values) {

    /** The longest text that is read, in characters: a text of the longest kind, each of its characters escaped. */
    public static final int MAX_TEXT = 20_000;

    private static final int MAX_IDENTIFIERS = 40;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    /** The response of a candidate who has not answered, or has taken the answer back. */
    public static final Response NONE = new Response(Map.of());

    /**
     * Takes values of the right shape; whether they belong to the item is for {@link Item#accepts} to say.
     *
     * @throws org.examhall.kernel.Refused {@code response-malformed}, if a name is not an identifier, a value occurs
     *     twice, is empty, too long or not plain text, or there are too many
     */
    public Response {
        TreeMap<String, List<String>> sorted = new TreeMap<>();
        int identifiers = 0;
        for (Map.Entry<String, List<String>> entry : values.entrySet()) {
            if (entry.getValue().isEmpty()) {
                continue;
            }
            require(NAME.matcher(entry.getKey()).matches());
            require(new HashSet<>(entry.getValue()).size() == entry.getValue().size());
            for (String value : entry.getValue()) {
                require(isPlainText(value));
                identifiers += value.indexOf(' ') < 0 ? 1 : 2;
            }
            sorted.put(entry.getKey(), List.copyOf(entry.getValue()));
        }
        require(identifiers <= MAX_IDENTIFIERS);
        values = Collections.unmodifiableMap(sorted);
    }

    /** Whether a text says something, within bounds, in characters that either database keeps. */
    private static boolean isPlainText(String value) {
        if (value.isBlank() || value.length() > Item.MOST_IN_TEXT) {
            return false;
        }
        return value.codePoints()
                .allMatch(character -> (character >= ' ' || character == '\n' || character == '\t')
                        && (character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE));
    }

    /** A response with one variable. */
    public static Response of(String variable, String... values) {
        return new Response(Map.of(variable, List.of(values)));
    }

    /**
     * Reads the JSON form: an object whose members are arrays of strings. Stricter than JSON: a member that occurs
     * twice is an error.
     *
     * @throws org.examhall.kernel.Refused {@code response-malformed}
     */
    public static Response parse(String json) {
        require(json.length() <= MAX_TEXT);
        return new Parser(json).response();
    }

    /** The values of one variable, empty if it has none. */
    public List<String> of(String variable) {
        return values.getOrDefault(variable, List.of());
    }

    /** Whether nothing was answered. */
    public boolean isNone() {
        return values.isEmpty();
    }

    /** The canonical JSON text. */
    public String json() {
        StringBuilder json = new StringBuilder("{");
        for (Map.Entry<String, List<String>> entry : values.entrySet()) {
            if (json.length() > 1) {
                json.append(',');
            }
            json.append('"').append(entry.getKey()).append("\":[\"");
            String separator = "";
            for (String value : entry.getValue()) {
                json.append(separator);
                escape(value, json);
                separator = "\",\"";
            }
            json.append("\"]");
        }
        return json.append('}').toString();
    }

    /** As JSON.stringify does it; other characters that it would escape are not in a response. */
    private static void escape(String value, StringBuilder json) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"', '\\' -> json.append('\\').append(c);
                case '\n' -> json.append("\\n");
                case '\t' -> json.append("\\t");
                default -> json.append(c);
            }
        }
    }

    @Override
    public String toString() {
        return json();
    }

    private static void require(boolean wellFormed) {
        if (!wellFormed) {
            throw Refusal.of("response-malformed").asException();
        }
    }

    /** A hand-written reader, because the form is a tiny part of JSON and everything else has to be refused. */
    private static final class Parser {

        private final String text;
        private int at;

        Parser(String text) {
            this.text = text;
        }

        Response response() {
            Map<String, List<String>> values = new TreeMap<>();
            expect('{');
            if (!take('}')) {
                do {
                    String name = string();
                    expect(':');
                    require(values.put(name, strings()) == null);
                } while (take(','));
                expect('}');
            }
            skipSpace();
            require(at == text.length());
            return values.isEmpty() ? NONE : new Response(values);
        }

        private List<String> strings() {
            List<String> strings = new ArrayList<>();
            expect('[');
            if (!take(']')) {
                do {
                    strings.add(string());
                } while (take(','));
                expect(']');
            }
            return strings;
        }

        private String string() {
            expect('"');
            StringBuilder string = new StringBuilder();
            for (char c = next(); c != '"'; c = next()) {
                string.append(c == '\\' ? escaped() : c);
            }
            return string.toString();
        }

        private char escaped() {
            char c = next();
            return switch (c) {
                case '"', '\\', '/' -> c;
                case 'b' -> '\b';
                case 'f' -> '\f';
                case 'n' -> '\n';
                case 'r' -> '\r';
                case 't' -> '\t';
                case 'u' -> unit();
                default -> throw Refusal.of("response-malformed").asException();
            };
        }

        private char unit() {
            int unit = 0;
            for (int i = 0; i < 4; i++) {
                int digit = Character.digit(next(), 16);
                require(digit >= 0);
                unit = unit * 16 + digit;
            }
            return (char) unit;
        }

        private char next() {
            require(at < text.length());
            return text.charAt(at++);
        }

        private void expect(char wanted) {
            require(take(wanted));
        }

        private boolean take(char wanted) {
            skipSpace();
            if (at < text.length() && text.charAt(at) == wanted) {
                at++;
                return true;
            }
            return false;
        }

        private void skipSpace() {
            while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
        }
    }
}
