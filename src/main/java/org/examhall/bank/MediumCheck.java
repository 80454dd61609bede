package org.examhall.bank;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.examhall.kernel.Refusal;

/** Looks at pictures and sounds that somebody brings, before they are kept. */
public final class MediumCheck {

    /** The most bytes of one. */
    public static final int MOST_BYTES = Medium.MOST_BYTES;

    private MediumCheck() {}

    /**
     * The medium that an author gives, which is to be what its name says.
     *
     * @param fileName as its author calls it
     * @throws org.examhall.kernel.Refused {@code medium-refused} with the reason
     */
    public static Medium given(String fileName, byte[] bytes) {
        return checked(bytes, Medium.of(fileName, bytes), "not what its ending says");
    }

    /**
     * The medium that a file of another tool brings. Their names are often wrong, so only the bytes count.
     *
     * @throws org.examhall.kernel.Refused {@code medium-refused} with the reason
     */
    public static Medium found(byte[] bytes) {
        return checked(bytes, Medium.of(bytes), "not a picture (PNG, JPEG, GIF, WebP, SVG) or a sound (MP3, Ogg, WAV)");
    }

    private static Medium checked(byte[] bytes, Optional<Medium> known, String otherwise) {
        if (bytes.length > MOST_BYTES) {
            throw refused("too large");
        }
        Medium medium = known.orElseThrow(() -> refused(otherwise));
        if (medium.isDrawing()) {
            Defects defects = new Defects();
            SvgCheck.check("svg", new String(bytes, StandardCharsets.UTF_8), defects);
            if (!defects.none()) {
                throw refused(defects.list().get(0).toString());
            }
        }
        return medium;
    }

    private static RuntimeException refused(String reason) {
        return Refusal.of("medium-refused", reason).asException();
    }
}
