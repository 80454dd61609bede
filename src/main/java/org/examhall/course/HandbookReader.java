package org.examhall.course;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.examhall.kernel.Language;

/** Reads the guides and the questions of the self-assessment in one language; what is wrong is a defect. */
final class HandbookReader {

    private final Path root;
    private final Language language;
    private final CourseDefects defects = new CourseDefects();

    private HandbookReader(Path root, Language language) {
        this.root = root;
        this.language = language;
    }

    /** What was read, and what is wrong with it. */
    record Reading(List<Guide> guides, Questionnaire questionnaire, List<CourseDefect> defects) {}

    /** @param root the folder of all courses */
    static Reading read(Path root, Language language) {
        HandbookReader reader = new HandbookReader(root, language);
        return new Reading(reader.guides(), reader.questionnaire(), reader.defects.list());
    }

    private List<Guide> guides() {
        List<Guide> guides = new ArrayList<>();
        Path folder = root.resolve("guides").resolve(language.tag());
        SourceFiles.within(folder).forEach(file -> guides.add(guide(file)));
        return guides;
    }

    private Guide guide(Path file) {
        LessonSource source = LessonSource.read(root.relativize(file).toString(), SourceFiles.text(file), defects);
        String html = Prose.whole(source, language, defects);
        Yaml front = source.front();
        List<TemplateRef> templates = front.texts("templates").stream()
                .flatMap(name -> TemplateRef.parse(name).stream())
                .toList();
        if (templates.size() != front.texts("templates").size()) {
            defects.add(source.file(), 1, "a template is not named with its course");
        }
        return new Guide(
                front.text("id"),
                language,
                front.text("title"),
                front.text("summary"),
                LessonRef.parse(front.text("lesson")),
                templates,
                html);
    }

    private Questionnaire questionnaire() {
        String name = language == Language.EN ? "assessment.yaml" : "assessment." + language.tag() + ".yaml";
        String file = "self-assessment/" + name;
        List<Questionnaire.Subject> processes = new ArrayList<>();
        for (Yaml process : Yaml.read(file, 1, SourceFiles.text(root.resolve(file)), defects)
                .parts("processes")) {
            processes.add(new Questionnaire.Subject(
                    process.text("id"),
                    process.text("title"),
                    LessonRef.parse(process.text("lesson")),
                    process.texts("questions"),
                    process.texts("next")));
        }
        return new Questionnaire(processes);
    }
}
