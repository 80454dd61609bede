package org.examhall.publish.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;

/**
 * A runtime for SCORM that others have written: scorm-again (MIT licence). It is published for npm alone, so it is
 * fetched from there once, compared with the digest that is known here, and kept beside the other artefacts of the
 * build.
 */
final class IndependentRuntime {

    private static final String VERSION = "3.4.3";
    private static final String SHA_512 = "65b7beec0acc51b4f59559ea631b1b1917c8f490fd255a843f364b41d9349df3"
            + "66703609e34e2b30ef676e44341f3c2ec79b80085f732acbdcdbd43f67330e76";
    private static final Path KEPT =
            Path.of(System.getProperty("user.home"), ".m2", "npm", "scorm-again-" + VERSION + ".tgz");

    private static final int BLOCK = 512;

    private IndependentRuntime() {}

    /** A script of the package, {@code scorm12.js}. */
    static String script(String name) {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(archive()))) {
            return entry(in, "package/dist/" + name);
        } catch (IOException e) {
            throw new IllegalStateException("The tests of packages need scorm-again " + VERSION + " from npm", e);
        }
    }

    private static byte[] archive() throws IOException {
        if (!Files.isRegularFile(KEPT)) {
            Files.createDirectories(KEPT.getParent());
            fetch();
        }
        byte[] bytes = Files.readAllBytes(KEPT);
        if (!SHA_512.equals(digest(bytes))) {
            Files.delete(KEPT);
            throw new IOException("what was fetched is not what is known");
        }
        return bytes;
    }

    /** Has npm fetch the package; where there is no npm, Debian's is installed first. */
    private static void fetch() throws IOException {
        String[] pack = {
            "npm",
            "pack",
            "scorm-again@" + VERSION,
            "--pack-destination",
            KEPT.getParent().toString()
        };
        if (!run(pack) && run("apt-get", "install", "-y", "--no-install-recommends", "npm")) {
            run(pack);
        }
        if (!Files.isRegularFile(KEPT)) {
            throw new IOException("npm has not fetched it");
        }
    }

    private static boolean run(String... command) throws IOException {
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } catch (IOException notThere) {
            return false;
        }
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-512").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A file of a tar archive: blocks of 512 bytes, of which one before each file says its name and its size. */
    private static String entry(InputStream tar, String wanted) throws IOException {
        byte[] head = tar.readNBytes(BLOCK);
        while (head.length == BLOCK && head[0] != 0) {
            String name = text(head, 0, 100);
            int size = Integer.parseInt(text(head, 124, 12).strip(), 8);
            byte[] content = tar.readNBytes((size + BLOCK - 1) / BLOCK * BLOCK);
            if (name.equals(wanted)) {
                return new String(content, 0, size, StandardCharsets.UTF_8);
            }
            head = tar.readNBytes(BLOCK);
        }
        throw new IOException("no " + wanted);
    }

    private static String text(byte[] head, int from, int length) {
        return new String(head, from, length, StandardCharsets.US_ASCII).replaceFirst("\\x00.*", "");
    }
}
