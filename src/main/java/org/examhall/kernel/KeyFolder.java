package org.examhall.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Base64;
import org.eclipse.microprofile.config.Config;

/**
 * The folder of the keys that are never in the database: {@code examhall.keys}, by default {@code keys} in the data
 * folder. Each key is a file in base 64 that only its owner may read. Nodes that serve the same exams share the folder;
 * it may be mounted for reading only.
 */
public final class KeyFolder {

    private final Path folder;

    public KeyFolder(Path folder) {
        this.folder = folder;
    }

    /** The folder that the settings name. */
    public static Path chosen(Config config) {
        return config.getOptionalValue("examhall.keys", String.class)
                .map(Path::of)
                .orElseGet(() -> Path.of(
                        config.getOptionalValue("examhall.data", String.class)
                                .orElse(System.getProperty("user.home") + "/.examhall"),
                        "keys"));
    }

    /** How a key is made that is not there yet. */
    public interface Making {
        byte[] make() throws GeneralSecurityException, IOException;
    }

    public Path file(String name) {
        return folder.resolve(name);
    }

    public boolean has(String name) {
        return Files.exists(file(name));
    }

    /**
     * The key in this file.
     *
     * @throws UncheckedIOException if it cannot be read
     */
    public byte[] read(String name) {
        try {
            return Base64.getMimeDecoder().decode(Files.readString(file(name)).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("The key " + file(name) + " cannot be read", e);
        }
    }

    /**
     * The key in this file; made, if there is none, by one node while others wait.
     *
     * @throws UncheckedIOException if it can be neither read nor made
     */
    public byte[] made(String name, Making making) {
        if (!has(name)) {
            try {
                prepare();
                try (FileChannel channel =
                                FileChannel.open(file(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        FileLock held = channel.lock()) {
                    if (held.isValid() && !has(name)) {
                        write(name, making.make());
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException("The key " + file(name) + " can be neither read nor made", e);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("The key " + file(name) + " cannot be made", e);
            }
        }
        return read(name);
    }

    /** Writes a key, whole or not at all. */
    public void write(String name, byte[] key) throws IOException {
        prepare();
        Path half = file(name + ".half");
        Files.deleteIfExists(half);
        Files.createFile(half);
        onlyForOwner(half, "rw-------");
        Files.writeString(half, Base64.getMimeEncoder().encodeToString(key) + "\n");
        Files.move(half, file(name), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Puts one key in the place of another. */
    public void replace(String name, String by) throws IOException {
        Files.move(file(by), file(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private void prepare() throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            onlyForOwner(folder, "rwx------");
        }
    }

    /** Where the file system knows owners; elsewhere the folder's own protection has to do. */
    private static void onlyForOwner(Path path, String permissions) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (view != null) {
            view.setPermissions(PosixFilePermissions.fromString(permissions));
        }
    }
}
