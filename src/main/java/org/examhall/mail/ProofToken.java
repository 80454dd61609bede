package org.examhall.mail;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.examhall.kernel.Digest;
import org.jspecify.annotations.Nullable;

/** A secret that is sent to an address: who brings it back reads mail there. Only its digest is kept. */
public final class ProofToken {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;
    private static final Pattern WRITTEN = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Pattern IN_LINK = Pattern.compile("(\\btoken=)" + WRITTEN);

    private ProofToken() {}

    /** 43 letters, digits, hyphens and underscores, of 256 random bits. */
    public static String fresh() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Whether this could be one, by its looks. */
    public static boolean isWritten(@Nullable String text) {
        return text != null && WRITTEN.matcher(text).matches();
    }

    public static String digest(String token) {
        return Digest.hex(token);
    }

    /** The text without the secrets of its links. */
    static String hidden(String text) {
        return IN_LINK.matcher(text).replaceAll("$1\u2026");
    }
}
