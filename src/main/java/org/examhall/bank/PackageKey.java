package org.examhall.bank;

import com.exceptionfactory.jagged.DecryptingChannelFactory;
import com.exceptionfactory.jagged.UnsupportedRecipientStanzaException;
import com.exceptionfactory.jagged.framework.armor.ArmoredDecryptingChannelFactory;
import com.exceptionfactory.jagged.framework.stream.StandardDecryptingChannelFactory;
import com.exceptionfactory.jagged.x25519.X25519KeyPairGenerator;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaReaderFactory;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.examhall.kernel.Digest;
import org.examhall.kernel.KeyFolder;
import org.examhall.kernel.Refusal;

/**
 * The key for which packages of live banks are encrypted, in the format of age (<a
 * href="https://age-encryption.org/v1">age-encryption.org/v1</a>, X25519). Its public half is one line, the recipient;
 * the other is the file {@value #FILE} in the {@link KeyFolder}, made by the first start.
 */
@ApplicationScoped
public class PackageKey {

    static final String FILE = "package.key";

    /** The largest package, opened, in bytes. */
    private static final int LARGEST = 64 << 20;

    private static final byte[] BINARY = "age-encryption.org/".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ARMORED = "-----BEGIN AGE".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ZIP = {'P', 'K'};

    private String identity = "";
    private String recipient = "";

    @PostConstruct
    void start() {
        read(new KeyFolder(KeyFolder.chosen(ConfigProvider.getConfig())));
    }

    void read(KeyFolder keys) {
        String[] halves = new String(keys.made(FILE, PackageKey::fresh), StandardCharsets.US_ASCII).split("\n", -1);
        if (halves.length != 2) {
            throw new IllegalStateException("The key " + keys.file(FILE) + " is no key for packages");
        }
        identity = halves[0];
        recipient = halves[1];
    }

    private static byte[] fresh() throws GeneralSecurityException {
        KeyPair pair = new X25519KeyPairGenerator().generateKeyPair();
        return (pair.getPrivate() + "\n" + pair.getPublic()).getBytes(StandardCharsets.US_ASCII);
    }

    /** For whom to encrypt: {@code age1…}. */
    public String recipient() {
        return recipient;
    }

    /** What two people compare by telephone: the beginning of the recipient's SHA-256. */
    public String fingerprint() {
        return Digest.hex(recipient).substring(0, 32).replaceAll("(.{4})(?!$)", "$1 ");
    }

    /**
     * Decrypts a package, in memory alone.
     *
     * @throws org.examhall.kernel.Refused {@code package-open}, {@code package-not-age}, {@code package-other-key},
     *     {@code package-damaged} or {@code package-too-large}
     */
    byte[] open(byte[] file) {
        if (begins(file, ZIP)) {
            throw Refusal.of("package-open").asException();
        }
        if (!begins(file, BINARY) && !begins(file, ARMORED)) {
            throw Refusal.of("package-not-age").asException();
        }
        DecryptingChannelFactory channels =
                begins(file, ARMORED) ? new ArmoredDecryptingChannelFactory() : new StandardDecryptingChannelFactory();
        try (InputStream in = Channels.newInputStream(channels.newDecryptingChannel(
                Channels.newChannel(new ByteArrayInputStream(file)),
                List.of(X25519RecipientStanzaReaderFactory.newRecipientStanzaReader(identity))))) {
            byte[] opened = in.readNBytes(LARGEST + 1);
            if (opened.length > LARGEST) {
                throw Refusal.of("package-too-large", LARGEST >> 20).asException();
            }
            return opened;
        } catch (UnsupportedRecipientStanzaException another) {
            throw Refusal.of("package-other-key").asException();
        } catch (GeneralSecurityException | IOException | IllegalArgumentException broken) {
            throw Refusal.of("package-damaged").asException();
        }
    }

    private static boolean begins(byte[] file, byte[] with) {
        return file.length >= with.length && Arrays.equals(file, 0, with.length, with, 0, with.length);
    }
}
