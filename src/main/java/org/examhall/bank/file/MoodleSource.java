package org.examhall.bank.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.examhall.bank.ImportNote;
import org.jspecify.annotations.Nullable;

/** Reads Moodle XML, a question at a time. */
final class MoodleSource implements QuestionSource {

    private static final Set<String> QUESTION = Set.of("question");

    private final Desk desk;
    private final XmlStream stream;
    private final Notes leftOut = new Notes();

    MoodleSource(Path file, Desk desk) throws IOException {
        this.desk = desk;
        this.stream = new XmlStream(Files.newInputStream(file));
    }

    @Override
    public @Nullable Reading next() throws IOException {
        for (Node question = stream.next(QUESTION); question != null; question = stream.next(QUESTION)) {
            switch (question.attribute("type")) {
                case "category" ->
                    leftOut.add(
                            "category",
                            question.child("category").map(Node::plain).orElse(""));
                case "description" ->
                    leftOut.add("description", String.valueOf(question.line()), Desk.shown(nameOf(question)));
                default -> {
                    return read(question);
                }
            }
        }
        return null;
    }

    private static String nameOf(Node question) {
        return Objects.requireNonNullElse(question.textOf("name"), "");
    }

    private Reading read(Node question) {
        String identifier = Objects.requireNonNullElse(question.textOf("idnumber"), "");
        Desk.Origin origin = new Desk.Origin(
                "",
                question.line(),
                nameOf(question),
                identifier,
                desk.defaults().facts());
        Shelf shelf = Shelf.of(new MoodleFiles(question, question));
        return desk.take(
                origin,
                shelf,
                notes -> Translation.of(
                        new MoodleQuestion(question, desk.language(), notes, shelf).read(), desk.language(), notes));
    }

    @Override
    public List<ImportNote> leftOut() {
        return leftOut.list();
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
