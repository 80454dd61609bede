package org.examhall.sitting;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a row of the journal says about the clock, as one short text: {@code given=123457<tab>by=Trainer<tab>why=noise}.
 * Spans and instants are milliseconds. Whoever acted is there by name and nothing else of a person is.
 */
record Note(Map<String, String> fields) {

    Note {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    static Note empty() {
        return new Note(Map.of());
    }

    Note with(String name, Object value) {
        Map<String, String> more = new LinkedHashMap<>(fields);
        more.put(name, value.toString());
        return new Note(more);
    }

    /** One text for one note; what a person has typed cannot end a field or begin another. */
    String text() {
        StringBuilder text = new StringBuilder();
        fields.forEach((name, value) -> {
            if (!text.isEmpty()) {
                text.append('\t');
            }
            text.append(name)
                    .append('=')
                    .append(value.replace("\\", "\\\\")
                            .replace("\t", "\\t")
                            .replace("\r", "\\r")
                            .replace("\n", "\\n"));
        });
        return text.toString();
    }

    /** What such a text says; what is no field, because somebody wrote it there, is left out. */
    static Note parse(String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String part : text.split("\t", -1)) {
            int sign = part.indexOf('=');
            if (sign > 0) {
                fields.put(part.substring(0, sign), plain(part.substring(sign + 1)));
            }
        }
        return new Note(fields);
    }

    private static String plain(String escaped) {
        StringBuilder plain = new StringBuilder(escaped.length());
        for (int i = 0; i < escaped.length(); i++) {
            char c = escaped.charAt(i);
            if (c == '\\' && i + 1 < escaped.length()) {
                i++;
                plain.append(
                        switch (escaped.charAt(i)) {
                            case 't' -> '\t';
                            case 'r' -> '\r';
                            case 'n' -> '\n';
                            default -> escaped.charAt(i);
                        });
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    String words(String name) {
        return fields.getOrDefault(name, "");
    }

    /** Empty if there is no such field, or it is no number. */
    Optional<Long> number(String name) {
        try {
            return Optional.ofNullable(fields.get(name)).map(Long::valueOf);
        } catch (NumberFormatException forged) {
            return Optional.empty();
        }
    }

    Optional<Duration> span(String name) {
        return number(name).map(Duration::ofMillis);
    }
}
