package org.examhall.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.exceptionfactory.jagged.framework.stream.StandardEncryptingChannelFactory;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaWriterFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.examhall.kernel.KeyFolder;
import org.examhall.kernel.Refused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files that another program has encrypted. Those in {@code bank/age} were made by age-encryption, the implementation in
 * TypeScript by the authors of age.
 */
class PackageKeyTest {

    private static final String WORDS = "A package, opened.\n".repeat(3_500);

    @TempDir
    private Path folder;

    private final PackageKey key = new PackageKey();

    @BeforeEach
    void useTheKeyOfTheFiles() throws IOException {
        Files.write(folder.resolve(PackageKey.FILE), file("package.key"));
        key.read(new KeyFolder(folder));
    }

    private static byte[] file(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(PackageKeyTest.class.getResourceAsStream("/bank/age/" + name))) {
            return in.readAllBytes();
        }
    }

    private void refuses(byte[] file, String code) {
        assertThatThrownBy(() -> key.open(file)).isInstanceOf(Refused.class).hasMessage(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"words.age", "words.asc"})
    void opensWhatAgeEncrypted(String name) throws IOException {
        assertThat(new String(key.open(file(name)), StandardCharsets.UTF_8)).isEqualTo(WORDS);
    }

    @Test
    void saysWhyAFileCannotBeOpened() throws IOException {
        byte[] good = file("words.age");
        refuses(file("another.age"), "package-other-key");
        refuses(Arrays.copyOf(good, good.length - 1), "package-damaged");
        refuses(Arrays.copyOf(good, good.length / 2), "package-damaged");
        refuses(Arrays.copyOf(good, 60), "package-damaged");
        byte[] changed = good.clone();
        changed[changed.length / 2] ^= 1;
        refuses(changed, "package-damaged");
        refuses("PK\3\4".getBytes(StandardCharsets.ISO_8859_1), "package-open");
        refuses("A letter".getBytes(StandardCharsets.UTF_8), "package-not-age");
        refuses(new byte[0], "package-not-age");
    }

    @Test
    void aNewKeyOpensWhatWasEncryptedForIt() throws IOException, GeneralSecurityException {
        PackageKey fresh = new PackageKey();
        fresh.read(new KeyFolder(folder.resolve("fresh")));
        assertThat(fresh.recipient()).startsWith("age1").hasSize(62);
        assertThat(fresh.fingerprint()).matches("([0-9a-f]{4} ){7}[0-9a-f]{4}");
        byte[] file = encrypted(fresh.recipient(), "for you".getBytes(StandardCharsets.UTF_8));
        assertThat(fresh.open(file)).asString().isEqualTo("for you");
        refuses(file, "package-other-key");
    }

    /** A file as somebody with the public key makes it. */
    static byte[] encrypted(String recipient, byte[] open) throws IOException, GeneralSecurityException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (WritableByteChannel channel = new StandardEncryptingChannelFactory()
                .newEncryptingChannel(
                        Channels.newChannel(file),
                        List.of(X25519RecipientStanzaWriterFactory.newRecipientStanzaWriter(recipient)))) {
            channel.write(ByteBuffer.wrap(open));
        }
        return file.toByteArray();
    }
}
