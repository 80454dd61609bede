package org.examhall.bank;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.examhall.kernel.Digest;
import org.examhall.kernel.Language;
import org.examhall.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * An item as its author hands it over, not in use yet.
 *
 * @param identifier of the item in its bank
 * @param itemXml the item as QTI 3.0
 * @param stimulusXml what it asks about, if that is apart, as QTI 3.0
 * @param source where the question comes from, for its authors; may be empty
 * @param tags words by which its authors find it, at most twelve: letters, digits and hyphens
 */
public record NewDraft(
        String bank,
        String identifier,
        Language language,
        String itemXml,
        @Nullable String stimulusXml,
        ItemFacts facts,
        String source,
        List<String> tags) {

    private static final int MOST_TAGS = 12;
    private static final int LONGEST = 32_000;
    private static final int LONGEST_SOURCE = 200;
    private static final Pattern TAG = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}-]{0,29}");

    public NewDraft {
        tags = tags.stream()
                .map(tag -> tag.strip().toLowerCase(Locale.ROOT))
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .sorted()
                .toList();
        source = source.strip();
    }

    /** @throws org.examhall.kernel.Refused {@code item-defective} with the first reason */
    ItemRef ref() {
        require(ItemRef.isName(bank) && ItemRef.isName(identifier), "not an identifier");
        return new ItemRef(bank, identifier);
    }

    /**
     * Reads the item as it will be read again before an exam.
     *
     * @throws org.examhall.kernel.Refused {@code item-defective} with the first reason
     */
    BankPackage.Content content() {
        ItemRef ref = ref();
        require(itemXml.length() <= LONGEST, "longer than " + LONGEST + " characters");
        require(stimulusXml == null || stimulusXml.length() <= LONGEST, "longer than " + LONGEST + " characters");
        require(source.length() <= LONGEST_SOURCE, "a source of more than " + LONGEST_SOURCE + " characters");
        require(tags.size() <= MOST_TAGS, "more than " + MOST_TAGS + " tags");
        tags.forEach(tag -> require(TAG.matcher(tag).matches(), "not a tag: " + tag));
        require(facts.outcome() >= 1 && facts.outcome() <= 99, "an outcome is a number from 1 to 99");
        require(ItemFacts.isProcess(facts.process()), "not the name of a process: " + facts.process());
        require(!facts.topic().isBlank() && facts.topic().length() <= 200, "a topic has 1 to 200 characters");
        require(facts.facility() >= 1 && facts.facility() <= 999, "facility is a number between 0 and 1");
        Defects defects = new Defects();
        Item item = ItemReader.read(ref.identifier(), itemXml, stimulusXml, facts, defects);
        if (item == null) {
            BankDefect first = defects.list().get(0);
            throw Refusal.of("item-defective", first.toString()).asException();
        }
        require(item.identifier().equals(identifier), "the item calls itself " + item.identifier());
        require(item.title().length() <= 200, "a title of more than 200 characters");
        return new BankPackage.Content(ref, item, itemXml, stimulusXml, hash(language, itemXml, stimulusXml, facts));
    }

    /** Tells one content of an item from another. */
    static String hash(Language language, String itemXml, @Nullable String stimulusXml, ItemFacts facts) {
        return Digest.hex(String.join("\0", language.tag(), itemXml, String.valueOf(stimulusXml), facts.toString()));
    }

    /** The tags as they are stored: with a space before and after each, so that one is found whole. */
    String tagText() {
        return tags.isEmpty() ? "" : tags.stream().collect(Collectors.joining(" ", " ", " "));
    }

    private void require(boolean good, String reason) {
        if (!good) {
            throw Refusal.of("item-defective", identifier + ": " + reason).asException();
        }
    }
}
