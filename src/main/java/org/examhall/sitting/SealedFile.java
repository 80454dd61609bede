package org.examhall.sitting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.spec.MGF1ParameterSpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;
import org.examhall.kernel.Digest;
import org.examhall.kernel.Refusal;
import org.examhall.kernel.Refused;

/**
 * Answers that are carried to the server because no network did: {@code {"examhall":"sealed answers 1","key":"…",
 * "wrapped":"…","iv":"…","data":"…"}}. The data are a {@link LateMessage}, encrypted by AES-256-GCM under a key of
 * their own, and that key by RSA-OAEP-256 for this server; {@code key} begins the SHA-256 of the public key, so that a
 * file for another server is told from one that is damaged.
 */
@ApplicationScoped
public class SealedFile {

    /** The largest file, in bytes; all answers of a paper with their proofs are some forty thousand. */
    public static final int LARGEST = 1024 * 1024;

    private static final String FORM = "sealed answers 1";
    private static final int GCM_TAG_BITS = 128;
    private static final OAEPParameterSpec OAEP =
            new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    @Inject
    ExamKeys keys;

    /** The key for which windows seal, as a browser imports it: SubjectPublicKeyInfo in base 64. */
    public String publicKey() {
        return Base64.getEncoder().encodeToString(keys.seal().getPublic().getEncoded());
    }

    private String fingerprint() {
        return HexFormat.of()
                .formatHex(Digest.sha256().digest(keys.seal().getPublic().getEncoded()))
                .substring(0, 16);
    }

    /**
     * Opens a file.
     *
     * @throws Refused {@code sealed-not-ours}, {@code sealed-other-server} or {@code sealed-damaged}
     */
    LateMessage open(byte[] file) {
        JsonObject envelope = envelope(file);
        if (!text(envelope, "key").equals(fingerprint())) {
            throw Refusal.of("sealed-other-server").asException();
        }
        try {
            Cipher unwrap = Cipher.getInstance("RSA/ECB/OAEPPadding");
            unwrap.init(Cipher.DECRYPT_MODE, keys.seal().getPrivate(), OAEP);
            byte[] secret = unwrap.doFinal(bytes(envelope, "wrapped"));
            Cipher open = Cipher.getInstance("AES/GCM/NoPadding");
            open.init(
                    Cipher.DECRYPT_MODE,
                    new SecretKeySpec(secret, "AES"),
                    new GCMParameterSpec(GCM_TAG_BITS, bytes(envelope, "iv")));
            open.updateAAD(FORM.getBytes(StandardCharsets.UTF_8));
            return LateMessage.read(open.doFinal(bytes(envelope, "data")));
        } catch (GeneralSecurityException | IllegalArgumentException | Refused broken) {
            throw Refusal.of("sealed-damaged").asException();
        }
    }

    private static JsonObject envelope(byte[] file) {
        try (JsonReader reader = READERS.createReader(new ByteArrayInputStream(file))) {
            JsonObject envelope = reader.readObject();
            if (text(envelope, "examhall").equals(FORM)) {
                return envelope;
            }
        } catch (JsonException | IllegalStateException notOurs) {
            if (new String(file, StandardCharsets.ISO_8859_1).startsWith("{\"examhall\":\"" + FORM)) {
                throw Refusal.of("sealed-damaged").asException();
            }
        }
        throw Refusal.of("sealed-not-ours").asException();
    }

    private static String text(JsonObject object, String name) {
        return object.get(name) instanceof JsonString string ? string.getString() : "";
    }

    private static byte[] bytes(JsonObject object, String name) {
        return Base64.getDecoder().decode(text(object, name));
    }
}
