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
import org.examhall.bank.Medium;
import org.examhall.kernel.Refusal;
import org.examhall.kernel.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Reads a content package of QTI 2.x or 3.0: the items that its manifest lists, then those that it forgot. A package
 * without a manifest is the items in it.
 */
final class PackageSource implements QuestionSource {

    private static final String MANIFEST = "imsmanifest.xml";
    private static final Set<String> TRICKS = Set.of("import-doctype");
    private static final Set<String> ARCHIVES = Set.of("zip", "jar", "rar", "7z", "gz", "tar", "tgz", "bz2", "xz");

    private final Desk desk;
    private final SafeZip zip;
    private final Notes leftOut = new Notes();
    private final Deque<Manifest.Entry> waiting = new ArrayDeque<>();
    private String manifestFile = "";

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
            throw new Unreadable("import-no-items");
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
            return file.read(entry.facts(), new Folder(zip, Manifest.folderOf(entry.href())));
        } catch (Unreadable broken) {
            requireHonest(broken);
            return new Reading.Unusable(entry.href(), 1, Desk.shown(entry.identifier()), broken.refusal());
        } catch (Refused refused) {
            return new Reading.Unusable(entry.href(), 1, Desk.shown(entry.identifier()), refused.refusal());
        }
    }

    /** A folder of the package, from which its files see the others. */
    private record Folder(SafeZip zip, String folder) implements QtiFile.Library {

        @Override
        public Node stimulus(String href, ShownMedia media) throws IOException {
            String path = Manifest.resolve(folder, href);
            if (!zip.has(path)) {
                throw Refusal.of("import-zip-missing", Desk.shown(path)).asException();
            }
            try (XmlStream stream = new XmlStream(zip.open(path))) {
                Node stimulus = stream.document();
                media.name(stimulus, new Folder(zip, Manifest.folderOf(path)).shelf());
                return stimulus;
            }
        }

        @Override
        public Shelf shelf() {
            return this::medium;
        }

        /** One byte more than is taken shows that it is too much. */
        private byte @Nullable [] medium(String address) throws IOException {
            String path = Manifest.resolve(folder, address);
            if (!zip.has(path)) {
                return null;
            }
            try (InputStream in = zip.open(path)) {
                return in.readNBytes(Medium.MOST_BYTES + 1);
            }
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
