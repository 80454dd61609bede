package org.examhall.bank.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.examhall.bank.ImportNote;
import org.examhall.bank.MediumCheck;
import org.examhall.kernel.Refusal;
import org.examhall.kernel.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Reads a content package of QTI 2.x or 3.0: the items that its manifest lists, then those that it forgot. A package
 * without a manifest is the items in it.
 */
final class PackageSource implements QuestionSource {

    /** The root element of QTI 1.2, which has little in common with what came after it. */
    static final String QTI1 = "questestinterop";

    private static final String MANIFEST = "imsmanifest.xml";
    private static final Set<String> TRICKS = Set.of("import-doctype");
    private static final Set<String> ARCHIVES = Set.of("zip", "jar", "rar", "7z", "gz", "tar", "tgz", "bz2", "xz");

    private final Desk desk;
    private final SafeZip zip;
    private final Notes leftOut = new Notes();
    private final Deque<Manifest.Entry> waiting = new ArrayDeque<>();
    private String manifestFile = "";
    private boolean holdsQti1;

    PackageSource(Path file, Desk desk) throws IOException {
        this.desk = desk;
        this.zip = SafeZip.open(file);
        try {
            list();
        } catch (IOException | RuntimeException refused) {
            zip.close();
            throw refused;
        }
    }

    private void list() throws IOException {
        Optional<String> shallowest = zip.names().stream()
                .filter(name -> name.equals(MANIFEST) || name.endsWith("/" + MANIFEST))
                .min(Comparator.comparingInt((String name) -> name.split("/").length));
        Set<String> listed = new HashSet<>();
        if (shallowest.isPresent()) {
            Manifest manifest =
                    Manifest.read(zip, shallowest.get(), desk.defaults().facts());
            manifestFile = manifest.file();
            if (manifest.tests() > 0) {
                leftOut.add("tests", String.valueOf(manifest.tests()));
            }
            for (Manifest.Entry entry : manifest.items()) {
                listed.add(entry.href());
                waiting.add(entry);
            }
        } else {
            leftOut.add("no-manifest");
        }
        unlisted(listed).forEach(waiting::add);
        if (waiting.isEmpty()) {
            throw new Unreadable(holdsQti1 ? "import-qti1" : "import-no-items");
        }
    }

    /** Items that lie in the package all the same. */
    private List<Manifest.Entry> unlisted(Set<String> listed) throws IOException {
        List<Manifest.Entry> found = new ArrayList<>();
        for (String name : zip.names()) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (ARCHIVES.contains(lower.substring(lower.lastIndexOf('.') + 1))) {
                leftOut.add("archive", Desk.shown(name));
            }
            if (!listed.contains(name) && lower.endsWith(".xml") && !lower.endsWith(MANIFEST) && isItem(name)) {
                if (!manifestFile.isEmpty()) {
                    leftOut.add("unlisted", Desk.shown(name));
                }
                found.add(new Manifest.Entry("", name, 1, desk.defaults().facts()));
            }
        }
        return found;
    }

    private boolean isItem(String name) throws IOException {
        try (XmlStream stream = new XmlStream(zip.open(name))) {
            holdsQti1 |= stream.root().equals(QTI1);
            return QtiFile.isItem(stream);
        } catch (Unreadable broken) {
            requireHonest(broken);
            return broken.refusal().code().equals("import-xml-broken");
        }
    }

    /** A trick in one file makes the whole package one that nobody should trust. */
    private static void requireHonest(Unreadable broken) throws Unreadable {
        if (TRICKS.contains(broken.refusal().code()) || broken.refusal().code().startsWith("import-zip-")) {
            throw broken;
        }
    }

    @Override
    public @Nullable Reading next() throws IOException {
        Manifest.Entry entry = waiting.poll();
        return entry == null ? null : read(entry);
    }

    private Reading read(Manifest.Entry entry) throws IOException {
        if (!zip.has(entry.href())) {
            return new Reading.Unusable(
                    manifestFile,
                    entry.line(),
                    Desk.shown(entry.identifier()),
                    Refusal.of("import-zip-missing", Desk.shown(entry.href())));
        }
        try (InputStream in = zip.open(entry.href());
                XmlStream stream = new XmlStream(in)) {
            QtiFile file = new QtiFile(entry.href(), stream, desk);
            return file.read(entry.facts(), new Beside(entry.href()));
        } catch (Unreadable broken) {
            requireHonest(broken);
            return new Reading.Unusable(entry.href(), 1, Desk.shown(entry.identifier()), broken.refusal());
        } catch (Refused refused) {
            return new Reading.Unusable(entry.href(), 1, Desk.shown(entry.identifier()), refused.refusal());
        }
    }

    /** The files of the package as one of them names them. */
    private final class Beside implements QtiFile.Library {
        private final String folder;

        Beside(String file) {
            this.folder = Manifest.folderOf(file);
        }

        @Override
        public Node stimulus(String href) throws IOException {
            String path = Manifest.resolve(folder, href);
            if (!zip.has(path)) {
                throw Refusal.of("import-zip-missing", Desk.shown(path)).asException();
            }
            try (XmlStream stream = new XmlStream(zip.open(path))) {
                return stream.document();
            }
        }

        @Override
        public byte @Nullable [] file(String href) throws IOException {
            String path = Manifest.resolve(folder, href.replaceAll("[?#].*$", ""));
            String found = zip.has(path) ? path : zip.alike(path);
            if (found == null) {
                return null;
            }
            try (InputStream in = zip.open(found)) {
                return in.readNBytes(MediumCheck.MOST_BYTES + 1);
            }
        }

        @Override
        public QtiFile.Library from(String href) {
            return new Beside(Manifest.resolve(folder, href));
        }
    }

    @Override
    public List<ImportNote> leftOut() {
        return leftOut.list();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
