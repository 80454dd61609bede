package org.examhall.bank;

import java.util.Objects;

/** Items as authors write them on the form, for tests that meet them later. */
public final class WrittenItem {

    private WrittenItem() {}

    /** The item that becomes of a complete form in JSON. */
    public static Item of(String form) {
        FormReading reading = ItemForms.read(FormJson.read(form), null);
        if (!reading.isComplete()) {
            throw new AssertionError(reading.defects().toString());
        }
        return Objects.requireNonNull(reading.item());
    }
}
