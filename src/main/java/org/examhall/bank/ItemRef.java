package org.examhall.bank;

import java.util.regex.Pattern;

/**
 * Names an item for good, across all its versions: the bank that holds it and its identifier there. In text it is
 * {@code bank/identifier}.
 */
public record ItemRef(String bank, String identifier) implements Comparable<ItemRef> {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,63}");

    public ItemRef {
        if (!isName(bank) || !isName(identifier)) {
            throw new IllegalArgumentException("not a reference to an item");
        }
    }

    /** Reads {@code bank/identifier}. */
    public static ItemRef of(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("not a reference to an item");
        }
        return new ItemRef(text.substring(0, slash), text.substring(slash + 1));
    }

    /** Whether the text may name a bank or an item: up to 64 letters, digits, points, hyphens and low lines. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    @Override
    public int compareTo(ItemRef other) {
        int byBank = bank.compareTo(other.bank);
        return byBank != 0 ? byBank : identifier.compareTo(other.identifier);
    }

    @Override
    public String toString() {
        return bank + "/" + identifier;
    }
}
