package org.examhall.publish.file;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Another platform, as far as a package sees of it: gives out its files, a page around them, and a store that keeps
 * what it is told.
 */
final class PackageHost implements AutoCloseable {

    static final String LAUNCH_DATA = """
            {"launchMode": "Normal", "masteryScore": 0.65, "returnURL": "%s/home", "contextTemplate":
             {"contextActivities": {"grouping": [{"id": "urn:platform:course"}]},
              "extensions": {"https://w3id.org/xapi/cmi5/context/extensions/sessionid": "session-1"}}}""";

    /** What the record store was told, call by call. */
    record Told(String method, String resource, Map<String, String> parameters, String authorization, String body) {}

    private final Map<String, byte[]> files = new HashMap<>();
    private final Map<String, String> states = new HashMap<>();
    private final List<Told> told = new CopyOnWriteArrayList<>();
    private final List<String> missing = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    PackageHost(byte[] zip) throws IOException {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put("/content/" + entry.getName(), in.readAllBytes());
            }
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The page around the lessons, in which a platform's script keeps its object. */
    void put(String path, String text) {
        files.put(path, text.getBytes(StandardCharsets.UTF_8));
    }

    byte[] file(String name) {
        return files.get("/content/" + name);
    }

    List<String> names() {
        return files.keySet().stream()
                .filter(name -> name.startsWith("/content/"))
                .map(name -> name.substring("/content/".length()))
                .sorted()
                .toList();
    }

    List<Told> told() {
        return new ArrayList<>(told);
    }

    /** What was asked for and is not there. */
    List<String> missing() {
        return new ArrayList<>(missing);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.startsWith("/store/")) {
            keep(exchange, path.substring("/store/".length()));
        } else if (path.equals("/fetch")) {
            send(exchange, 200, "application/json", "{\"auth-token\": \"dG9rZW4=\"}".getBytes(StandardCharsets.UTF_8));
        } else if (path.equals("/home")) {
            send(exchange, 200, "text/html", "<!DOCTYPE html><title>Home</title>".getBytes(StandardCharsets.UTF_8));
        } else if (files.containsKey(path)) {
            send(exchange, 200, type(path), files.get(path));
        } else {
            missing.add(path);
            send(exchange, 404, "text/plain", new byte[0]);
        }
    }

    private static String type(String path) {
        return switch (path.substring(path.lastIndexOf('.') + 1)) {
            case "html" -> "text/html; charset=utf-8";
            case "js" -> "text/javascript; charset=utf-8";
            case "css" -> "text/css; charset=utf-8";
            default -> "application/octet-stream";
        };
    }

    private void keep(HttpExchange exchange, String resource) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> parameters = parameters(exchange);
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        told.add(new Told(exchange.getRequestMethod(), resource, parameters, String.valueOf(authorization), body));
        String state = parameters.getOrDefault("stateId", "");
        if (exchange.getRequestMethod().equals("PUT")) {
            states.put(state, body);
            send(exchange, 204, "application/json", new byte[0]);
        } else if (state.equals("LMS.LaunchData")) {
            send(
                    exchange,
                    200,
                    "application/json",
                    LAUNCH_DATA.formatted(address()).getBytes(StandardCharsets.UTF_8));
        } else if (states.containsKey(state)) {
            send(exchange, 200, "application/json", states.get(state).getBytes(StandardCharsets.UTF_8));
        } else {
            boolean posted = exchange.getRequestMethod().equals("POST");
            send(exchange, posted ? 200 : 404, "application/json", "[]".getBytes(StandardCharsets.UTF_8));
        }
    }

    private static Map<String, String> parameters(HttpExchange exchange) {
        Map<String, String> parameters = new HashMap<>();
        String query = exchange.getRequestURI().getRawQuery();
        for (String one : query == null ? new String[0] : query.split("&")) {
            String[] halves = one.split("=", 2);
            parameters.put(halves[0], URLDecoder.decode(halves[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] bytes) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(status, status == 204 ? -1 : bytes.length);
        if (status != 204) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
