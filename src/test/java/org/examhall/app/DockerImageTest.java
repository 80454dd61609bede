package org.examhall.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What can be known of the image and its compose file without an engine: the steps of the Dockerfile are followed in a
 * plain folder, and the image's start script runs there with a stand-in for Java that shows what it was given.
 */
class DockerImageTest {

    private static final Path DOCKER = Path.of("docker");
    private static final Pattern BASE_IMAGE = Pattern.compile("[a-z][a-z0-9-]*:[0-9][A-Za-z0-9._-]*");

    @TempDir
    Path folder;

    private record Instruction(String name, String arguments) {}

    /** How a process ended and all that it said. */
    private record Outcome(int code, String said) {}

    /** One use of a variable in the compose file, as {@code ${NAME:?word}}. */
    private record Variable(String name, String operator, String word) {

        private static final Pattern USE = Pattern.compile("\\$\\{([A-Z_]+)(?:(:?[-?+])([^}]*))?}");

        static Variable of(MatchResult use) {
            return new Variable(
                    use.group(1), use.group(2) == null ? "" : use.group(2), use.group(3) == null ? "" : use.group(3));
        }

        boolean isRequired() {
            return operator.endsWith("?");
        }

        boolean isSecret() {
            return name.matches(".*(PASSWORD|KEY|SECRET|TOKEN).*");
        }
    }

    @Nested
    class Image {

        @Test
        void standsOnNamedVersionsWithoutARegistryHost() throws Exception {
            List<String> bases = dockerfile().stream()
                    .filter(step -> step.name().equals("FROM"))
                    .map(step -> step.arguments().split(" ")[0])
                    .toList();

            assertThat(bases)
                    .hasSize(2)
                    .allMatch(base -> BASE_IMAGE.matcher(base).matches());
        }

        @Test
        void runsWithoutPrivilegesAndOwnsItsDataVolume() throws Exception {
            String user = only("USER").split(":")[0];

            assertThat(user).matches("[1-9][0-9]+");
            assertThat(only("RUN")).contains("useradd --uid " + user, "install -d -o " + user, only("VOLUME"));
        }

        @Test
        void showsItsPortAndItsHealth() throws Exception {
            assertThat(only("EXPOSE")).isEqualTo("8080");
            assertThat(only("HEALTHCHECK")).contains("http://127.0.0.1:8080/health/ready");
        }

        @Test
        void isBuiltWithTheWrapperInAContextThatHoldsWhatTheBuildReads() throws Exception {
            List<String> allowed = allowedIntoTheContext();
            String pom = Files.readString(Path.of("pom.xml"));
            List<String> read = new ArrayList<>(List.of("pom.xml", "mvnw", ".mvn", "src/main"));
            Pattern.compile("<directory>([^$<]+)</directory>")
                    .matcher(pom)
                    .results()
                    .forEach(named -> read.add(named.group(1)));

            assertThat(Files.readAllLines(DOCKER.resolve("Dockerfile")).stream().filter(line -> line.startsWith("RUN")))
                    .anyMatch(line -> line.contains("./mvnw -q -DskipTests package"));
            assertThat(read).allSatisfy(path -> assertThat(allowed).anyMatch(Path.of(path)::startsWith));
        }

        @Test
        void holdsFilesThatExistOrThatTheBuildMakes() throws Exception {
            Path image = layOut();

            assertThat(image.resolve("opt/examhall/start.sh")).hasSameTextualContentAs(DOCKER.resolve("start.sh"));
            assertThat(image.resolve("opt/examhall/payara-micro.jar")).exists();
            assertThat(image.resolve("opt/examhall/examhall.war")).exists();
            assertThat(image.resolve("opt/examhall/launcher/org/examhall/app/Launcher.class"))
                    .exists();
            assertThat(Path.of(only("ENTRYPOINT").replaceAll(".*\"(/[^\"]+)\"]", "$1")))
                    .isEqualTo(Path.of("/opt/examhall/start.sh"));
        }

        @Test
        void holdsALauncherThatNeedsNothingButJava() throws Exception {
            Path launcher = layOut().resolve("opt/examhall/launcher");
            Path nothing = folder.resolve("nothing.war");

            Outcome outcome = run(
                    Map.of(),
                    ProcessHandle.current().info().command().orElseThrow(),
                    "-cp",
                    launcher.toString(),
                    "org.examhall.app.Launcher",
                    "--war",
                    nothing.toString(),
                    "--payara",
                    nothing.toString());

            assertThat(outcome.code()).isEqualTo(2);
            assertThat(outcome.said()).startsWith("Examhall did not start.").contains(nothing.toString());
        }
    }

    @Nested
    class StartScript {

        private Path image;
        private Path data;
        private final Map<String, String> settings = new TreeMap<>();

        @BeforeEach
        void layOutTheImage() throws Exception {
            image = layOut();
            data = Files.createDirectory(folder.resolve("data"));
            settings.put("EXAMHALL_DATA", data.toString());
            Path programs = Files.createDirectory(folder.resolve("programs"));
            settings.put("PATH", programs + ":/usr/bin:/bin");
            writeProgram(programs.resolve("java"), "printf '%s\\n' java \"$@\"\nenv | grep '^EXAMHALL_' | sort");
        }

        @Test
        void isSoundShell() throws Exception {
            assertThat(run(settings, "sh", "-n", script())).isEqualTo(new Outcome(0, ""));
        }

        @Test
        void startsTheLauncherInProductionMode() throws Exception {
            String home = image.resolve("opt/examhall").toRealPath().toString();

            assertThat(start("--threads", "64"))
                    .isEqualTo(new Outcome(
                            0,
                            String.join(
                                    "\n",
                                    "java",
                                    "-cp",
                                    home + "/launcher",
                                    "org.examhall.app.Launcher",
                                    "--war",
                                    home + "/examhall.war",
                                    "--payara",
                                    home + "/payara-micro.jar",
                                    "--port",
                                    "8080",
                                    "--address",
                                    "0.0.0.0",
                                    "--data",
                                    data.toString(),
                                    "--mode",
                                    "production",
                                    "--threads",
                                    "64",
                                    "EXAMHALL_DATA=" + data,
                                    "")));
        }

        @Test
        void letsTheEnvironmentChooseTheMode() throws Exception {
            settings.put("EXAMHALL_MODE", "demonstration");

            assertThat(start().said()).contains("--mode\ndemonstration\n");
        }

        @Test
        void keepsTheDataOfTheImageInItsVolume() throws Exception {
            settings.remove("EXAMHALL_DATA");

            String said = start().said();

            // where this machine has such a folder the script goes on with it, else it names it
            assertThat(said).contains(only("VOLUME"));
        }

        @Test
        void handsOnTheDatabaseWithASecretFromAFile() throws Exception {
            giveDatabase();
            settings.remove("EXAMHALL_DATABASE_PASSWORD");
            settings.put("EXAMHALL_DATABASE_PASSWORD_FILE", secret("it's $HOME \"quoted\" `and` \\ long \n"));

            Outcome outcome = start();

            assertThat(outcome.code()).isZero();
            assertThat(outcome.said())
                    .contains("EXAMHALL_DATABASE_PASSWORD=it's $HOME \"quoted\" `and` \\ long \n")
                    .contains("EXAMHALL_DATABASE_URL=jdbc:postgresql://database/examhall\n")
                    .doesNotContain("_FILE");
        }

        @Test
        void treatsEmptySettingsAsNotGiven() throws Exception {
            settings.put("EXAMHALL_FIRST_ADMINISTRATOR_EMAIL", "");
            settings.put("EXAMHALL_FIRST_ADMINISTRATOR_PASSWORD", "");
            settings.put("EXAMHALL_HEAP", "");
            settings.put("EXAMHALL_DATABASE_PASSWORD_FILE", "");

            Outcome outcome = start();

            assertThat(outcome.code()).isZero();
            assertThat(outcome.said()).doesNotContain("ADMINISTRATOR", "HEAP", "PASSWORD");
        }

        @ParameterizedTest
        @ValueSource(strings = {"EXAMHALL_DATABASE_URL", "EXAMHALL_DATABASE_USER", "EXAMHALL_DATABASE_PASSWORD"})
        void refusesADatabaseThatIsHalfNamed(String missing) throws Exception {
            giveDatabase();
            settings.remove(missing);

            assertRefused(missing);
        }

        @Test
        void refusesADatabaseOfAnotherKind() throws Exception {
            giveDatabase();
            settings.put("EXAMHALL_DATABASE_URL", "postgres://database/examhall");

            assertRefused("jdbc:postgresql:");
        }

        @ParameterizedTest
        @CsvSource({
            "EXAMHALL_FIRST_ADMINISTRATOR_EMAIL, EXAMHALL_FIRST_ADMINISTRATOR_PASSWORD",
            "EXAMHALL_FIRST_ADMINISTRATOR_PASSWORD, EXAMHALL_FIRST_ADMINISTRATOR_EMAIL"
        })
        void refusesHalfAFirstAdministrator(String given, String missing) throws Exception {
            settings.put(given, "somebody");

            assertRefused(missing + " is missing");
        }

        @Test
        void refusesASecretGivenTwice() throws Exception {
            giveDatabase();
            settings.put("EXAMHALL_DATABASE_PASSWORD_FILE", secret("another"));

            assertRefused("Both EXAMHALL_DATABASE_PASSWORD and EXAMHALL_DATABASE_PASSWORD_FILE");
        }

        @Test
        void refusesASecretFileThatIsMissing() throws Exception {
            settings.put("EXAMHALL_DATABASE_PASSWORD_FILE", "/run/secrets/none");

            assertRefused("/run/secrets/none");
        }

        @Test
        void refusesASecretFileThatIsEmpty() throws Exception {
            settings.put("EXAMHALL_DATABASE_PASSWORD_FILE", secret("\n"));

            assertRefused("is empty");
        }

        @Test
        void refusesADataFolderThatIsMissing() throws Exception {
            Files.delete(data);

            assertRefused(data.toString());
        }

        @ParameterizedTest
        @ValueSource(strings = {"payara-micro.jar", "examhall.war", "launcher/org/examhall/app/Launcher.class"})
        void refusesAnImageThatIsIncomplete(String file) throws Exception {
            Files.delete(image.resolve("opt/examhall").resolve(file));

            assertRefused(file + " is missing");
        }

        @Test
        void refusesAMachineWithoutJava() throws Exception {
            Path programs = folder.resolve("programs");
            Files.delete(programs.resolve("java"));
            for (String needed : List.of("env", "sed", "dirname", "cat", "id")) {
                writeProgram(programs.resolve(needed), "exec " + programNamed(needed) + " \"$@\"");
            }
            settings.put("PATH", programs.toString());

            assertThat(run(settings, programNamed("sh").toString(), script()))
                    .satisfies(outcome -> assertThat(outcome.code()).isEqualTo(2))
                    .satisfies(outcome -> assertThat(outcome.said()).contains("no java on the PATH"));
        }

        private void giveDatabase() {
            settings.put("EXAMHALL_DATABASE_URL", "jdbc:postgresql://database/examhall");
            settings.put("EXAMHALL_DATABASE_USER", "examhall");
            settings.put("EXAMHALL_DATABASE_PASSWORD", "one");
        }

        private String secret(String text) throws IOException {
            return Files.writeString(folder.resolve("secret"), text).toString();
        }

        private String script() {
            return image.resolve("opt/examhall/start.sh").toString();
        }

        private Outcome start(String... arguments) throws Exception {
            return run(
                    settings,
                    Stream.concat(Stream.of("sh", script()), Stream.of(arguments))
                            .toArray(String[]::new));
        }

        private void assertRefused(String word) throws Exception {
            Outcome outcome = start();

            assertThat(outcome.said())
                    .startsWith("Examhall did not start. ")
                    .contains(word)
                    .hasLineCount(1);
            assertThat(outcome.code()).isEqualTo(2);
        }
    }

    @Nested
    class ComposeFile {

        @Test
        void namesVersionsWithoutARegistryHost() throws Exception {
            assertThat(service("database")).containsEntry("image", "postgres:15");
            assertThat((String) service("proxy").get("image")).matches(BASE_IMAGE);
        }

        @Test
        void documentsEachVariableAndNoOther() throws Exception {
            assertThat(documented().keySet()).isEqualTo(names(variables()));
        }

        @Test
        void requiresWhatHasNoDefaultAndSaysWhy() throws Exception {
            assertThat(variables()).allSatisfy(variable -> {
                assertThat(variable.operator()).isIn(":-", ":?", "?");
                assertThat(variable.word()).isNotBlank();
            });
        }

        @Test
        void givesNoSecretADefault() throws Exception {
            Set<String> secrets =
                    names(variables().stream().filter(Variable::isSecret).toList());

            assertThat(secrets)
                    .contains("EXAMHALL_DATABASE_PASSWORD", "EXAMHALL_FIRST_ADMINISTRATOR_PASSWORD")
                    .allSatisfy(secret -> assertThat(documented()).containsEntry(secret, ""));
            assertThat(variables()).filteredOn(Variable::isSecret).allMatch(Variable::isRequired);
            for (String name : services().keySet()) {
                assertThat(environment(name))
                        .allSatisfy((key, value) -> assertThat(
                                        !new Variable(key, "", "").isSecret() || value.matches("\\$\\{[^}]+}"))
                                .as("%s of %s", key, name)
                                .isTrue());
            }
        }

        @Test
        void documentsTheDefaultsItHas() throws Exception {
            assertThat(variables())
                    .filteredOn(variable -> !variable.isRequired())
                    .allSatisfy(variable -> assertThat(documented()).containsEntry(variable.name(), variable.word()));
        }

        @Test
        void opensNoPortButThoseOfTheProxy() throws Exception {
            assertThat(services()).containsOnlyKeys("app", "database", "proxy");
            assertThat(service("proxy").get("ports")).isEqualTo(List.of("80:80", "443:443"));
            assertThat(service("app")).doesNotContainKeys("ports", "network_mode");
            assertThat(service("database")).doesNotContainKeys("ports", "network_mode");
        }

        @Test
        void keepsTheDatabaseOnANetworkOfItsOwn() throws Exception {
            assertThat(service("database").get("networks")).isEqualTo(List.of("back"));
            assertThat(service("proxy").get("networks")).isEqualTo(List.of("front"));
            assertThat(map(compose().get("networks")).get("back")).isEqualTo(Map.of("internal", true));
        }

        @Test
        void keepsDataAndDatabaseInNamedVolumes() throws Exception {
            assertThat(map(compose().get("volumes"))).containsOnlyKeys("data", "database");
            assertThat(service("app").get("volumes")).isEqualTo(List.of("data:" + only("VOLUME")));
            assertThat(service("database").get("volumes")).isEqualTo(List.of("database:/var/lib/postgresql/data"));
        }

        @Test
        void leavesTheDatabaseDurable() throws Exception {
            assertThat(service("database")).doesNotContainKey("command").containsKey("healthcheck");
            assertThat(service("database").toString())
                    .doesNotContain("fsync", "synchronous_commit", "full_page_writes", "nosync");
        }

        @Test
        void buildsTheImageAndMountsFilesThatExist() throws Exception {
            Map<String, Object> build = map(service("app").get("build"));
            Path context = DOCKER.resolve((String) build.get("context")).normalize();

            assertThat(context.resolve((String) build.get("dockerfile"))).isEqualTo(DOCKER.resolve("Dockerfile"));
            assertThat(service("proxy").toString()).contains("source=./Caddyfile");
            assertThat(DOCKER.resolve("Caddyfile")).isRegularFile();
        }

        @Test
        void givesTheProxyWhatItsConfigurationReads() throws Exception {
            String caddyfile = Files.readString(DOCKER.resolve("Caddyfile"));
            Set<String> read = new TreeSet<>(Pattern.compile("\\{\\$([A-Z_]+)}")
                    .matcher(caddyfile)
                    .results()
                    .map(use -> use.group(1))
                    .toList());

            assertThat(environment("proxy").keySet()).isEqualTo(read);
            assertThat(caddyfile).contains("reverse_proxy app:8080", "Strict-Transport-Security", "redir https://");
        }

        @Test
        void givesTheImageOnlySettingsThatItsStartScriptAccepts() throws Exception {
            Map<String, String> settings = new TreeMap<>(environment("app"));
            settings.replaceAll((name, value) -> value.startsWith("${") ? "given" : value);
            settings.put("EXAMHALL_DATA", folder.toString());
            settings.put("PATH", Files.createDirectory(folder.resolve("programs")) + ":/usr/bin:/bin");
            writeProgram(folder.resolve("programs/java"), "exit 0");

            assertThat(run(
                            settings,
                            "sh",
                            layOut().resolve("opt/examhall/start.sh").toString()))
                    .isEqualTo(new Outcome(0, ""));
        }

        @Test
        void passesDockersOwnCheckAndIsRefusedWithoutASecret() throws Exception {
            assumeTrue(hasComposeClient(), "docker compose is not on this machine: its own check was not made");
            Map<String, String> settings = new TreeMap<>();
            settings.put("PATH", System.getenv("PATH"));
            settings.put("HOME", System.getProperty("user.home")); // where the plug-in may be
            documented().forEach((name, value) -> settings.put(name, value.isEmpty() ? "/given" : value));
            String file = DOCKER.resolve("compose.yaml").toString();
            String none = Files.createFile(folder.resolve("none.env")).toString();
            String[] check = {"docker", "compose", "--env-file", none, "-f", file, "config", "--quiet"};

            assertThat(run(settings, check).code()).isZero();
            for (Variable variable : variables()) {
                if (variable.isRequired()) {
                    Map<String, String> less = new TreeMap<>(settings);
                    less.remove(variable.name());
                    assertThat(run(less, check))
                            .satisfies(outcome -> assertThat(outcome.code()).isNotZero())
                            .satisfies(outcome -> assertThat(outcome.said()).contains(variable.name()));
                }
            }
        }

        private boolean hasComposeClient() {
            try {
                Map<String, String> settings =
                        Map.of("PATH", System.getenv("PATH"), "HOME", System.getProperty("user.home"));
                return run(settings, "docker", "compose", "version").code() == 0;
            } catch (Exception noDocker) {
                return false;
            }
        }
    }

    private static List<Instruction> dockerfile() throws IOException {
        String text = Files.readString(DOCKER.resolve("Dockerfile"))
                .replaceAll("(?m)^\\s*#.*\\R", "")
                .replaceAll("\\\\\\R\\s*", "");
        return text.lines()
                .filter(line -> !line.isBlank())
                .map(line -> {
                    String[] parts = line.split("\\s+", 2);
                    return new Instruction(parts[0], parts[1]);
                })
                .toList();
    }

    /** The instructions of the stage that becomes the image. */
    private static List<Instruction> lastStage() throws IOException {
        List<Instruction> steps = new ArrayList<>();
        for (Instruction step : dockerfile()) {
            if (step.name().equals("FROM")) {
                steps.clear();
            }
            steps.add(step);
        }
        return steps;
    }

    private static String only(String name) throws IOException {
        List<Instruction> found =
                lastStage().stream().filter(step -> step.name().equals(name)).toList();
        assertThat(found).as(name).hasSize(1);
        return found.get(0).arguments();
    }

    private static List<String> allowedIntoTheContext() throws IOException {
        List<String> lines = Files.readAllLines(DOCKER.resolve("Dockerfile.dockerignore")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();
        assertThat(lines.get(0)).as("the first rule keeps everything out").isEqualTo("*");
        assertThat(lines.subList(1, lines.size())).allMatch(line -> line.startsWith("!"));
        return lines.stream().skip(1).map(line -> line.substring(1)).toList();
    }

    /** Follows the COPY steps of the image in a plain folder, and returns that folder. */
    private Path layOut() throws IOException {
        Path image = Files.createDirectories(folder.resolve("image"));
        for (Instruction step : lastStage()) {
            if (step.name().equals("COPY")) {
                copy(step.arguments(), image);
            }
        }
        return image;
    }

    private static void copy(String arguments, Path image) throws IOException {
        String[] parts = arguments.replace("--from=build /build/", "").split(" ");
        assertThat(parts).as(arguments).hasSize(2);
        String source = parts[0];
        assertThat(parts[1]).as(arguments).startsWith("/").endsWith("/");
        if (!arguments.startsWith("--from=build")) {
            assertThat(allowedIntoTheContext()).anyMatch(Path.of(source)::startsWith);
        }
        Path target = Files.createDirectories(image.resolve(parts[1].substring(1)));
        if (source.equals(archive())) {
            // made after the tests, by the same build
            Files.writeString(target.resolve(Path.of(source).getFileName()), "stand-in");
            return;
        }
        List<Path> files = matching(source);
        assertThat(files).as("files for COPY %s", arguments).isNotEmpty();
        for (Path file : files) {
            Path copied = target.resolve(file.getFileName());
            if (file.toString().endsWith(".jar")) {
                Files.writeString(copied, "stand-in"); // it is there, and too large to copy for each test
            } else {
                Files.copy(file, copied);
            }
        }
    }

    private static List<Path> matching(String source) throws IOException {
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + source);
        Path parent = Path.of(source).getParent();
        if (!Files.isDirectory(parent)) {
            return fail("The folder %s is not there.", parent);
        }
        try (Stream<Path> files = Files.list(parent)) {
            return files.filter(matcher::matches).toList();
        }
    }

    /** The WAR's path, as the build file has it. */
    private static String archive() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        assertThat(pom).contains("<packaging>war</packaging>");
        Matcher name = Pattern.compile("<finalName>([^<$]+)</finalName>").matcher(pom);
        assertThat(name.find()).isTrue();
        return "target/" + name.group(1) + ".war";
    }

    private static Map<String, Object> compose() throws IOException {
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        return map(new Yaml(new SafeConstructor(strict)).load(Files.readString(DOCKER.resolve("compose.yaml"))));
    }

    private static Map<String, Object> services() throws IOException {
        return map(compose().get("services"));
    }

    private static Map<String, Object> service(String name) throws IOException {
        return map(services().get(name));
    }

    private static Map<String, String> environment(String service) throws IOException {
        Map<String, String> environment = new TreeMap<>();
        map(service(service).get("environment")).forEach((name, value) -> environment.put(name, value.toString()));
        return environment;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object node) {
        assertThat(node).isInstanceOf(Map.class);
        return (Map<String, Object>) node;
    }

    private static List<Variable> variables() throws IOException {
        return Variable.USE
                .matcher(compose().toString())
                .results()
                .map(Variable::of)
                .distinct()
                .toList();
    }

    private static Set<String> names(List<Variable> variables) {
        return new TreeSet<>(variables.stream().map(Variable::name).toList());
    }

    private static Map<String, String> documented() throws IOException {
        Map<String, String> documented = new TreeMap<>();
        boolean explained = false;
        for (String line : Files.readAllLines(DOCKER.resolve(".env.example"))) {
            if (line.isBlank() || line.startsWith("#")) {
                explained = line.startsWith("#") || (explained && !line.isBlank());
            } else {
                String[] parts = line.split("=", 2);
                assertThat(explained)
                        .as("%s has an explanation above it", parts[0])
                        .isTrue();
                assertThat(documented.put(parts[0], parts[1])).as(parts[0]).isNull();
            }
        }
        return documented;
    }

    private static void writeProgram(Path file, String line) throws IOException {
        Files.writeString(file, "#!" + programNamed("sh") + "\n" + line + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static Path programNamed(String name) {
        return Stream.of("/usr/bin", "/bin")
                .map(place -> Path.of(place, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }

    private Outcome run(Map<String, String> environment, String... command) throws Exception {
        Path said = Files.createTempFile(folder, "said", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return fail("%s did not end in 60 seconds", List.of(command));
        }
        return new Outcome(process.exitValue(), Files.readString(said));
    }
}
