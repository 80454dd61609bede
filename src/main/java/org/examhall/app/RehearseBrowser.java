package org.examhall.app;

import java.io.IOException;
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

/** Somebody's browser, as far as {@link Rehearse} needs one: pages, forms, calls and cookies. */
final class RehearseBrowser {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Pattern HIDDEN = Pattern.compile("<input\\b[^>]*type=\"hidden\"[^>]*>");
    private static final Pattern NAME = Pattern.compile("\\bname=\"([^\"]*)\"");
    private static final Pattern VALUE = Pattern.compile("\\bvalue=\"([^\"]*)\"");

    /** An answer of the server. */
    record Answer(int status, String body) {

        boolean isWell() {
            return status == 200;
        }

        /** The rest of a message, if the server answered something else than it should have. */
        String words() {
            return status + " " + body.substring(0, Math.min(body.length(), 300));
        }
    }

    private final HttpClient client;
    private final URI base;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    RehearseBrowser(HttpClient client, URI base) {
        this.client = client;
        this.base = base;
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    /** A call of one of the pages' scripts. */
    Answer call(String method, String path, String json) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json)));
    }

    /** Opens a page, fills in a form of it and sends it; the answer has to send the browser on. */
    void submit(String path, String form, Map<String, String> filled) throws IOException, InterruptedException {
        Answer page = get(path);
        int from = page.body().indexOf("<form id=\"" + form + "\"");
        if (from < 0) {
            throw new IOException(path + " does not show the form " + form + ": " + page.words());
        }
        String markup = page.body().substring(from, page.body().indexOf("</form>", from));
        Map<String, String> fields = new LinkedHashMap<>();
        HIDDEN.matcher(markup).results().forEach(input -> {
            String name = first(NAME, input.group());
            fields.put(name, first(VALUE, input.group()).replace("&amp;", "&"));
        });
        fields.putAll(filled);
        String body = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        Answer answer = send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        if (answer.status() != 302) {
            throw new IOException(path + " did not accept what was filled in (" + answer.status() + ").");
        }
    }

    private static String first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? found.group(1) : "";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(PATIENCE)
                .header("Origin", base.toString())
                .header("User-Agent", "examhall-rehearse");
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        for (String cookie : response.headers().allValues("Set-Cookie")) {
            String pair = cookie.split(";", 2)[0];
            int equals = pair.indexOf('=');
            cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return new Answer(response.statusCode(), response.body());
    }
}
