package org.examhall.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.examhall.account.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page and every call has a rule, every rule has something to rule, and none hides behind a broader one. */
class AccessRulesTest {

    private static final java.nio.file.Path PAGES = java.nio.file.Path.of("src/main/webapp");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.examhall");

    /** Something that can be asked for; a part of the path that varies is {@code {}}, as in the rules. */
    record Call(String method, String path) {}

    static List<Call> pages() {
        try (Stream<java.nio.file.Path> files = Files.walk(PAGES)) {
            List<Call> pages = new ArrayList<>();
            files.filter(file -> file.toString().endsWith(".xhtml") && !file.startsWith(PAGES.resolve("WEB-INF")))
                    .sorted()
                    .forEach(file -> {
                        String path = "/" + PAGES.relativize(file).toString().replace('\\', '/');
                        pages.add(new Call("GET", path));
                        if (isPosted(file)) {
                            pages.add(new Call("POST", path));
                        }
                    });
            return pages;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A page with a form of Faces sends it to itself. Those within these templates carry the form by which staff sign
     * out, except to candidates, who have no account.
     */
    private static boolean isPosted(java.nio.file.Path page) {
        try {
            String text = Files.readString(page);
            boolean staff = !page.startsWith(PAGES.resolve("exam"));
            return text.contains("<h:form")
                    || (staff && text.contains("/WEB-INF/templates/desk.xhtml"))
                    || (staff && text.contains("/WEB-INF/templates/public.xhtml"))
                    || text.contains("/WEB-INF/templates/study.xhtml")
                    || text.contains("/WEB-INF/templates/site.xhtml");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Call> remoteCalls() {
        List<Call> calls = new ArrayList<>();
        for (JavaClass type : CLASSES) {
            if (type.isAnnotatedWith(Path.class)) {
                Class<?> resource = type.reflect();
                for (Method method : resource.getDeclaredMethods()) {
                    httpMethod(method).forEach(verb -> calls.add(new Call(verb, path(resource, method))));
                }
            }
        }
        return calls;
    }

    private static String path(Class<?> resource, Method method) {
        Path own = method.getAnnotation(Path.class);
        String path =
                root() + "/" + resource.getAnnotation(Path.class).value() + (own == null ? "" : "/" + own.value());
        return path.replaceAll("\\{[^}]*}", "{}").replaceAll("/+", "/");
    }

    private static String root() {
        return CLASSES.stream()
                .filter(type -> type.isAnnotatedWith(ApplicationPath.class))
                .map(type -> type.getAnnotationOfType(ApplicationPath.class).value())
                .findFirst()
                .orElseThrow();
    }

    private static List<String> httpMethod(Method method) {
        List<String> verbs = new ArrayList<>();
        for (Annotation annotation : method.getAnnotations()) {
            HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (verb != null) {
                verbs.add(verb.value());
            }
        }
        return verbs;
    }

    static List<Call> servlets() {
        List<Call> calls = new ArrayList<>();
        for (JavaClass type : CLASSES) {
            if (type.isAnnotatedWith(WebServlet.class)) {
                Class<?> servlet = type.reflect();
                WebServlet names = servlet.getAnnotation(WebServlet.class);
                for (String pattern : Stream.of(names.value(), names.urlPatterns())
                        .flatMap(Arrays::stream)
                        .toList()) {
                    String path = pattern.endsWith("/*") ? pattern.substring(0, pattern.length() - 1) + "{}" : pattern;
                    answered(servlet).forEach(verb -> calls.add(new Call(verb, path)));
                }
            }
        }
        return calls;
    }

    private static Set<String> answered(Class<?> servlet) {
        Set<String> verbs = new TreeSet<>();
        for (Class<?> type = servlet; type != HttpServlet.class; type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.getName().matches("do(Get|Post|Put|Delete)")) {
                    verbs.add(method.getName().substring(2).toUpperCase(Locale.ROOT));
                }
            }
        }
        return verbs;
    }

    static List<Call> everything() {
        return Stream.of(pages(), remoteCalls(), servlets())
                .flatMap(List::stream)
                .toList();
    }

    static List<Access.Rule> rules() {
        return Access.rules();
    }

    /** The server knows no role but those, and lets nobody in by another. */
    @ParameterizedTest
    @EnumSource(Role.class)
    void everyRoleIsDeclaredToTheServer(Role role) throws IOException {
        assertThat(Files.readString(PAGES.resolve("WEB-INF/web.xml")))
                .contains("<role-name>" + role.key() + "</role-name>");
    }

    @Test
    void pagesCallsAndServletsAreFound() {
        assertThat(pages()).contains(new Call("GET", "/index.xhtml"), new Call("POST", "/sign-in.xhtml"));
        assertThat(remoteCalls())
                .contains(new Call("PUT", "/api/scripts/{}/answers"), new Call("GET", "/api/board/{}"));
        assertThat(servlets()).contains(new Call("GET", "/language"));
    }

    @ParameterizedTest
    @MethodSource("everything")
    void everythingThatCanBeAskedForHasARule(Call call) {
        assertThat(Access.ruleFor(call.method(), call.path()))
                .as("a line for " + call)
                .isPresent();
    }

    @ParameterizedTest
    @MethodSource("everything")
    void theRuleThatDecidesNamesThePageItself(Call call) {
        assertThat(Access.ruleFor(call.method(), call.path()).orElseThrow().path())
                .as("the first line that matches " + call)
                .isEqualTo(call.path());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyRuleIsAboutSomethingThatExists(Access.Rule rule) {
        assertThat(exists(rule))
                .as("whether there is what the line %s %s is about", rule.method(), rule.path())
                .isTrue();
    }

    /** What the server answers by itself, and what browsers ask for unasked (404 is their answer, not a sign-in). */
    private static final Set<String> NOT_OURS =
            Set.of("/jakarta.faces.resource/**", "/health", "/health/**", "/favicon.ico");

    private static boolean exists(Access.Rule rule) {
        String path = rule.path();
        if (NOT_OURS.contains(path)) {
            return true;
        }
        if (path.endsWith("/**")) {
            return Files.isDirectory(file(path.replace("/**", "")));
        }
        if (path.endsWith("/")) {
            return Files.isRegularFile(file(path + "index.xhtml"));
        }
        return everything().stream()
                .anyMatch(call -> call.path().equals(path)
                        && (rule.method().equals("*") || rule.method().equals(call.method())));
    }

    private static java.nio.file.Path file(String path) {
        return PAGES.resolve(path.substring(1));
    }

    @Test
    void whatNoLineNamesIsRefused() {
        assertThat(Access.ruleFor("GET", "/WEB-INF/web.xml")).isEmpty();
        assertThat(Access.ruleFor("GET", "/desk/yesterday.xhtml")).isEmpty();
        assertThat(Access.ruleFor("DELETE", "/api/scripts/x/answers")).isEmpty();
        assertThat(Access.ruleFor("GET", "/api/board/x/y")).isEmpty();
    }

    @Test
    void noLineIsThereTwice() {
        assertThat(Access.rules().stream().map(rule -> rule.method() + " " + rule.path()))
                .doesNotHaveDuplicates();
    }
}
