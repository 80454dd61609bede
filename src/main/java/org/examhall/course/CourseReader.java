package org.examhall.course;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.examhall.bank.BankDefect;
import org.examhall.bank.Drawings;
import org.examhall.kernel.Digest;
import org.examhall.kernel.Language;

/**
 * Reads all courses from a folder: {@code <course>/course.yaml} says what a course consists of, and
 * {@code <course>/<language>/<unit>/} holds its lessons in the order of their names, with pictures in {@code media}. A
 * translation may have titles of its own in {@code course.<language>.yaml}; a lesson that it lacks stands in it as it
 * was written. Every reference is followed: what leads nowhere is a defect.
 */
final class CourseReader {

    private static final String MARKDOWN = ".md";
    private static final int LARGEST_PICTURE = 16 * 1024;

    private final Path root;
    private final CourseDefects defects = new CourseDefects();
    private final Map<String, Picture> pictures = new HashMap<>();
    private final Map<Language, Map<LessonRef, Prose.Target>> targets = new EnumMap<>(Language.class);
    private final Map<Language, List<Course>> courses = new EnumMap<>(Language.class);

    /** By file: a lesson that is not translated is the same in all languages. */
    private final Map<String, Lesson> lessons = new HashMap<>();

    private CourseReader(Path root) {
        this.root = root;
    }

    static Courseware read(Path root) {
        return new CourseReader(root).read();
    }

    /** A course before its lessons are read. */
    private record Outline(Path folder, String id, Yaml facts, Language language, Map<Language, Yaml> translated) {

        /** The facts in the language, or else as the course was written. */
        Yaml in(Language wanted) {
            return translated.getOrDefault(wanted, facts);
        }
    }

    /** A lesson's file, once its id is known. */
    private record Page(LessonRef ref, Path folder, Language language, LessonSource source) {}

    private Courseware read() {
        List<Outline> outlines = new ArrayList<>();
        for (Path folder : SourceFiles.within(root)) {
            if (Files.isRegularFile(folder.resolve("course.yaml"))) {
                outlines.add(outline(folder));
            }
        }
        Map<Outline, Map<Language, Map<String, List<Page>>>> pages = new LinkedHashMap<>();
        for (Outline outline : outlines) {
            Map<Language, Map<String, List<Page>>> byLanguage = new EnumMap<>(Language.class);
            for (Language language : Language.values()) {
                byLanguage.put(language, pages(outline, language));
            }
            pages.put(outline, byLanguage);
        }
        for (Language language : Language.values()) {
            for (Outline outline : outlines) {
                Course course = course(outline, language, pages.getOrDefault(outline, Map.of()));
                courses.computeIfAbsent(language, key -> new ArrayList<>()).add(course);
            }
        }
        return new Courseware(courses, pictures, defects.list());
    }

    private Outline outline(Path folder) {
        Yaml facts = yaml(folder.resolve("course.yaml"));
        Map<Language, Yaml> translated = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            Path file = folder.resolve("course." + language.tag() + ".yaml");
            if (Files.isRegularFile(file)) {
                translated.put(language, yaml(file));
            }
        }
        return new Outline(folder, facts.text("id"), facts, Language.of(facts.text("language", "en")), translated);
    }

    private Yaml yaml(Path file) {
        return Yaml.read(name(file), 1, SourceFiles.text(file), defects);
    }

    /** The lessons that are written in this language, by the folder of their unit. */
    private Map<String, List<Page>> pages(Outline outline, Language language) {
        Map<String, List<Page>> pages = new LinkedHashMap<>();
        for (Yaml unit : outline.facts().parts("units")) {
            Path folder = outline.folder().resolve(language.tag()).resolve(unit.text("folder"));
            List<Page> written = new ArrayList<>();
            for (Path file : SourceFiles.within(folder)) {
                if (file.toString().endsWith(MARKDOWN)) {
                    written.add(page(outline, file, language));
                }
            }
            pages.put(unit.text("folder"), written);
        }
        return pages;
    }

    private Page page(Outline outline, Path file, Language language) {
        LessonSource source = LessonSource.read(name(file), SourceFiles.text(file), defects);
        String id = source.front().text("id");
        LessonRef ref = new LessonRef(outline.id(), id);
        if (!LessonRef.parse(ref.value()).equals(Optional.of(ref))) {
            defects.add(source.file(), 1, "not an id: " + id);
        }
        Prose.Target target = new Prose.Target(ref, source.front().text("title"));
        Map<LessonRef, Prose.Target> known = targets.computeIfAbsent(language, key -> new LinkedHashMap<>());
        if (known.put(ref, target) != null) {
            defects.add(source.file(), 1, "another lesson has the id " + id);
        }
        return new Page(ref, Optional.ofNullable(file.getParent()).orElse(file), language, source);
    }

    private Course course(Outline outline, Language language, Map<Language, Map<String, List<Page>>> pages) {
        Yaml facts = outline.in(language);
        List<Template> templates = templates(outline, language);
        List<Unit> units = new ArrayList<>();
        Map<String, String> titles = unitTitles(facts);
        for (Yaml unit : outline.facts().parts("units")) {
            String folder = unit.text("folder");
            String id = unit.text("id", folder);
            List<Lesson> found = new ArrayList<>();
            for (Page page : in(pages, outline.language(), folder)) {
                Page own = in(pages, language, folder).stream()
                        .filter(one -> one.ref().equals(page.ref()))
                        .findFirst()
                        .orElse(page);
                found.add(lessons.computeIfAbsent(own.source().file(), file -> lesson(outline, own, templates)));
            }
            if (!found.isEmpty()) {
                String title = titles.getOrDefault(id, unit.text("title"));
                units.add(new Unit(id, title, unit.number("outcome"), found));
            }
        }
        Course course = new Course(
                outline.id(),
                language,
                facts.text("title"),
                facts.text("subtitle", ""),
                outline.facts().text("code", ""),
                outline.facts().text("for", "").equals("members") ? Course.Readers.MEMBERS : Course.Readers.LEARNERS,
                outcomes(facts),
                units,
                templates);
        Set<String> seen = new HashSet<>();
        course.checks().stream()
                .map(check -> check.ref().id())
                .filter(id -> !seen.add(id))
                .forEach(id -> defects.add(outline.id(), 0, "two checks have the id " + id));
        return course;
    }

    private static List<Page> in(Map<Language, Map<String, List<Page>>> pages, Language language, String folder) {
        return pages.getOrDefault(language, Map.of()).getOrDefault(folder, List.of());
    }

    private static Map<String, String> unitTitles(Yaml facts) {
        Map<String, String> titles = new HashMap<>();
        for (Yaml unit : facts.parts("units")) {
            titles.put(unit.text("id", unit.text("folder", "")), unit.text("title"));
        }
        return titles;
    }

    private static SortedMap<Integer, String> outcomes(Yaml facts) {
        SortedMap<Integer, String> outcomes = new TreeMap<>();
        facts.parts("outcomes").forEach(one -> outcomes.put(one.number("number"), one.text("title")));
        return outcomes;
    }

    private Lesson lesson(Outline outline, Page page, List<Template> templates) {
        return new LessonReader(
                        page.source(),
                        page.ref(),
                        page.language(),
                        id -> target(new LessonRef(outline.id(), id), page.language(), outline.language()),
                        place -> picture(outline.id(), page, place),
                        name -> templates.stream()
                                .filter(one -> one.ref().id().equals(name))
                                .findFirst(),
                        defects)
                .read();
    }

    /**
     * A lesson by its id, of the course that refers to it before those of others, with its title in the language of who
     * refers to it where there is one.
     */
    private Optional<Prose.Target> target(LessonRef ref, Language language, Language written) {
        return Stream.<Predicate<LessonRef>>of(ref::equals, other -> other.id().equals(ref.id()))
                .flatMap(fits -> Stream.of(language, written)
                        .flatMap(one -> targets.getOrDefault(one, Map.of()).values().stream())
                        .filter(target -> fits.test(target.ref())))
                .findFirst();
    }

    private Optional<Picture> picture(String course, Page page, String place) {
        if (!place.matches("media/[a-z0-9-]+\\.svg")) {
            return Optional.empty();
        }
        Path file = page.folder().resolve(place);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        String svg = SourceFiles.text(file);
        List<BankDefect> found = Drawings.defects(name(file), svg);
        found.forEach(one -> defects.add(one.file(), one.line(), one.message()));
        if (svg.length() > LARGEST_PICTURE) {
            defects.add(name(file), 0, "the picture is too large");
        }
        if (!found.isEmpty()) {
            return Optional.empty();
        }
        String name = course + "." + Digest.hex(svg).substring(0, 20) + ".svg";
        Picture picture = new Picture(name, course, svg.substring(Math.max(0, svg.indexOf("<svg"))));
        pictures.put(name, picture);
        return Optional.of(picture);
    }

    private List<Template> templates(Outline outline, Language language) {
        List<Template> templates = new ArrayList<>();
        Path folder = outline.folder().resolve("templates");
        for (Path file : SourceFiles.within(folder.resolve(outline.language().tag()))) {
            Path own = folder.resolve(language.tag()).resolve(String.valueOf(file.getFileName()));
            boolean translated = Files.isRegularFile(own);
            templates.add(template(outline.id(), translated ? own : file, translated ? language : outline.language()));
        }
        return templates;
    }

    private Template template(String course, Path file, Language language) {
        LessonSource source = LessonSource.read(name(file), SourceFiles.text(file), defects);
        String html = Prose.whole(source, language, defects);
        Yaml front = source.front();
        return new Template(
                new TemplateRef(course, front.text("name")),
                front.text("title"),
                language,
                TemplateSource.kind(front),
                html);
    }

    private String name(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }
}
