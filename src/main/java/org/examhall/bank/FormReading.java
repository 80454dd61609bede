package org.examhall.bank;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has become of a form.
 *
 * @param item as far as it can be shown; null where there is too little
 * @param defects none if the item is complete
 */
public record FormReading(@Nullable Item item, List<FormDefect> defects) {

    public FormReading {
        defects = List.copyOf(defects);
    }

    /** Whether it is an item that can be handed over. */
    public boolean isComplete() {
        return item != null && defects.isEmpty();
    }
}
