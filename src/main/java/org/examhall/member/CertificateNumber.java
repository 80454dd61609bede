package org.examhall.member;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.examhall.kernel.Reference;
import org.jspecify.annotations.Nullable;

/**
 * The number of a certificate, {@code KSO-7Q2M-X8KD-4ZTN}: 60 random bits, so that nobody finds a certificate by
 * trying.
 */
public record CertificateNumber(String value) {

    private static final String PREFIX = "KSO";
    private static final int DIGITS = 12;

    static CertificateNumber fresh(Clock clock) {
        return written(Reference.fresh(clock).substring(10, 10 + DIGITS).toUpperCase(Locale.ROOT));
    }

    private static CertificateNumber written(String digits) {
        return new CertificateNumber(PREFIX + digits.replaceAll("(.{4})", "-$1"));
    }

    /** The number as somebody typed it; letters that look like digits are taken for them. */
    public static Optional<CertificateNumber> parse(@Nullable String typed) {
        String digits = (typed == null ? "" : typed)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replaceFirst("^" + PREFIX, "")
                .replace('O', '0')
                .replaceAll("[IL]", "1");
        return digits.matches("[0-9A-HJKMNP-TV-Z]{" + DIGITS + "}") ? Optional.of(written(digits)) : Optional.empty();
    }
}
