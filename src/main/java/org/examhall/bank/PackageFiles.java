package org.examhall.bank;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * The files of a package, from a folder or a zip file, held in memory. Nothing is unpacked to disk, so a name that
 * climbs out of the package has nowhere to go; it is refused all the same, and so is anything of unreasonable size.
 */
final class PackageFiles {

    private static final int MOST_FILES = 5_000;
    private static final int MOST_BYTES = 1 << 20;
    private static final long MOST_BYTES_IN_ALL = 32L << 20;
    /** Text compresses about tenfold; a file made to swell compresses a thousandfold. */
    private static final int MOST_RATIO = 100;

    private static final int RATIO_COUNTS_FROM = 64 << 10;

    private final Defects defects;
    private final Map<String, String> texts = new TreeMap<>();
    private final Map<String, Medium> media = new TreeMap<>();
    private long bytes;

    private PackageFiles(Defects defects) {
        this.defects = defects;
    }

    /** Reads a package; what could not be taken is in {@code defects}. */
    static PackageFiles read(Path source, Defects defects) {
        return read(defects, files -> {
            if (Files.isDirectory(source)) {
                files.folder(source);
            } else {
                files.zip(Files.newInputStream(source));
            }
        });
    }

    /** The same from a zip file that is in memory already. */
    static PackageFiles read(byte[] zip, Defects defects) {
        return read(defects, files -> files.zip(new ByteArrayInputStream(zip)));
    }

    private interface Reading {
        void into(PackageFiles files) throws IOException;
    }

    private static PackageFiles read(Defects defects, Reading reading) {
        PackageFiles files = new PackageFiles(defects);
        try {
            reading.into(files);
        } catch (ZipException e) {
            defects.add("", 0, "not a zip file that can be read");
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            defects.add("", 0, "the package could not be read");
        }
        return files;
    }

    /** The XML files by path inside the package, {@code items/sd-001.xml}. */
    Map<String, String> texts() {
        return texts;
    }

    /** The pictures and sounds by path inside the package. */
    Map<String, Medium> media() {
        return media;
    }

    private static int mostBytes(String name) {
        return Medium.mayBe(name) ? Medium.MOST_BYTES : MOST_BYTES;
    }

    private void folder(Path root) throws IOException {
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(root, 8, new FileVisitOption[0])) {
            paths = walk.limit(MOST_FILES + 1L).sorted().toList();
        }
        for (Path path : paths) {
            if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                continue;
            }
            String name = String.join("/", names(root.relativize(path)));
            if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                defects.add(name, 0, "not a plain file");
            } else if (mayTake(name)) {
                try (InputStream in = Files.newInputStream(path)) {
                    byte[] content = in.readNBytes(mostBytes(name) + 1);
                    bytes += content.length;
                    if (content.length > mostBytes(name) || bytes > MOST_BYTES_IN_ALL) {
                        defects.add(name, 0, "too large");
                    } else {
                        take(name, content);
                    }
                }
            }
        }
    }

    private static List<String> names(Path path) {
        return Stream.iterate(0, i -> i < path.getNameCount(), i -> i + 1)
                .map(i -> path.getName(i).toString())
                .toList();
    }

    private void zip(InputStream file) throws IOException {
        int entries = 0;
        try (ZipInputStream zip = new ZipInputStream(file, StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                if (++entries > MOST_FILES) {
                    defects.add("", 0, "more than " + MOST_FILES + " files");
                    return;
                }
                boolean wanted = !isFolder(entry) && mayTake(name);
                // What is not wanted is inflated too, to get to what follows, but no further than what is.
                byte[] content = zip.readNBytes(mostBytes(name) + 1);
                bytes += content.length;
                if (content.length > mostBytes(name) || bytes > MOST_BYTES_IN_ALL) {
                    defects.add(printable(name), 0, "too large");
                    return;
                }
                zip.closeEntry();
                long packed = entry.getCompressedSize();
                if (content.length > RATIO_COUNTS_FROM && packed >= 0 && content.length > packed * MOST_RATIO) {
                    defects.add(printable(name), 0, "swells more than " + MOST_RATIO + " times when unpacked");
                    return;
                }
                if (wanted) {
                    take(name, content);
                }
            }
        }
        if (entries == 0) {
            defects.add("", 0, "not a zip file, or an empty one");
        }
    }

    private static boolean isFolder(ZipEntry entry) {
        String name = entry.getName();
        return entry.isDirectory() && isSafe(name.substring(0, name.length() - 1));
    }

    private boolean mayTake(String name) {
        if (!isSafe(name)) {
            defects.add(printable(name), 0, "a file name that is not allowed");
            return false;
        }
        if (!name.endsWith(".xml") && !Medium.mayBe(name)) {
            defects.add(
                    name,
                    0,
                    "only XML files, pictures (PNG, JPEG, GIF, WebP, SVG) and sound (MP3, Ogg, WAV)"
                            + " are supported");
            return false;
        }
        if (texts.size() + media.size() >= MOST_FILES) {
            defects.add(name, 0, "more than " + MOST_FILES + " files");
            return false;
        }
        return true;
    }

    private void take(String name, byte[] content) {
        if (texts.containsKey(name) || media.containsKey(name)) {
            defects.add(name, 0, "occurs twice");
        } else if (Medium.mayBe(name)) {
            medium(name, content);
        } else {
            text(name, content).ifPresent(text -> texts.put(name, text));
        }
    }

    private void medium(String name, byte[] content) {
        Optional<Medium> medium = Medium.of(name, content);
        if (medium.isEmpty()) {
            defects.add(name, 0, "not what its ending says");
            return;
        }
        if (medium.get().isDrawing()) {
            text(name, content).ifPresent(svg -> SvgCheck.check(name, svg, defects));
        }
        media.put(name, medium.get());
    }

    private Optional<String> text(String name, byte[] content) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            defects.add(name, 0, "not in UTF-8");
            return Optional.empty();
        }
    }

    /** Whether a path stays inside the package and is made of plain names. */
    static boolean isSafe(String path) {
        if (path.isEmpty() || path.length() > 200) {
            return false;
        }
        for (String name : path.split("/", -1)) {
            if (!name.matches("[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}")) {
                return false;
            }
        }
        return true;
    }

    private static String printable(String name) {
        String cut = name.length() > 200 ? name.substring(0, 200) : name;
        return cut.replaceAll("\\p{Cntrl}", "?");
    }
}
