package org.examhall.course;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;
import org.examhall.kernel.Language;
import org.jspecify.annotations.Nullable;

/**
 * What members have beside courses: the guides, and the questions of the self-assessment; read once in each language.
 */
@ApplicationScoped
public class Handbook {

    private static final Logger LOG = Logger.getLogger(Handbook.class.getName());

    @Inject
    ServletContext servlets;

    private final Map<Language, HandbookReader.Reading> read = new ConcurrentHashMap<>();

    public List<Guide> guides(Language language) {
        return reading(language).guides();
    }

    public Optional<Guide> guide(@Nullable String id, Language language) {
        return guides(language).stream().filter(guide -> guide.id().equals(id)).findFirst();
    }

    public Questionnaire questionnaire(Language language) {
        return reading(language).questionnaire();
    }

    private HandbookReader.Reading reading(Language language) {
        return read.computeIfAbsent(language, key -> {
            String folder = Objects.requireNonNull(
                    servlets.getRealPath("/WEB-INF/courseware"), "the courses are not in the WAR");
            HandbookReader.Reading reading = HandbookReader.read(Path.of(folder), key);
            reading.defects().forEach(defect -> LOG.warning(() -> "In the handbook: " + defect));
            return reading;
        });
    }
}
