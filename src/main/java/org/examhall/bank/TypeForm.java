package org.examhall.bank;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The part of a form that depends on the type of the item: how it is read, and how an item is put into it. */
sealed interface TypeForm permits ChoiceForm, PairForm, GapForm, PictureForm, OpenForm {

    int MOST_LINES = 12;

    /**
     * What the candidate does, how it is marked and why.
     *
     * @param before markup that belongs to the prompt, because it stands before the text with gaps
     */
    record Parts(Item.Interaction interaction, MarkScheme markScheme, Map<String, String> rationales, String before) {

        Parts(Item.Interaction interaction, MarkScheme markScheme, Map<String, String> rationales) {
            this(interaction, markScheme, rationales, "");
        }
    }

    /**
     * The parts, as far as they can be shown; null where there is too little. What is wrong is added to the defects.
     */
    @Nullable
    Parts read(ItemForm form, FormDefects defects);

    /** The form's fields, rows and spares for an item of such a type. */
    ItemForm write(Item item);

    static TypeForm of(ItemType type) {
        return switch (type) {
            case SINGLE, MULTIPLE, ORDER -> new ChoiceForm();
            case MATCH, ASSOCIATE -> new PairForm();
            case INLINE, GAP_MATCH, TEXT_ENTRY, HOTTEXT -> new GapForm();
            case HOTSPOT, GRAPHIC_GAP_MATCH -> new PictureForm();
            case SLIDER, EXTENDED -> new OpenForm();
        };
    }

    /** The box as it is ticked or not. */
    static String tick(boolean ticked) {
        return ticked ? ItemForm.YES : "";
    }

    /** The words of markup that has no elements. */
    static String words(String html) {
        return Markup.textOf(html);
    }

    static List<String> get(List<ItemForm.Line> lines, String name) {
        return lines.stream().map(line -> line.get(name)).toList();
    }
}
