package org.examhall.member;

import java.security.SecureRandom;
import java.util.Base64;
import org.examhall.kernel.Digest;

/** A secret that is sent to an address: who brings it back reads mail there. Only its digest is kept. */
final class ProofToken {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private ProofToken() {}

    /** 43 letters, digits, hyphens and underscores, of 256 random bits. */
    static String fresh() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static String digest(String token) {
        return Digest.hex(token);
    }
}
