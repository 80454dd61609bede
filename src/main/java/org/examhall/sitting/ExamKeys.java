package org.examhall.sitting;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.ConfigProvider;
import org.examhall.kernel.KeyFolder;

/**
 * The two keys of the exam room: the one that signs samples of the clock, and the pair for which answers are sealed
 * that no network carries. They are files of the {@link KeyFolder}, made by the first start, and never in the database: who has a copy of the
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
        read(KeyFolder.chosen(ConfigProvider.getConfig()));
    }

    void read(Path folder) {
        KeyFolder keys = new KeyFolder(folder);
        try {
            clock = new SecretKeySpec(keys.made("clock.key", ExamKeys::freshSecret), "HmacSHA256");
            seal = pair(keys.made("seal.key", ExamKeys::freshPair));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The keys of the exam room in " + folder + " are no keys", e);
        }
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

    SecretKey clock() {
        return clock;
    }

    KeyPair seal() {
        return seal;
    }
}
