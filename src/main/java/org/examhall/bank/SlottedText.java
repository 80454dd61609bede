package org.examhall.bank;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Collects the markup around gaps while they are read: the pieces before, between and after them. */
final class SlottedText {

    private final Markup markup;
    private final StringBuilder current = new StringBuilder();
    private final List<String> pieces = new ArrayList<>();

    /** @param slot takes an element that is a gap, or says that it is none */
    SlottedText(Defects defects, MediaNames media, Predicate<XmlElement> slot) {
        this.markup = new Markup(defects, media, (element, html) -> {
            if (!slot.test(element)) {
                return false;
            }
            pieces.add(html.toString());
            html.setLength(0);
            return true;
        });
    }

    void block(XmlElement element) {
        markup.block(element, current);
    }

    /** One more than there are gaps. */
    List<String> texts() {
        List<String> texts = new ArrayList<>(pieces);
        texts.add(current.toString());
        return texts;
    }
}
