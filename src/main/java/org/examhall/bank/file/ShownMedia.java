package org.examhall.bank.file;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.examhall.bank.Medium;

/**
 * The pictures and sounds of one question. In it they are given the names under which the bank keeps them, so that the
 * bank's reader finds them; an address at which nothing lies stays as it is, and the reader names it.
 */
final class ShownMedia {

    /** Where an element that shows something says what. */
    private static final Map<String, String> ADDRESSES = Map.of("img", "src", "audio", "src", "object", "data");

    private final Map<String, Medium> found = new LinkedHashMap<>();

    /**
     * Gives what an element shows its name.
     *
     * @throws org.examhall.kernel.Refused {@code medium-refused} if it may not be shown
     */
    void name(Node element, Shelf shelf) throws IOException {
        for (Node shown : element.all().toList()) {
            String attribute = ADDRESSES.get(shown.name());
            String address = attribute == null ? "" : shown.attribute(attribute);
            byte[] bytes = address.isEmpty() ? null : shelf.find(address);
            if (attribute != null && bytes != null) {
                Medium medium = Medium.checked(address, bytes);
                found.put(medium.name(), medium);
                shown.with(attribute, medium.address());
            }
        }
    }

    /** Hands over those that are shown after all that was left out. */
    void give(Set<String> names, Consumer<Medium> to) {
        found.forEach((name, medium) -> {
            if (names.contains(name)) {
                to.accept(medium);
            }
        });
    }
}
