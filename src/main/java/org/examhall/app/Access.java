package org.examhall.app;

import jakarta.servlet.http.HttpServletRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.examhall.account.Role;

/**
 * Who may call what. The rules are a file, {@code access.rules}, one line for each page and call; what no line names is
 * refused. A test walks over all pages and calls that exist and fails where a line is missing.
 */
public final class Access {

    /** Everybody, signed in or not. */
    public static final String ANYBODY = "anybody";

    /**
     * One line of the file.
     *
     * @param method an HTTP method, or {@code *} for those that a browser uses for a page, GET and POST
     * @param path with {@code {}} for a part that varies, or ending in {@code **} for all below
     * @param roles keys of roles, or {@link #ANYBODY} alone
     */
    public record Rule(String method, String path, Set<String> roles, Pattern pattern) {

        boolean matches(String askedMethod, String askedPath) {
            boolean page = method.equals("*") && (askedMethod.equals("GET") || askedMethod.equals("POST"));
            return (page || method.equals(askedMethod))
                    && pattern.matcher(askedPath).matches();
        }

        public boolean isOpen() {
            return roles.contains(ANYBODY);
        }
    }

    private static final List<Rule> RULES = read();

    /** The rules by the first part of their path, because every request asks; each list in the order of the file. */
    private static final Map<String, List<Rule>> BY_ROOM =
            RULES.stream().collect(Collectors.groupingBy(rule -> room(rule.path())));

    private Access() {}

    public static List<Rule> rules() {
        return RULES;
    }

    /** The rule for a request; the first line that matches. */
    public static Optional<Rule> ruleFor(String method, String path) {
        String asked = method.equals("HEAD") ? "GET" : method;
        for (Rule rule : BY_ROOM.getOrDefault(room(path), List.of())) {
            if (rule.matches(asked, path)) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }

    private static String room(String path) {
        int end = path.indexOf('/', 1);
        return end < 0 ? path : path.substring(0, end);
    }

    static boolean isStatic(HttpServletRequest request) {
        String path = pathOf(request);
        return path.startsWith("/resources/") || path.startsWith("/jakarta.faces.resource/");
    }

    static boolean isForCandidates(HttpServletRequest request) {
        String path = pathOf(request);
        return path.startsWith("/exam/") || path.startsWith("/api/scripts/");
    }

    static String pathOf(HttpServletRequest request) {
        String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        return path.isEmpty() ? "/" : path;
    }

    private static List<Rule> read() {
        try (InputStream stream = Objects.requireNonNull(Access.class.getResourceAsStream("access.rules"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            List<Rule> rules = new ArrayList<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    rules.add(rule(line.strip().split("\\s+")));
                }
            }
            return List.copyOf(rules);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Rule rule(String[] columns) {
        if (columns.length < 3) {
            throw new IllegalStateException("access.rules: method, path and roles are needed: " + columns[0]);
        }
        Set<String> roles = Set.of(columns[2].split(","));
        for (String role : roles) {
            if (!role.equals(ANYBODY)) {
                Role.ofKey(role);
            }
        }
        if (room(columns[1]).indexOf('{') >= 0 || room(columns[1]).indexOf('*') >= 0) {
            throw new IllegalStateException("access.rules: the first part of a path cannot vary: " + columns[1]);
        }
        StringBuilder regex = new StringBuilder();
        for (String part : columns[1].split("(?<=/)")) {
            if (part.equals("**")) {
                regex.append(".*");
            } else if (part.equals("{}") || part.equals("{}/")) {
                regex.append("[^/]+").append(part.endsWith("/") ? "/" : "");
            } else {
                regex.append(Pattern.quote(part));
            }
        }
        return new Rule(columns[0], columns[1], roles, Pattern.compile(regex.toString()));
    }
}
