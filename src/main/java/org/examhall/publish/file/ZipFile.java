package org.examhall.publish.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.w3c.dom.Element;

/** A package that is written file by file. The same course gives the same bytes, whenever it is packed. */
final class ZipFile implements AutoCloseable {

    /** A day for all files; of the very first that an archive can name a note would be added to each. */
    private static final LocalDateTime NO_DAY = LocalDateTime.of(1980, Month.FEBRUARY, 1, 0, 0);

    private final ZipOutputStream out;
    private final List<String> names = new ArrayList<>();

    /** The stream stays open when the package is closed. */
    ZipFile(OutputStream out) {
        this.out = new ZipOutputStream(out, StandardCharsets.UTF_8);
    }

    /** Adds a file that is not packed, as some packages want their first one. */
    void addPlain(String name, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ZipEntry entry = entry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        CRC32 sum = new CRC32();
        sum.update(bytes);
        entry.setCrc(sum.getValue());
        put(entry, bytes);
    }

    void add(String name, byte[] bytes) throws IOException {
        put(entry(name), bytes);
    }

    void add(String name, String text) throws IOException {
        add(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds the whole document to which an element belongs. */
    void add(String name, Element root) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Xml.write(root, bytes);
        add(name, bytes.toByteArray());
    }

    /** The same for a page that browsers read as HTML. */
    void addHtml(String name, Element root) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Xml.writeHtml(root, bytes);
        add(name, bytes.toByteArray());
    }

    private ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_DAY);
        names.add(name);
        return entry;
    }

    private void put(ZipEntry entry, byte[] bytes) throws IOException {
        out.putNextEntry(entry);
        out.write(bytes);
        out.closeEntry();
    }

    /** The names of all files so far, in their order. */
    List<String> names() {
        return List.copyOf(names);
    }

    @Override
    public void close() throws IOException {
        out.finish();
    }
}
