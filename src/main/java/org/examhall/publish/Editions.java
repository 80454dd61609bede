package org.examhall.publish;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.ConfigProvider;
import org.examhall.account.Account;
import org.examhall.course.Course;
import org.examhall.course.Courses;
import org.examhall.course.Readers;
import org.examhall.kernel.Digest;
import org.examhall.kernel.Language;
import org.examhall.kernel.Refusal;

/**
 * The forms in which courses leave the house. Their files are kept in the data folder under a name that is made from
 * the content and from the code that writes them: when either changes, the old files are of no use and others are made.
 */
@ApplicationScoped
public class Editions {

    /** Where the code and the styles lie by which files are written. */
    private static final String WRITERS = "/WEB-INF/classes/org/examhall/publish/file/";

    private static final int DIGITS = 12;

    @Inject
    Courses courses;

    @Inject
    Readers readers;

    @Inject
    Clock clock;

    @Inject
    ServletContext servlets;

    private final Map<String, String> digests = new ConcurrentHashMap<>();

    /** All editions of a course that this account may have, in the languages in which it is written. */
    public List<Edition> of(String course, Optional<Account> account) {
        List<Edition> editions = new ArrayList<>();
        for (Language language : Language.values()) {
            for (Format format : Format.values()) {
                Edition edition = new Edition(course, language, format);
                if (find(edition).isPresent() && refusal(edition, account).isEmpty()) {
                    editions.add(edition);
                }
            }
        }
        return editions;
    }

    /** The course of an edition; nothing if there is no such course, or it is not written in this language. */
    public Optional<Course> find(Edition edition) {
        return courses.find(edition.course(), edition.language())
                .filter(course ->
                        course.lessons().stream().allMatch(lesson -> lesson.language() == edition.language()));
    }

    /** Why this account may not have an edition, if so; {@code not-found} for what does not exist. */
    public Optional<Refusal> refusal(Edition edition, Optional<Account> account) {
        return find(edition)
                .map(course ->
                        EditionPolicy.refusal(readers.reader(account), course, edition.format(), clock.instant()))
                .orElse(Optional.of(Refusal.of("not-found")));
    }

    /** Tells one state of the content from another, and so one edition from the next. */
    public String digest(Edition edition) {
        return digests.computeIfAbsent(
                edition.course() + "." + edition.language().tag(),
                key -> Digest.hex(find(edition).orElseThrow() + writers()).substring(0, DIGITS));
    }

    private String writers() {
        MessageDigest sum = Digest.sha256();
        for (String file : new TreeSet<>(Objects.requireNonNull(servlets.getResourcePaths(WRITERS), WRITERS))) {
            try (InputStream in = servlets.getResourceAsStream(file)) {
                sum.update(file.getBytes(StandardCharsets.UTF_8));
                sum.update(in == null ? new byte[0] : in.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return HexFormat.of().formatHex(sum.digest());
    }

    /** Where the file of an edition lies, or will. */
    public Path place(Edition edition) {
        return folder().resolve(digest(edition)).resolve(edition.fileName());
    }

    /** The file of an edition, once it is made. */
    public Optional<Path> file(Edition edition) {
        return Optional.of(place(edition)).filter(Files::isRegularFile);
    }

    /** The folder of all files that are kept. */
    public Path folder() {
        String data = ConfigProvider.getConfig()
                .getOptionalValue("examhall.data", String.class)
                .orElse(System.getProperty("user.home") + "/.examhall");
        return Path.of(data).resolve("editions");
    }
}
