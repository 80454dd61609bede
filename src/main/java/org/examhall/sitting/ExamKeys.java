package org.examhall.sitting;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
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
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The two keys of the exam room: the one that signs samples of the clock, and the pair for which answers are sealed
 * that no network carries. They are files that only their owner may read, in the folder {@code examhall.keys} (by
 * default {@code keys} in the data folder), made by the first start, and never in the database: who has a copy of the
 * database can neither forge a sample nor open a file. Nodes that serve the same exams share the folder; it may be
 * mounted for reading only.
 */
@ApplicationScoped
public class ExamKeys {

    private static final int CLOCK_KEY_BYTES = 32;
    private static final int SEAL_KEY_BITS = 3072;

    private SecretKey clock = new SecretKeySpec(new byte[1], "HmacSHA256");
    private KeyPair seal = new KeyPair(null, null);

    @PostConstruct
    void start() {
        Config config = ConfigProvider.getConfig();
        String data = config.getOptionalValue("examhall.data", String.class)
                .orElse(System.getProperty("user.home") + "/.examhall");
        read(config.getOptionalValue("examhall.keys", String.class)
                .map(Path::of)
                .orElse(Path.of(data, "keys")));
    }

    void read(Path folder) {
        try {
            clock = new SecretKeySpec(made(folder, "clock.key", ExamKeys::freshSecret), "HmacSHA256");
            seal = pair(made(folder, "seal.key", ExamKeys::freshPair));
        } catch (IOException e) {
            throw new UncheckedIOException("The keys of the exam room can be neither read nor made", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The keys of the exam room in " + folder + " are no keys", e);
        }
    }

    private interface Making {
        byte[] make() throws GeneralSecurityException;
    }

    private static byte[] freshSecret() {
        byte[] secret = new byte[CLOCK_KEY_BYTES];
        new SecureRandom().nextBytes(secret);
        return secret;
    }

    private static byte[] freshPair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(SEAL_KEY_BITS);
        return generator.generateKeyPair().getPrivate().getEncoded();
    }

    private static KeyPair pair(byte[] encoded) throws GeneralSecurityException {
        KeyFactory factory = KeyFactory.getInstance("RSA");
        PrivateKey key = factory.generatePrivate(new PKCS8EncodedKeySpec(encoded));
        if (!(key instanceof RSAPrivateCrtKey whole)) {
            throw new GeneralSecurityException("not a whole RSA key");
        }
        return new KeyPair(
                factory.generatePublic(new RSAPublicKeySpec(whole.getModulus(), whole.getPublicExponent())), key);
    }

    /** The key in this file; made, if there is none, by one node while others wait. */
    private static byte[] made(Path folder, String name, Making making) throws IOException, GeneralSecurityException {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            Files.createDirectories(folder);
            onlyForOwner(folder, "rwx------");
            try (FileChannel channel = FileChannel.open(
                            folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = channel.lock()) {
                if (held.isValid() && !Files.exists(file)) {
                    write(file, making.make());
                }
            }
        }
        return Base64.getMimeDecoder().decode(Files.readString(file).strip());
    }

    private static void write(Path file, byte[] key) throws IOException {
        Path half = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(half);
        Files.createFile(half);
        onlyForOwner(half, "rw-------");
        Files.writeString(half, Base64.getMimeEncoder().encodeToString(key) + "\n");
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Where the file system knows owners; elsewhere the folder's own protection has to do. */
    private static void onlyForOwner(Path path, String permissions) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (view != null) {
            view.setPermissions(PosixFilePermissions.fromString(permissions));
        }
    }

    SecretKey clock() {
        return clock;
    }

    KeyPair seal() {
        return seal;
    }
}
