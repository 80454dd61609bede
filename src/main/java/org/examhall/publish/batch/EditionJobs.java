package org.examhall.publish.batch;

import jakarta.batch.operations.BatchRuntimeException;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.examhall.course.Course;
import org.examhall.publish.Edition;
import org.examhall.publish.Editions;
import org.examhall.publish.Progress;
import org.examhall.publish.file.EditionWriter;

/**
 * Has editions made when somebody first wants them, one at a time: a book takes a quarter of a gigabyte while it is
 * set. A file gets its name when it is whole. What a killed server left half made is begun anew after the next start.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.NOT_SUPPORTED)
public class EditionJobs {

    static final String EDITION = "edition";

    private static final Logger LOG = Logger.getLogger(EditionJobs.class.getName());
    private static final String JOB = "publish";
    private static final String PART = ".part";

    @Inject
    Editions editions;

    @Inject
    Clock clock;

    private final Map<Edition, Progress> making = new ConcurrentHashMap<>();
    private final Set<Edition> failed = ConcurrentHashMap.newKeySet();
    private final Object press = new Object();

    /** Has an edition made, unless it is there or being made. */
    public void want(Edition edition) {
        if (editions.file(edition).isPresent() || making.putIfAbsent(edition, Progress.BEGUN) != null) {
            return;
        }
        failed.remove(edition);
        Properties parameters = new Properties();
        parameters.setProperty(EDITION, edition.fileName());
        try {
            Files.createDirectories(part(edition).getParent());
            Files.write(part(edition), new byte[0]);
            BatchRuntime.getJobOperator().start(JOB, parameters);
        } catch (BatchRuntimeException | IOException e) {
            ended(edition);
            LOG.log(Level.WARNING, e, () -> "The edition " + edition.fileName() + " could not be begun");
        }
    }

    /** How far an edition is that is being made; nothing if nobody is making it. */
    public Optional<Progress> progress(Edition edition) {
        return Optional.ofNullable(making.get(edition));
    }

    /** Whether it could not be made when it was last tried. */
    public boolean hasFailed(Edition edition) {
        return failed.contains(edition);
    }

    /** Begins anew what was left half made, and removes the files of earlier states of the courses. */
    public void recover() {
        try (Stream<Path> folders =
                Files.isDirectory(editions.folder()) ? Files.list(editions.folder()) : Stream.empty()) {
            for (Path file : folders.flatMap(EditionJobs::within).toList()) {
                String name = String.valueOf(file.getFileName());
                Optional<Edition> edition = Edition.named(name.replace(PART, ""))
                        .filter(one -> editions.find(one).isPresent());
                if (edition.filter(one -> file.equals(editions.place(one))).isPresent()) {
                    continue;
                }
                Files.delete(file);
                edition.filter(one -> file.equals(part(one))).ifPresent(this::want);
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The folder of editions could not be tidied", e);
        }
    }

    private static Stream<Path> within(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList().stream();
        } catch (IOException e) {
            LOG.log(Level.WARNING, e, () -> folder + " could not be read");
            return Stream.of();
        }
    }

    /** Makes an edition; what the job does. */
    void make(Edition edition) throws IOException {
        Course course = editions.find(edition).orElseThrow();
        synchronized (press) {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part(edition)))) {
                EditionWriter.write(
                        course,
                        edition.format(),
                        editions.digest(edition),
                        clock.instant(),
                        out,
                        progress -> making.put(edition, progress));
            }
        }
        Files.move(part(edition), editions.place(edition), StandardCopyOption.ATOMIC_MOVE);
    }

    /** The job has ended, in one way or another. */
    void ended(Edition edition) {
        if (editions.file(edition).isEmpty()) {
            failed.add(edition);
        }
        making.remove(edition);
        try {
            Files.deleteIfExists(part(edition));
        } catch (IOException e) {
            LOG.log(Level.WARNING, e, () -> "A part of " + edition.fileName() + " could not be removed");
        }
    }

    private Path part(Edition edition) {
        return editions.place(edition).resolveSibling(edition.fileName() + PART);
    }
}
