package org.examhall.sitting.file;

import com.dd.plist.NSDictionary;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.zip.GZIPOutputStream;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Writes settings as a {@code .seb} file, which Safe Exam Browser opens. The form is that of
 * safeexambrowser.org/developer/seb-file-format.html: four letters that say what follows, then the settings as a
 * property list in XML, compressed; compressed again as a whole. Behind {@code plnd} they lie open; behind {@code pswd}
 * they are encrypted with a password in the form of RNCryptor, version 3: AES-256 in CBC mode and an HMAC over all that
 * stands before it, the two keys derived from the password by PBKDF2 with HMAC-SHA1 and 10,000 rounds.
 */
public final class SebFile {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SALT = 8;
    private static final int VECTOR = 16;
    private static final int ROUNDS = 10_000;
    private static final byte VERSION = 3;
    private static final byte WITH_PASSWORD = 1;

    private SebFile() {}

    /** The settings for everybody to open. */
    public static byte[] open(NSDictionary settings) {
        return packed(joined("plnd".getBytes(StandardCharsets.US_ASCII), packed(xml(settings))));
    }

    /** The settings for those who know the password. */
    public static byte[] locked(NSDictionary settings, String password) {
        return packed(joined("pswd".getBytes(StandardCharsets.US_ASCII), encrypted(packed(xml(settings)), password)));
    }

    private static byte[] xml(NSDictionary settings) {
        return settings.toXMLPropertyList().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] encrypted(byte[] content, String password) {
        byte[] salt = random(SALT);
        byte[] sealSalt = random(SALT);
        byte[] vector = random(VECTOR);
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            cipher.init(
                    Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(derived(password, salt), "AES"),
                    new IvParameterSpec(vector));
            byte[] header = {VERSION, WITH_PASSWORD};
            byte[] message = joined(header, salt, sealSalt, vector, cipher.doFinal(content));
            Mac seal = Mac.getInstance("HmacSHA256");
            seal.init(new SecretKeySpec(derived(password, sealSalt), "HmacSHA256"));
            return joined(message, seal.doFinal(message));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing); // every Java platform has these
        }
    }

    private static byte[] derived(String password, byte[] salt) throws GeneralSecurityException {
        PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, ROUNDS, 256);
        return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA1")
                .generateSecret(spec)
                .getEncoded();
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static byte[] packed(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return bytes.toByteArray();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }
}
