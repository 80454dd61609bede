package org.examhall.bank.file;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.examhall.bank.BankDefect;
import org.examhall.bank.Item;
import org.examhall.bank.ItemCheck;
import org.examhall.bank.ItemFacts;
import org.examhall.bank.ItemRef;
import org.examhall.bank.ItemWriter;
import org.examhall.bank.Likeness;
import org.examhall.kernel.Language;
import org.examhall.kernel.Refusal;
import org.examhall.kernel.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Where each question of a file ends up: its translation is read by the bank's own reader, and becomes usable, or
 * refused with its reason.
 */
final class Desk {

    /** Stands for the name that the item gets only when it is known which are free. */
    static final String UNNAMED = "ITEM";

    private static final int LONGEST_NAME = 120;
    private static final int MOST_DEFECTS = 3;

    private final Defaults defaults;

    Desk(Defaults defaults) {
        this.defaults = defaults;
    }

    Defaults defaults() {
        return defaults;
    }

    Language language() {
        return defaults.language();
    }

    /**
     * Where a question comes from and what it is called.
     *
     * @param file in the package; empty where the upload is one file
     * @param name may be empty
     * @param identifier may be empty, or not fit to be one
     */
    record Origin(String file, int line, String name, String identifier, ItemFacts facts) {}

    /** Translates a question; throws {@link Refused} where it cannot be. */
    interface Translator {
        Node translate(Notes notes);
    }

    /** A question of a format that knows nothing of QTI. */
    Reading take(Origin origin, Translator translator) {
        return take(origin, Shelf.of(address -> null), translator);
    }

    /** The same where files may lie beside it. */
    Reading take(Origin origin, Shelf shelf, Translator translator) {
        Notes notes = new Notes();
        try {
            return examine(origin, translator.translate(notes), null, notes, shelf, defect -> defect);
        } catch (Refused refused) {
            return new Reading.Unusable(
                    origin.file(), notes.lineOr(origin.line()), shown(origin.name()), refused.refusal());
        }
    }

    /** Says a defect of the bank's reader in the words of the file. */
    interface Wording {
        String of(String defect);
    }

    /** A translated question, read as it will be read before an exam. */
    Reading examine(Origin origin, Node item, @Nullable Node stimulus, Notes notes, Shelf shelf, Wording wording) {
        String beginning = item.child("qti-item-body").map(Desk::asked).orElse("");
        String name = shown(origin.name().isBlank() ? beginning : origin.name());
        Node named = item.containing(item.pieces());
        named.attributes().clear();
        named.with("identifier", UNNAMED).with("title", name.isBlank() ? UNNAMED : name);
        item.attributes().forEach((attribute, value) -> named.attributes().putIfAbsent(attribute, value));
        named.with("xml:lang", language().tag());
        int before = stimulus == null ? Math.max(0, named.line() - 1) : 0;
        ItemCheck.Checked checked = ItemCheck.read(
                origin.file(),
                NodeText.onItsLines(named, before),
                stimulus == null ? null : NodeText.onItsLines(stimulus, before),
                origin.facts());
        Item read = checked.item();
        if (read == null) {
            return new Reading.Unusable(
                    origin.file(), origin.line(), name, defective(checked.defects(), before, wording));
        }
        return new Reading.Usable(
                origin.file(),
                origin.line(),
                name,
                ItemRef.isName(origin.identifier()) ? origin.identifier() : "",
                ItemWriter.write(read, language()),
                read.stimulus() == null ? null : ItemWriter.write(Objects.requireNonNull(read.stimulus()), language()),
                origin.facts(),
                Likeness.of(read),
                notes.list(),
                shelf.taken());
    }

    /** What a question asks, without what can be answered. */
    private static String asked(Node body) {
        return body.children().stream()
                .flatMap(block -> block.name().endsWith("-interaction")
                        ? block.children("qti-prompt").stream()
                        : Stream.of(block))
                .map(ForeignText::words)
                .collect(Collectors.joining(" "));
    }

    /** @param before lines of the file that the bank's reader has not seen */
    private static Refusal defective(List<BankDefect> defects, int before, Wording wording) {
        String said = defects.stream()
                .limit(MOST_DEFECTS)
                .map(defect -> (defect.line() > 0 ? defect.line() + before + ": " : "") + wording.of(defect.message()))
                .collect(Collectors.joining("; "));
        return Refusal.of("import-not-understood", said);
    }

    /** A name as it can be shown, without what is not seen and not longer than a title. */
    static String shown(String name) {
        String plain = name.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return plain.length() <= LONGEST_NAME ? plain : plain.substring(0, LONGEST_NAME - 1) + "…";
    }
}
