package org.examhall.sitting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;

/** Signs the server's time for one script, so that a window can show later when it was connected. */
@ApplicationScoped
public class Stamps {

    private static final int BYTES = 16;

    @Inject
    ExamKeys keys;

    @Inject
    Clock clock;

    /** The time now with its signature: {@code 1795340000000 4Zk…}. */
    public String stamp(ScriptRef script) {
        long now = clock.millis();
        return now + " " + signature(script, now);
    }

    /** 128 bits of an HMAC-SHA256, in URL-safe base 64. */
    String signature(ScriptRef script, long now) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(keys.clock());
            byte[] whole =
                    mac.doFinal(("clock sample 1\n" + script.value() + "\n" + now).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(whole, BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean isGenuine(ScriptRef script, ClockSample sample) {
        return MessageDigest.isEqual(
                signature(script, sample.now()).getBytes(StandardCharsets.US_ASCII),
                sample.signature().getBytes(StandardCharsets.UTF_8));
    }
}
