package org.examhall.kernel;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether an answer may be packed for who asks. */
public final class Gzip {

    /** Named, and not with the weight 0 (RFC 9110, 12.5.3). */
    private static final Pattern TAKEN =
            Pattern.compile("(?:^|,)\\s*gzip\\s*(?:;\\s*q=(?!0(?:\\.0*)?\\s*(?:,|$))[^,]*)?(?:,|$)");

    private Gzip() {}

    /** @param accepted what a browser sends as {@code Accept-Encoding} */
    public static boolean isTaken(@Nullable String accepted) {
        return accepted != null
                && TAKEN.matcher(accepted.toLowerCase(Locale.ROOT)).find();
    }
}
