package org.examhall.course;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.examhall.kernel.Language;
import org.examhall.kernel.Texts;

/** Reads one lesson: what its front matter says, its text, and its blocks. */
final class LessonReader {

    private static final Pattern OPTION = Pattern.compile("- \\[([ xX])] (.*\\S)\\s*");
    private static final Pattern CHECK = Pattern.compile("([a-z][a-z0-9-]*) ([a-z][a-z0-9]*)");
    private static final Set<Integer> OPTIONS = Set.of(3, 4, 5);

    private final LessonSource source;
    private final LessonRef ref;
    private final Language language;
    private final CourseDefects defects;
    private final Function<String, Optional<Template>> templates;
    private final Texts texts;
    private final Prose prose;
    private final List<Objective> objectives;
    private final List<Term> terms;
    private final List<Check> checks = new ArrayList<>();
    private final List<Passage> passages = new ArrayList<>();
    private final StringBuilder html = new StringBuilder();

    LessonReader(
            LessonSource source,
            LessonRef ref,
            Language language,
            Function<String, Optional<Prose.Target>> lessons,
            Function<String, Optional<Picture>> pictures,
            Function<String, Optional<Template>> templates,
            CourseDefects defects) {
        this.source = source;
        this.ref = ref;
        this.language = language;
        this.defects = defects;
        this.templates = templates;
        this.texts = Texts.in(language.locale());
        Yaml front = source.front();
        this.objectives = front.parts("objectives").stream()
                .map(one -> new Objective(one.text("id"), one.text("text")))
                .toList();
        this.terms = front.parts("terms").stream()
                .map(one -> new Term(one.text("term"), one.text("definition")))
                .toList();
        this.prose = new Prose(source.file(), terms, lessons, pictures, texts, defects);
    }

    Lesson read() {
        Yaml front = source.front();
        for (LessonSource.Part part : source.parts()) {
            read(part);
        }
        if (objectives.isEmpty()) {
            defect(1, "the lesson has no objectives");
        }
        return new Lesson(
                ref,
                language,
                front.text("title"),
                front.number("outcome"),
                front.text("process", ""),
                front.number("minutes"),
                front.texts("audience"),
                objectives,
                terms,
                checks,
                passages,
                html.toString());
    }

    private void read(LessonSource.Part part) {
        switch (part.kind()) {
            case "" -> html.append(blocks(part.text(), part.line()));
            case "example" -> box(part, "lesson.example");
            case "mistake" -> box(part, "lesson.mistake");
            case LessonMarkup.EXERCISE -> exercise(part);
            case "template" -> template(part);
            case "check" -> check(part);
            default -> defect(part.line(), "unknown block: " + part.kind());
        }
    }

    private void defect(int line, String message) {
        defects.add(source.file(), line, message);
    }

    private String blocks(String markdown, int line) {
        Prose.Rendered rendered = prose.blocks(markdown, line);
        passages.addAll(rendered.passages());
        return rendered.html();
    }

    /** What stands in a box belongs to the box, whatever it contains. */
    private String boxed(String anchor, String title, String markdown, int line) {
        Prose.Rendered rendered = prose.blocks(markdown, line);
        List<String> words = rendered.passages().stream()
                .map(passage -> (passage.heading() + "\n" + passage.text()).strip())
                .toList();
        passages.add(new Passage(anchor, title, String.join("\n", words)));
        return rendered.html();
    }

    private void box(LessonSource.Part part, String key) {
        String title = part.argument().isEmpty() ? texts.get(key) : texts.get(key) + ": " + part.argument();
        String anchor = prose.anchor(part.kind());
        html.append(LessonMarkup.box(part.kind(), anchor, title, boxed(anchor, title, part.text(), part.line())));
    }

    private void exercise(LessonSource.Part part) {
        List<String> halves = part.halves();
        if (halves.get(1).isEmpty()) {
            defect(part.line(), "the exercise has no model answer");
        }
        String title = texts.get("lesson.exercise");
        String anchor = prose.anchor(part.kind());
        String task = boxed(anchor, title, halves.get(0), part.line());
        String answer = prose.blocks(halves.get(1), part.line()).html();
        html.append(LessonMarkup.box(part.kind(), anchor, title, task + LessonMarkup.answer(answer, texts)));
    }

    private void template(LessonSource.Part part) {
        String name = part.argument();
        Optional<Template> sheet = templates.apply(name);
        if (sheet.isEmpty()) {
            defect(part.line(), "a template is not there: " + name);
        }
        String title =
                texts.get("lesson.template") + ": " + sheet.map(Template::title).orElse(name.replace('-', ' '));
        String link = sheet.map(one -> "<p class=\"actions\"><a class=\"button quiet\" href=\"template.xhtml?template="
                        + one.ref().value() + "\">"
                        + Html.escape(texts.get("lesson.template.open")) + "</a></p>")
                .orElse("");
        String anchor = prose.anchor(part.kind());
        String words = boxed(anchor, title, part.text(), part.line());
        html.append(LessonMarkup.box(part.kind(), anchor, title, words + link));
    }

    private void check(LessonSource.Part part) {
        Matcher names = CHECK.matcher(part.argument());
        if (!names.matches()) {
            defect(part.line(), "a check needs its id and an objective: " + part.argument());
            return;
        }
        String objective = names.group(2);
        if (objectives.stream().noneMatch(one -> one.id().equals(objective))) {
            defect(part.line(), "the lesson has no objective " + objective);
        }
        List<String> halves = part.halves();
        List<Check.Option> options = new ArrayList<>();
        List<String> question = new ArrayList<>();
        for (String line : halves.get(0).lines().toList()) {
            Matcher option = OPTION.matcher(line);
            if (option.matches()) {
                options.add(new Check.Option(
                        prose.phrase(option.group(2), part.line()),
                        !option.group(1).isBlank()));
            } else if (options.isEmpty()) {
                question.add(line);
            } else if (!line.isBlank()) {
                defect(part.line(), "an option takes one line: " + line.strip());
            }
        }
        Check check = new Check(
                new CheckRef(ref.course(), names.group(1)),
                ref,
                objective,
                source.front().number("outcome"),
                prose.plain(String.join("\n", question), part.line()),
                options,
                prose.plain(halves.get(1), part.line()));
        if (!OPTIONS.contains(options.size()) || check.right().isEmpty()) {
            defect(part.line(), "a check needs three to five options, one of them right");
        }
        if (options.stream().map(Check.Option::text).distinct().count() < options.size()) {
            defect(part.line(), "two options say the same");
        }
        if (halves.get(1).isEmpty()) {
            defect(part.line(), "the check has no explanation");
        }
        checks.add(check);
        html.append(LessonMarkup.check(check, checks.size(), texts));
    }
}
