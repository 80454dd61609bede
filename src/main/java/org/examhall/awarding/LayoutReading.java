package org.examhall.awarding;

import java.util.List;

/** What came of reading a layout file: the layout, or everything that is wrong with the file. */
public sealed interface LayoutReading {

    record Usable(RecordLayout layout) implements LayoutReading {}

    record Defective(List<LayoutDefect> defects) implements LayoutReading {
        public Defective {
            defects = List.copyOf(defects);
        }
    }
}
