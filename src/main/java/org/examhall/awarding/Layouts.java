package org.examhall.awarding;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.examhall.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * The record layouts to choose from: ours, and the files {@code *.layout} in the folder {@code layouts} of the data
 * folder. They are read anew each time, so that a file that was mended can be used at once.
 */
@ApplicationScoped
public class Layouts {

    private static final long LARGEST = 30_000;

    private @Nullable Path folder;

    /** What there is: the layouts that can be used, and what is wrong with the others. */
    public record Choice(List<RecordLayout> usable, List<LayoutDefect> defects) {}

    Layouts() {}

    Layouts(Path folder) {
        this.folder = folder;
    }

    public Choice all() {
        Map<String, RecordLayout> usable = new LinkedHashMap<>();
        List<LayoutDefect> defects = new ArrayList<>();
        add("ours.layout", ours(), usable, defects);
        for (Path file : files()) {
            String name = file.getFileName().toString();
            try {
                if (Files.size(file) > LARGEST) {
                    defects.add(new LayoutDefect(name, 0, Refusal.of("layout-too-large", name, 0, LARGEST)));
                } else {
                    add(name, Files.readString(file, StandardCharsets.UTF_8), usable, defects);
                }
            } catch (MalformedInputException notUtf8) {
                defects.add(new LayoutDefect(name, 0, Refusal.of("layout-not-utf8", name, 0)));
            } catch (IOException unreadable) {
                defects.add(new LayoutDefect(name, 0, Refusal.of("layout-unreadable", name, 0)));
            }
        }
        return new Choice(List.copyOf(usable.values()), List.copyOf(defects));
    }

    private static void add(String file, String text, Map<String, RecordLayout> usable, List<LayoutDefect> defects) {
        LayoutReading reading = RecordLayout.read(file, text);
        if (reading instanceof LayoutReading.Defective defective) {
            defects.addAll(defective.defects());
        } else if (reading instanceof LayoutReading.Usable read
                && usable.putIfAbsent(read.layout().getName(), read.layout()) != null) {
            defects.add(new LayoutDefect(
                    file,
                    0,
                    Refusal.of("layout-name-taken", file, 0, read.layout().getName())));
        }
    }

    public Optional<RecordLayout> find(String name) {
        return all().usable().stream()
                .filter(layout -> layout.getName().equals(name))
                .findFirst();
    }

    static String ours() {
        try (InputStream stream = Objects.requireNonNull(
                Layouts.class.getResourceAsStream("/org/examhall/awarding/layouts/ours.layout"))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> files() {
        Path layouts = folder == null ? DataFolder.path().resolve("layouts") : folder;
        if (!Files.isDirectory(layouts)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(layouts)) {
            return files.filter(file -> file.toString().endsWith(".layout") && Files.isRegularFile(file))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
