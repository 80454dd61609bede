package org.examhall.bank.file;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * A zip file that nobody vouches for. Nothing is unpacked to disk. A name that climbs out, an entry that occurs twice
 * or content that swells beyond reason makes the whole file refused: somebody meant harm, or something went badly
 * wrong.
 */
final class SafeZip implements Closeable {

    private static final int MOST_ENTRIES = 200_000;
    private static final long MOST_BYTES = 64L << 20;
    private static final long MOST_BYTES_IN_ALL = 4L << 30;
    /** Text compresses about tenfold, a spreadsheet of like rows fiftyfold; what is made to swell, a thousandfold. */
    private static final int MOST_RATIO = 200;

    private static final long RATIO_COUNTS_FROM = 1 << 20;
    private static final int LONGEST_NAME = 400;
    private static final Set<String> LITTER = Set.of(".ds_store", "thumbs.db", "desktop.ini");

    private static final int END_LENGTH = 22;
    private static final int LONGEST_COMMENT = 65_535;
    private static final int END_SIGN = 0x06054b50;
    private static final int LOCATOR_LENGTH = 20;
    private static final int IN_ZIP64 = 0xffff;

    private final ZipFile zip;
    private final Map<String, ZipEntry> entries = new LinkedHashMap<>();

    private SafeZip(ZipFile zip) {
        this.zip = zip;
    }

    /** @throws Unreadable if it is broken or hostile */
    static SafeZip open(Path file) throws IOException {
        requireFewEntries(file);
        SafeZip safe = new SafeZip(zip(file));
        try {
            safe.check();
            return safe;
        } catch (IOException | RuntimeException refused) {
            safe.close();
            throw refused;
        }
    }

    private static ZipFile zip(Path file) throws IOException {
        try {
            return new ZipFile(file.toFile(), StandardCharsets.UTF_8);
        } catch (ZipException names) {
            // Old tools write the names of files in the encoding of their machine.
            try {
                return new ZipFile(file.toFile(), Charset.forName("windows-1252"));
            } catch (ZipException broken) {
                throw new Unreadable("import-zip-broken");
            }
        }
    }

    /** Counts before anything is read, because the list of a million entries alone would fill the memory. */
    private static void requireFewEntries(Path file) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            long length = in.length();
            int look = (int) Math.min(length, END_LENGTH + LONGEST_COMMENT + LOCATOR_LENGTH);
            byte[] end = new byte[look];
            in.seek(length - look);
            in.readFully(end);
            for (int at = look - END_LENGTH; at >= 0; at--) {
                if (number(end, at, 4) == END_SIGN) {
                    long count = number(end, at + 10, 2);
                    if (count > MOST_ENTRIES || count == IN_ZIP64) {
                        throw new Unreadable("import-zip-entries", IN_ZIP64 - 1);
                    }
                    return;
                }
            }
        }
        throw new Unreadable("import-zip-broken");
    }

    private static long number(byte[] bytes, int at, int length) {
        long number = 0;
        for (int i = length - 1; i >= 0; i--) {
            number = (number << 8) | (bytes[at + i] & 0xff);
        }
        return number;
    }

    private void check() throws IOException {
        long all = 0;
        for (ZipEntry entry : Collections.list(zip.entries())) {
            String name = requireSafe(entry.getName());
            if (entry.isDirectory() || name.isEmpty() || isLitter(name)) {
                continue;
            }
            if (entries.put(name, entry) != null) {
                throw new Unreadable("import-zip-twice", Desk.shown(name));
            }
            long size = entry.getSize();
            all += Math.max(size, 0);
            if (size > MOST_BYTES || all > MOST_BYTES_IN_ALL) {
                throw new Unreadable("import-zip-large", Desk.shown(name), MOST_BYTES >> 20);
            }
            boolean swells = size > RATIO_COUNTS_FROM && size > entry.getCompressedSize() * MOST_RATIO;
            if (swells) {
                throw new Unreadable("import-zip-swells", Desk.shown(name), MOST_RATIO);
            }
        }
    }

    /** The path inside the file, with the separators that belong there. */
    private static String requireSafe(String name) throws Unreadable {
        String path = name.replace('\\', '/');
        boolean climbs = path.startsWith("/")
                || path.matches("^[A-Za-z]:.*")
                || path.indexOf('\0') >= 0
                || path.length() > LONGEST_NAME
                || List.of(path.split("/")).contains("..");
        if (climbs) {
            throw new Unreadable("import-zip-path", Desk.shown(name));
        }
        return path.startsWith("./") ? path.substring(2) : path;
    }

    private static boolean isLitter(String path) {
        String file = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return path.startsWith("__MACOSX/") || file.startsWith("._") || LITTER.contains(file);
    }

    /** Paths of all files, in the order of the zip file. */
    Set<String> names() {
        return Collections.unmodifiableSet(entries.keySet());
    }

    boolean has(String name) {
        return entries.containsKey(name);
    }

    /** The one file whose name differs only in capital letters, as on machines to which they are the same; or null. */
    @Nullable
    String alike(String name) {
        List<String> alike =
                entries.keySet().stream().filter(name::equalsIgnoreCase).toList();
        return alike.size() == 1 ? alike.get(0) : null;
    }

    /** The content of a file, which may be no longer than it claims to be. */
    InputStream open(String name) throws IOException {
        ZipEntry entry = entries.get(name);
        if (entry == null) {
            throw new Unreadable("import-zip-missing", Desk.shown(name));
        }
        try {
            return new Bounded(zip.getInputStream(entry), name);
        } catch (ZipException broken) {
            throw new Unreadable("import-zip-broken");
        }
    }

    /** Reads a file to its end, to see that it is what it claims to be before somebody else unpacks it. */
    void verify(String name) throws IOException {
        byte[] piece = new byte[65_536];
        try (InputStream in = open(name)) {
            while (in.read(piece) >= 0) {
                // only how long it is
            }
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private static final class Bounded extends FilterInputStream {

        private final String name;
        private long read;

        Bounded(InputStream in, String name) {
            super(in);
            this.name = name;
        }

        private int counted(int bytes) throws Unreadable {
            read += Math.max(bytes, 0);
            if (read > MOST_BYTES) {
                throw new Unreadable("import-zip-large", Desk.shown(name), MOST_BYTES >> 20);
            }
            return bytes;
        }

        @Override
        public int read() throws IOException {
            int one = guarded(() -> in.read());
            counted(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            return counted(guarded(() -> in.read(into, from, length)));
        }

        private interface Act {
            int done() throws IOException;
        }

        private static int guarded(Act act) throws IOException {
            try {
                return act.done();
            } catch (ZipException | java.io.EOFException broken) {
                throw new Unreadable("import-zip-broken");
            }
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
