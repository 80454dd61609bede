package org.examhall.sitting.rest;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParserFactory;
import jakarta.json.stream.JsonParsingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.examhall.bank.Response;
import org.examhall.kernel.Bodies;
import org.examhall.kernel.Refusal;
import org.examhall.kernel.Refused;
import org.examhall.sitting.GivenAnswer;

/**
 * Reads the body with which a window sends answers: {@code {"seat":2,"answers":[{"position":3,"revision":5,
 * "response":{"RESPONSE":["C"]}}]}}. Anything else is refused as a whole: our own windows send nothing else.
 */
final class Answers {

    static final int LARGEST_BODY = 256 * 1024;
    static final int MOST_ANSWERS = 200;

    private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());

    private final JsonParser parser;

    private Answers(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * Reads a body.
     *
     * @throws Refused {@code body-too-large} or {@code body-malformed}
     */
    static List<GivenAnswer> read(InputStream body) throws IOException {
        byte[] bytes = Bodies.bytes(body, LARGEST_BODY);
        try (JsonParser parser = PARSERS.createParser(new ByteArrayInputStream(bytes))) {
            return new Answers(parser).body();
        } catch (JsonParsingException | NoSuchElementException | IllegalStateException broken) {
            throw malformed();
        } catch (JsonException broken) {
            throw malformed();
        }
    }

    private static Refused malformed() {
        return Refusal.of("body-malformed").asException();
    }

    private List<GivenAnswer> body() {
        List<GivenAnswer> answers = new ArrayList<>();
        expect(Event.START_OBJECT);
        for (Event event = parser.next(); event != Event.END_OBJECT; event = parser.next()) {
            String name = nameAt(event);
            switch (name) {
                case "seat" -> whole(1_000_000);
                case "answers" -> answers.addAll(answers());
                default -> throw malformed();
            }
        }
        if (parser.hasNext()) {
            parser.next();
            throw malformed();
        }
        return answers;
    }

    private List<GivenAnswer> answers() {
        List<GivenAnswer> answers = new ArrayList<>();
        expect(Event.START_ARRAY);
        for (Event event = parser.next(); event != Event.END_ARRAY; event = parser.next()) {
            if (event != Event.START_OBJECT || answers.size() == MOST_ANSWERS) {
                throw malformed();
            }
            answers.add(answer());
        }
        return answers;
    }

    private GivenAnswer answer() {
        long position = 0;
        long revision = 0;
        Response response = null;
        for (Event event = parser.next(); event != Event.END_OBJECT; event = parser.next()) {
            switch (nameAt(event)) {
                case "position" -> position = whole(10_000);
                case "revision" -> revision = whole(1_000_000_000_000L);
                case "response" -> response = response();
                default -> throw malformed();
            }
        }
        if (position < 1 || revision < 1 || response == null) {
            throw malformed();
        }
        return new GivenAnswer((int) position, revision, response);
    }

    private Response response() {
        Map<String, List<String>> values = new HashMap<>();
        expect(Event.START_OBJECT);
        for (Event event = parser.next(); event != Event.END_OBJECT; event = parser.next()) {
            String name = nameAt(event);
            List<String> chosen = new ArrayList<>();
            expect(Event.START_ARRAY);
            for (Event value = parser.next(); value != Event.END_ARRAY; value = parser.next()) {
                if (value != Event.VALUE_STRING) {
                    throw malformed();
                }
                chosen.add(parser.getString());
            }
            if (values.put(name, chosen) != null) {
                throw malformed();
            }
        }
        Response response = new Response(values);
        if (response.json().length() > Response.MAX_TEXT) {
            throw malformed();
        }
        return response;
    }

    private String nameAt(Event event) {
        if (event != Event.KEY_NAME) {
            throw malformed();
        }
        return parser.getString();
    }

    private void expect(Event wanted) {
        if (parser.next() != wanted) {
            throw malformed();
        }
    }

    private long whole(long greatest) {
        expect(Event.VALUE_NUMBER);
        if (!parser.isIntegralNumber()) {
            throw malformed();
        }
        long number;
        try {
            number = parser.getBigDecimal().longValueExact();
        } catch (ArithmeticException tooLarge) {
            throw malformed();
        }
        if (number < 0 || number > greatest) {
            throw malformed();
        }
        return number;
    }
}
