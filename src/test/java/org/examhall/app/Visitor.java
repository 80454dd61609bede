package org.examhall.app;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Somebody at a computer, as the server sees them: requests, and the cookies that they carry. Follows no redirect, so
 * that a test sees each answer.
 */
public final class Visitor {

    /** The password of all demonstration accounts. */
    public static final String PASSWORD = "school-technicians";

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Pattern HIDDEN = Pattern.compile("<input\\b[^>]*type=\"hidden\"[^>]*>");
    private static final Pattern BOARD = Pattern.compile("board\\.xhtml\\?sitting=([0-9a-z]{26})");

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    /** An answer of the server. */
    public record Answer(int status, String body, HttpResponse<String> whole) {

        public JsonObject json() {
            try (JsonReader reader = Json.createReader(new StringReader(body))) {
                return reader.readObject();
            }
        }

        /** The {@code reason} of a refusal in JSON, or nothing. */
        public String reason() {
            return body.startsWith("{") ? json().getString("reason", "") : "";
        }

        /** Where a redirect leads to, as a path; empty if this is none. */
        public String location() {
            return whole.headers()
                    .firstValue("Location")
                    .map(target -> target.replaceFirst("^https?://[^/]+", ""))
                    .orElse("");
        }
    }

    private final String base;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    /** @param base the server's address without a slash at the end */
    public Visitor(String base) {
        this.base = base;
    }

    public Answer get(String path) throws IOException {
        return send("GET", path, Map.of(), null);
    }

    /** A call of one of our own scripts. */
    public Answer call(String method, String path, String json) throws IOException {
        return send(method, path, Map.of("Origin", base, "Content-Type", "application/json"), json);
    }

    /** Any request at all; the path is sent as it is given. */
    public Answer send(String method, String path, Map<String, String> headers, String body) throws IOException {
        return sendBytes(method, path, headers, body == null ? null : body.getBytes(StandardCharsets.UTF_8));
    }

    /** The same with a body that is no text. */
    public Answer sendBytes(String method, String path, Map<String, String> headers, byte[] body)
            throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE);
        request.method(
                method,
                body == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::setHeader);
        if (!cookies.isEmpty()) {
            request.setHeader(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            HttpResponse<String> response =
                    CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return new Answer(response.statusCode(), response.body(), response);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private void keep(String cookie) {
        String pair = cookie.split(";", 2)[0];
        int equals = pair.indexOf('=');
        cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
    }

    public Map<String, String> cookies() {
        return Map.copyOf(cookies);
    }

    /** Takes over what another visitor carries, as somebody who copied it would. */
    public Visitor with(Map<String, String> taken) {
        cookies.putAll(taken);
        return this;
    }

    /**
     * Fills in a form of a page and sends it to the page.
     *
     * @param form the form's id
     * @param fields names and values, the pressed button included
     */
    public Answer submit(String page, String form, Map<String, String> fields) throws IOException {
        Answer shown = get(page);
        if (shown.status() != 200) {
            throw new AssertionError(page + " answers " + shown.status() + " " + shown.location());
        }
        return submit(page, shown, form, fields);
    }

    /** The same for a page that has been fetched. */
    public Answer submit(String page, Answer shown, String form, Map<String, String> fields) throws IOException {
        Map<String, String> all = new LinkedHashMap<>();
        Matcher begin = Pattern.compile("<form\\b[^>]*id=\"" + Pattern.quote(form) + "\"")
                .matcher(shown.body());
        if (!begin.find()) {
            throw new AssertionError(page + " has no form " + form);
        }
        String markup = shown.body().substring(begin.start(), shown.body().indexOf("</form>", begin.start()));
        Matcher hidden = HIDDEN.matcher(markup);
        while (hidden.find()) {
            all.put(attribute(hidden.group(), "name"), attribute(hidden.group(), "value"));
        }
        all.put(form, form);
        all.putAll(fields);
        String body = all.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send("POST", page, Map.of("Origin", base, "Content-Type", "application/x-www-form-urlencoded"), body);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    public static String attribute(String tag, String name) {
        Matcher found = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(tag);
        return found.find() ? found.group(1).replace("&quot;", "\"").replace("&amp;", "&") : "";
    }

    /** Signs in by the sign-in page as a demonstration account: {@code trainer}, {@code administrator}, and so on. */
    public Visitor signIn(String role) {
        try {
            Answer answer = submit(
                    "/sign-in.xhtml",
                    "signIn",
                    Map.of("email", role + "@demonstration.example", "password", PASSWORD, "enter", "enter"));
            if (answer.status() != 302) {
                throw new AssertionError(role + " could not sign in: " + answer.status());
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A candidate at the door. */
    public Answer enter(String number, String keycode) throws IOException {
        return submit("/exam/", "door", Map.of("number", number, "keycode", keycode, "enter", "enter"));
    }

    /** A candidate who has come in confirms and accepts. */
    public void checkIn() throws IOException {
        Answer ready = submit(
                "/exam/check-in.xhtml", "checkIn", Map.of("confirmed", "on", "accepted", "on", "ready", "ready"));
        if (ready.status() != 302 || !ready.location().startsWith("/exam/waiting.xhtml")) {
            throw new AssertionError("not ready: " + ready.status() + " " + ready.location());
        }
    }

    /** The key of the demonstration sitting, from the list of sittings of somebody who may see it. */
    public String sitting() throws IOException {
        Matcher link = BOARD.matcher(get("/sitting/sittings.xhtml").body());
        if (!link.find()) {
            throw new AssertionError("no sitting in the list");
        }
        return link.group(1);
    }

    /** What the invigilator's board shows. */
    public JsonObject board(String sitting) throws IOException {
        Answer answer = get("/api/board/" + sitting);
        if (answer.status() != 200) {
            throw new AssertionError("no board: " + answer.status() + " " + answer.body());
        }
        return answer.json();
    }

    /** What the invigilator does: an action of the board for some scripts or all. */
    public JsonObject act(String sitting, String action, String scripts) throws IOException {
        Answer answer = call(
                "POST",
                "/api/board/" + sitting + "/actions",
                "{\"action\":\"" + action + "\",\"scripts\":" + scripts + "}");
        if (answer.status() != 200) {
            throw new AssertionError(action + ": " + answer.status() + " " + answer.body());
        }
        return answer.json();
    }
}
