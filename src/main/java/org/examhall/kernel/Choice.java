package org.examhall.kernel;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One of a few values as a page or a call names it, which may be anything. */
public final class Choice {

    private Choice() {}

    /** The value that is written so; nothing if there is none. */
    public static <E extends Enum<E>> Optional<E> named(Class<E> all, @Nullable String name) {
        return Arrays.stream(all.getEnumConstants())
                .filter(one -> one.name().equals(name))
                .findFirst();
    }
}
