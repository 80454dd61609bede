package org.examhall.kernel;

import java.util.List;
import java.util.Optional;

/**
 * Why something was not done, fit to be shown to the person who asked. The code names a text in the message bundles,
 * {@code refusal.<code>}, and the arguments fill its places.
 *
 * @param code words in kebab case, such as {@code no-candidate-number}
 * @param arguments what the text names: a title, a date, a number
 */
public record Refusal(String code, List<Object> arguments) {

    public Refusal {
        arguments = List.copyOf(arguments);
    }

    public static Refusal of(String code, Object... arguments) {
        return new Refusal(code, List.of(arguments));
    }

    /** Goes no further if there is a reason: throws it, which rolls the transaction back. */
    public static void refuse(Optional<Refusal> reason) {
        if (reason.isPresent()) {
            throw reason.get().asException();
        }
    }

    /** This refusal as an exception, which rolls the transaction back. */
    public Refused asException() {
        return new Refused(this);
    }
}
