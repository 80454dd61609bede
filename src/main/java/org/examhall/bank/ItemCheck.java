package org.examhall.bank;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads items that are not in the bank, as they would be read if they were. */
public final class ItemCheck {

    private ItemCheck() {}

    /**
     * What came of it.
     *
     * @param item null if there are defects
     */
    public record Checked(@Nullable Item item, List<BankDefect> defects) {
        public Checked {
            defects = List.copyOf(defects);
        }
    }

    /**
     * Reads an item.
     *
     * @param file named in the defects
     * @param xml QTI 3.0
     * @param stimulusXml what it asks about, if that is apart
     */
    public static Checked read(String file, String xml, @Nullable String stimulusXml, ItemFacts facts) {
        Defects defects = new Defects();
        Item item = ItemReader.read(file, xml, stimulusXml, facts, defects);
        return new Checked(item, defects.list());
    }
}
