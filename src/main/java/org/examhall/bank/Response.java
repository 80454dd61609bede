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
 * What a candidate answered to one question: for each response variable of the item, the identifiers chosen. A pair is
 * two identifiers with a space between them. Nothing answered is {@link #NONE}.
 *
 * <p>Its text is JSON in one canonical form (keys sorted, no spaces, variables without a value left out), so that equal
 * responses have equal text, in the journal as on the wire.
 */
public record Response(Map<String, List<String>> values) {

    /** The longest text that is read, in characters. */
    public static final int MAX_TEXT = 2_000;

    private static final int MAX_IDENTIFIERS = 40;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_.-]{1,64}( [A-Za-z0-9_.-]{1,64})?");

    /** The response of a candidate who has not answered, or has taken the answer back. */
    public static final Response NONE = new Response(Map.of());

    /**
     * Takes values of the right shape; whether they belong to the item is for {@link Item#accepts} to say.
     *
     * @throws org.examhall.kernel.Refused {@code response-malformed}, if a name is not an identifier, a value occurs
     *     twice or there are too many
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
                require(VALUE.matcher(value).matches());
                identifiers += value.indexOf(' ') < 0 ? 1 : 2;
            }
            sorted.put(entry.getKey(), List.copyOf(entry.getValue()));
        }
        require(identifiers <= MAX_IDENTIFIERS);
        values = Collections.unmodifiableMap(sorted);
    }

    /** A response with one variable. */
    public static Response of(String variable, String... values) {
        return new Response(Map.of(variable, List.of(values)));
    }

    /**
     * Reads the JSON form: an object whose members are arrays of strings. Stricter than JSON: the strings are
     * identifiers, so a backslash is an error, as is a member that occurs twice.
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
            json.append(String.join("\",\"", entry.getValue())).append("\"]");
        }
        return json.append('}').toString();
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
            int end = text.indexOf('"', at);
            require(end > at);
            String string = text.substring(at, end);
            require(VALUE.matcher(string).matches());
            at = end + 1;
            return string;
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
