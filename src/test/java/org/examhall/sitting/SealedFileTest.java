package org.examhall.sitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;
import org.examhall.bank.Response;
import org.examhall.kernel.Digest;
import org.examhall.kernel.StoppedClock;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedFileTest {

    private static final String MESSAGE = """
            {"script":"01scr1pt000000000000000000","answers":[
            {"position":3,"revision":5,"response":{"RESPONSE":["C"]}},
            {"position":4,"revision":1,"response":{},"given":81234,"said":1795340000000,"before":null,
            "after":{"now":1795340000100,"signature":"x","sent":81000,"received":81020}}]}""";

    @TempDir
    static Path data;

    private static ExamKeys keys;
    private static SealedFile files;

    @BeforeAll
    static void start() {
        keys = new ExamKeys();
        keys.read(data.resolve("keys"));
        files = new SealedFile();
        files.keys = keys;
    }

    /** What a browser does. */
    private static byte[] sealed(String publicKey, String message) {
        try {
            byte[] spki = Base64.getDecoder().decode(publicKey);
            PublicKey key = KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(spki));
            byte[] secret = new byte[32];
            byte[] iv = new byte[12];
            Cipher wrap = Cipher.getInstance("RSA/ECB/OAEPPadding");
            wrap.init(
                    Cipher.ENCRYPT_MODE,
                    key,
                    new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
            Cipher data = Cipher.getInstance("AES/GCM/NoPadding");
            data.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(secret, "AES"), new GCMParameterSpec(128, iv));
            data.updateAAD("sealed answers 1".getBytes(StandardCharsets.UTF_8));
            Base64.Encoder base = Base64.getEncoder();
            return ("{\"examhall\":\"sealed answers 1\",\"key\":\""
                            + HexFormat.of()
                                    .formatHex(Digest.sha256().digest(spki))
                                    .substring(0, 16)
                            + "\",\"wrapped\":\"" + base.encodeToString(wrap.doFinal(secret))
                            + "\",\"iv\":\"" + base.encodeToString(iv)
                            + "\",\"data\":\""
                            + base.encodeToString(data.doFinal(message.getBytes(StandardCharsets.UTF_8)))
                            + "\"}")
                    .getBytes(StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatIsSealedForThisServerItOpens() {
        LateMessage message = files.open(sealed(files.publicKey(), MESSAGE));
        assertThat(message.script()).isEqualTo("01scr1pt000000000000000000");
        assertThat(message.answers())
                .containsExactly(
                        new LateAnswer(new GivenAnswer(3, 5, Response.of("RESPONSE", "C")), null),
                        new LateAnswer(
                                new GivenAnswer(4, 1, Response.NONE),
                                new Claim(
                                        81_234,
                                        1_795_340_000_000L,
                                        null,
                                        new ClockSample(1_795_340_000_100L, "x", 81_000, 81_020))));
    }

    @Test
    void keysOutliveTheServerAndBelongToTheirOwner() throws IOException {
        ExamKeys later = new ExamKeys();
        later.read(data.resolve("keys"));
        assertThat(later.seal().getPublic()).isEqualTo(keys.seal().getPublic());
        assertThat(later.clock()).isEqualTo(keys.clock());
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(data.resolve("keys").resolve("seal.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void anotherServersFileIsToldFromADamagedOne(@TempDir Path other) {
        ExamKeys foreign = new ExamKeys();
        foreign.read(other);
        SealedFile there = new SealedFile();
        there.keys = foreign;
        byte[] file = sealed(there.publicKey(), MESSAGE);
        assertThatThrownBy(() -> files.open(file)).hasMessage("sealed-other-server");
        byte[] whole = sealed(files.publicKey(), MESSAGE);
        assertThatThrownBy(() -> files.open(Arrays.copyOf(whole, whole.length - 30)))
                .hasMessage("sealed-damaged");
        byte[] touched = whole.clone();
        touched[whole.length - 12] ^= 1;
        assertThatThrownBy(() -> files.open(touched)).hasMessage("sealed-damaged");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "{}", "[]", "null", "{\"examhall\":1}", "PK\u0003\u0004", "{\"a\":{\"a\":{\"a\":"})
    void whatIsNoSealedFileIsNotTakenForOne(String content) {
        assertThatThrownBy(() -> files.open(content.getBytes(StandardCharsets.UTF_8)))
                .hasMessage("sealed-not-ours");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"answers\":{}}",
                "{\"answers\":[1]}",
                "{\"answers\":[{\"position\":0,\"revision\":1,\"response\":{}}]}",
                "{\"answers\":[{\"position\":1,\"revision\":1,\"response\":{\"A\":\"B\"}}]}",
                "{\"answers\":[{\"position\":1e999999999,\"revision\":1,\"response\":{}}]}",
                "{\"answers\":[{\"position\":1,\"revision\":1,\"response\":{},\"given\":-1,\"said\":0}]}",
                "{\"answers\":[{\"position\":1,\"revision\":1,\"response\":{},\"given\":1,\"said\":1,\"before\":7}]}"
            })
    void aMessageOfAnotherShapeIsRefusedAsAWhole(String message) {
        assertThatThrownBy(() -> LateMessage.read(message.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(org.examhall.kernel.Refused.class);
        assertThatThrownBy(() -> files.open(sealed(files.publicKey(), message))).hasMessage("sealed-damaged");
    }

    @Test
    void aStampIsGenuineForItsScriptAndItsTimeAlone() {
        Stamps stamps = new Stamps();
        stamps.keys = keys;
        stamps.clock = StoppedClock.atMorning();
        ScriptRef script = ScriptFixture.SCRIPT;
        String[] parts = stamps.stamp(script).split(" ");
        long now = Long.parseLong(parts[0]);
        assertThat(stamps.isGenuine(script, new ClockSample(now, parts[1], 0, 0)))
                .isTrue();
        assertThat(stamps.isGenuine(script, new ClockSample(now + 1, parts[1], 0, 0)))
                .isFalse();
        assertThat(stamps.isGenuine(new ScriptRef("x"), new ClockSample(now, parts[1], 0, 0)))
                .isFalse();
        assertThat(stamps.isGenuine(script, new ClockSample(now, "", 0, 0))).isFalse();
    }
}
