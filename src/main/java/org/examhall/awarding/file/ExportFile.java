package org.examhall.awarding.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.examhall.awarding.BatchFacts;
import org.examhall.awarding.NumberedLine;
import org.examhall.awarding.RecordLayout;
import org.examhall.awarding.Totals;
import org.examhall.kernel.Digest;
import org.jspecify.annotations.Nullable;

/**
 * The file of a batch while it is written. It lies aside as {@code .name.part} until it is sealed. Whatever moment the
 * process dies at: reopened at its last checkpoint the file is cut back to it and goes on, and in the end has the same
 * bytes as if nothing had happened.
 */
public final class ExportFile implements Closeable {

    private final RecordLayout layout;
    private final BatchFacts batch;
    private final FileChannel channel;
    private Totals totals;
    private long bytes;

    private ExportFile(RecordLayout layout, BatchFacts batch, FileChannel channel, Totals totals, long bytes) {
        this.layout = layout;
        this.batch = batch;
        this.channel = channel;
        this.totals = totals;
        this.bytes = bytes;
    }

    /**
     * Opens the file to write on.
     *
     * @param checkpoint null to begin anew, over whatever is there
     * @throws IOException also if the file is shorter than at its checkpoint; then it has to be begun anew
     */
    public static ExportFile open(
            Path folder, String name, RecordLayout layout, BatchFacts batch, @Nullable Written checkpoint)
            throws IOException {
        Files.createDirectories(folder);
        FileChannel channel = FileChannel.open(part(folder, name), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (checkpoint == null) {
                channel.truncate(0);
                ExportFile file = new ExportFile(layout, batch, channel, Totals.NONE, 0);
                file.append(layout.header(batch));
                return file;
            }
            if (channel.size() < checkpoint.bytes()) {
                throw new IOException("the file " + name + " has " + channel.size()
                        + " bytes, at its checkpoint it had " + checkpoint.bytes());
            }
            channel.truncate(checkpoint.bytes());
            channel.position(checkpoint.bytes());
            return new ExportFile(layout, batch, channel, checkpoint.totals(), checkpoint.bytes());
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    static Path part(Path folder, String name) {
        return folder.resolve("." + name + ".part");
    }

    /** Whether as much is on disk as was noted, or the sealed file is there already. */
    public static boolean holds(Path folder, String name, long bytes) throws IOException {
        Path part = part(folder, name);
        return (Files.exists(part) && Files.size(part) >= bytes) || Files.exists(folder.resolve(name));
    }

    /** Writes lines, which have to follow on those that are there. */
    public void write(List<NumberedLine> lines) throws IOException {
        if (lines.isEmpty()) {
            return;
        }
        java.io.ByteArrayOutputStream text = new java.io.ByteArrayOutputStream(lines.size() * 120);
        Totals sum = totals;
        for (NumberedLine line : lines) {
            if (line.number() != sum.records() + 1) {
                throw new IllegalStateException("line " + line.number() + " after line " + sum.records());
            }
            text.writeBytes(layout.record(batch, line.number(), line.line()));
            sum = sum.plus(line.line());
        }
        append(text.toByteArray());
        totals = sum;
    }

    private void append(byte[] text) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(text);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        bytes += text.length;
    }

    /** Makes sure that all is on disk, and says how much that is. */
    public Written checkpoint() throws IOException {
        channel.force(true);
        return new Written(totals, bytes);
    }

    /** What is written, though perhaps not on disk. */
    public Written written() {
        return new Written(totals, bytes);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** A file in its place. */
    public record Sealed(String sha256, long bytes) {}

    /**
     * Adds the trailer, moves the file into its place and puts its digest beside it. May be repeated after a crash at
     * any moment within it.
     *
     * @param written all of it, as noted by the last checkpoint
     */
    public static Sealed seal(Path folder, String name, RecordLayout layout, BatchFacts batch, Written written)
            throws IOException {
        Path part = part(folder, name);
        Path place = folder.resolve(name);
        byte[] trailer = layout.trailer(batch, written.totals());
        if (Files.exists(part)) {
            try (ExportFile file = open(folder, name, layout, batch, written)) {
                file.append(trailer);
                file.channel.force(true);
            }
            move(part, place);
            forceFolder(folder);
        }
        long length = Files.size(place);
        if (length != written.bytes() + trailer.length) {
            throw new IOException(
                    "the file " + name + " has " + length + " bytes and not " + (written.bytes() + trailer.length));
        }
        String digest = digest(place);
        writeDigest(folder, name, digest);
        return new Sealed(digest, length);
    }

    /** Removes what lies aside of a file that is not to be. */
    public static void discard(Path folder, String name) throws IOException {
        Files.deleteIfExists(part(folder, name));
    }

    private static void move(Path part, Path place) throws IOException {
        try {
            Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, place, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** SHA-256 of a file, read in pieces. */
    public static String digest(Path file) throws IOException {
        MessageDigest digest = Digest.sha256();
        byte[] piece = new byte[65_536];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                digest.update(piece, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** In the form that {@code sha256sum --check} reads. */
    private static void writeDigest(Path folder, String name, String digest) throws IOException {
        Path part = part(folder, name + ".sha256");
        byte[] text = (digest + "  " + name + "\n").getBytes(StandardCharsets.UTF_8);
        try (FileChannel channel = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer buffer = ByteBuffer.wrap(text);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        move(part, folder.resolve(name + ".sha256"));
        forceFolder(folder);
    }

    /** A move is on disk when the folder is; where folders cannot be forced, the system sees to it. */
    private static void forceFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException notHere) {
            // Windows does not open folders.
        }
    }
}
