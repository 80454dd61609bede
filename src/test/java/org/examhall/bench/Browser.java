package org.examhall.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Somebody's browser, as far as the forms before and after the exam need one. */
final class Browser {

    private static final Pattern INPUT = Pattern.compile("<input ([^>]*type=\"hidden\"[^>]*)>");
    private static final Pattern NAME = Pattern.compile("name=\"([^\"]*)\"");
    private static final Pattern VALUE = Pattern.compile("value=\"([^\"]*)\"");

    private final HttpClient client;
    private final String base;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    Browser(HttpClient client, int port) {
        this.client = client;
        this.base = "http://127.0.0.1:" + port;
    }

    String get(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = send(request(path).GET());
        if (response.statusCode() != 200) {
            throw new IOException("GET " + path + ": " + response.statusCode() + " " + response.body());
        }
        return response.body();
    }

    /** Opens a page and sends its form with what is filled in; the answer has to send the browser on. */
    void submit(String path, String form, String... filled) throws IOException, InterruptedException {
        HttpResponse<String> response = fillIn(path, form, filled);
        if (response.statusCode() != 302) {
            throw new IOException("POST " + path + ": " + response.statusCode() + " " + response.body());
        }
    }

    /** The same where the answer is the page again. */
    String submitAndStay(String path, String form, String... filled) throws IOException, InterruptedException {
        HttpResponse<String> response = fillIn(path, form, filled);
        if (response.statusCode() != 200) {
            throw new IOException("POST " + path + ": " + response.statusCode() + " " + response.body());
        }
        return response.body();
    }

    private HttpResponse<String> fillIn(String path, String form, String... filled)
            throws IOException, InterruptedException {
        Map<String, String> fields = new LinkedHashMap<>();
        String page = get(path);
        int at = page.indexOf("<form id=\"" + form + "\"");
        if (at < 0) {
            throw new IOException(path + " has no form " + form + ": " + page);
        }
        Matcher inputs = INPUT.matcher(page.substring(at, page.indexOf("</form>", at)));
        while (inputs.find()) {
            Matcher name = NAME.matcher(inputs.group(1));
            Matcher value = VALUE.matcher(inputs.group(1));
            if (name.find()) {
                fields.put(name.group(1), value.find() ? value.group(1).replace("&amp;", "&") : "");
            }
        }
        for (int i = 0; i < filled.length; i += 2) {
            fields.put(filled[i], filled[i + 1]);
        }
        StringBuilder body = new StringBuilder();
        fields.forEach((name, value) -> body.append(body.isEmpty() ? "" : "&")
                .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    String post(String path, String json) throws IOException, InterruptedException {
        HttpResponse<String> response = send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
        if (response.statusCode() != 200) {
            throw new IOException("POST " + path + ": " + response.statusCode() + " " + response.body());
        }
        return response.body();
    }

    /** Sends a form with a file; the answer has to send the browser on. Gives the address. */
    String upload(String path, Path file, Map<String, String> fields) throws IOException, InterruptedException {
        String boundary = "examhall-benchmark";
        StringBuilder head = new StringBuilder();
        fields.forEach((name, value) -> head.append("--" + boundary + "\r\nContent-Disposition: form-data; name=\"")
                .append(name)
                .append("\"\r\n\r\n")
                .append(value)
                .append("\r\n"));
        head.append("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"")
                .append(file.getFileName())
                .append("\"\r\n\r\n");
        HttpResponse<String> response = send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.concat(
                        HttpRequest.BodyPublishers.ofString(head.toString()),
                        HttpRequest.BodyPublishers.ofFile(file),
                        HttpRequest.BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"))));
        if (response.statusCode() != 302) {
            throw new IOException("POST " + path + ": " + response.statusCode() + " " + response.body());
        }
        return response.headers().firstValue("Location").orElse("");
    }

    /** The lines of a stream that the server keeps open; closing them closes the connection. */
    Stream<String> follow(String path) throws IOException, InterruptedException {
        HttpRequest request =
                request(path).timeout(Duration.ofSeconds(20)).GET().build();
        HttpResponse<Stream<String>> response = client.send(request, HttpResponse.BodyHandlers.ofLines());
        if (response.statusCode() != 200) {
            throw new IOException("GET " + path + ": " + response.statusCode());
        }
        return response.body();
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofMinutes(2))
                .header("Origin", base)
                .header("User-Agent", Load.AGENT);
        if (!cookies.isEmpty()) {
            StringBuilder all = new StringBuilder();
            cookies.forEach((name, value) -> all.append(all.isEmpty() ? "" : "; ")
                    .append(name)
                    .append('=')
                    .append(value));
            request.header("Cookie", all.toString());
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        for (String cookie : response.headers().allValues("Set-Cookie")) {
            String pair = cookie.split(";", 2)[0];
            int equals = pair.indexOf('=');
            cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return response;
    }

    String cookie(String name) {
        return name + "=" + cookies.getOrDefault(name, "");
    }
}
