package org.examhall.bank;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.examhall.kernel.Language;
import org.examhall.kernel.Reference;
import org.jspecify.annotations.Nullable;

/**
 * An item as it was at some time. It is written as a draft, reviewed, approved and put into use; from then on its
 * content never changes, because papers are drawn from it and scripts are marked by it. A change of a live item is a
 * new version beside it, which takes its place when it has gone the same way. What may follow what is in
 * {@link ItemState}. In the database its words lie sealed.
 */
@Entity
@Table(name = "item_version")
public class ItemVersion {

    private static final int LONGEST_SEARCH_TEXT = 8_000;

    @Id
    private String id;

    @Version
    private long version;

    @Column(name = "bank")
    private String bank;

    @Column(name = "item_ref")
    private ItemRef itemRef;

    @Column(name = "version_number")
    private int number;

    @Column(name = "content_hash")
    private String contentHash;

    @Convert(converter = SealedText.class)
    @Column(name = "item_xml")
    private String itemXml;

    @Convert(converter = SealedText.class)
    @Column(name = "stimulus_xml")
    private @Nullable String stimulusXml;

    @Column(name = "stimulus")
    private @Nullable String stimulus;

    @Enumerated(EnumType.STRING)
    @Column(name = "item_type")
    private ItemType type;

    @Column(name = "outcome")
    private int outcome;

    @Column(name = "process")
    private String process;

    @Column(name = "topic")
    private String topic;

    @Column(name = "facility")
    private int facility;

    @Convert(converter = SealedText.class)
    @Column(name = "title")
    private String title;

    @Enumerated(EnumType.STRING)
    @Column(name = "language")
    private Language language;

    @Convert(converter = SealedText.class)
    @Column(name = "search_text")
    private String searchText;

    @Enumerated(EnumType.STRING)
    @Column(name = "state")
    private ItemState state;

    @Column(name = "edition")
    private long edition;

    @Column(name = "source")
    private String source;

    @Column(name = "tags")
    private String tags;

    @Column(name = "packed")
    private int packed;

    @Column(name = "dropped")
    private int dropped;

    @Column(name = "retired_at")
    private @Nullable Instant retiredAt;

    @Column(name = "created_at")
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    ItemVersion() {}

    @SuppressWarnings("NullAway.Init")
    private ItemVersion(ItemRef ref, Language language, int number, Clock clock) {
        this.id = Reference.fresh(clock);
        this.bank = ref.bank();
        this.itemRef = ref;
        this.number = number;
        this.language = language;
        this.source = "";
        this.tags = "";
        this.createdAt = clock.instant();
    }

    /** A version from a package, which goes into use at once: a package has been reviewed before it was made. */
    static ItemVersion packed(BankPackage.Content content, Language language, int number, Clock clock) {
        ItemVersion version = new ItemVersion(content.ref(), language, number, clock);
        version.take(content);
        version.state = ItemState.LIVE;
        version.packed = 1;
        version.edition = 1;
        return version;
    }

    /** A draft, in its first edition. */
    static ItemVersion draft(NewDraft draft, int number, Clock clock) {
        ItemVersion version = new ItemVersion(draft.ref(), draft.language(), number, clock);
        version.state = ItemState.DRAFT;
        version.rewrite(draft);
        return version;
    }

    /** Gives a draft its next edition. */
    void rewrite(NewDraft draft) {
        take(draft.content());
        language = draft.language();
        source = draft.source();
        tags = draft.tagText();
        edition++;
    }

    private void take(BankPackage.Content content) {
        Item item = content.item();
        contentHash = content.hash();
        itemXml = content.xml();
        stimulusXml = content.stimulusXml();
        stimulus = item.stimulus() == null ? null : item.stimulus().identifier();
        type = item.type();
        outcome = item.facts().outcome();
        process = item.facts().process();
        topic = item.facts().topic();
        facility = item.facts().facility();
        title = item.title();
        searchText = searchText(item);
    }

    /**
     * The item as a package would bring it.
     *
     * @param translations of this version
     */
    BankPackage.Content content(List<ItemTranslation> translations) {
        SortedMap<Language, BankPackage.Translation> others = new TreeMap<>();
        translations.forEach(one -> others.put(one.language(), one.content(facts())));
        return new BankPackage.Content(itemRef, read(), itemXml, stimulusXml, contentHash, others);
    }

    /** Whether words for a picture, or the question itself, have yet to be written. */
    boolean leavesWordsUnsaid() {
        String all = itemXml + stimulusXml;
        return all.contains("alt=\"" + Item.UNSAID + "\"") || all.contains("<p>" + Item.UNSAID + "</p>");
    }

    /** The names of the pictures and sounds that the item shows, with its stimulus. */
    Set<String> media() {
        return Medium.namedIn(itemXml + stimulusXml);
    }

    /** What words of an author are looked for in. */
    static String searchText(Item item) {
        StringBuilder text = new StringBuilder();
        text.append(item.identifier())
                .append(' ')
                .append(item.title())
                .append(' ')
                .append(item.facts().topic());
        text.append(' ').append(Markup.textOf(item.prompt()));
        item.lines().forEach(line -> text.append(' ').append(Markup.textOf(line.html())));
        if (item.stimulus() != null) {
            text.append(' ').append(item.stimulus().title());
        }
        String lower = text.toString().toLowerCase(Locale.ROOT);
        return lower.length() > LONGEST_SEARCH_TEXT ? lower.substring(0, LONGEST_SEARCH_TEXT) : lower;
    }

    /**
     * Moves on in its life; who may do so is decided before, by {@link ItemPolicy}.
     *
     * @throws IllegalStateException if this cannot be done in its present state
     */
    void move(ItemVerb verb, Clock clock) {
        ItemState next =
                state.after(verb).orElseThrow(() -> new IllegalStateException(verb + " is not done with " + state));
        if (!next.isUnderWay() && next != ItemState.LIVE && retiredAt == null) {
            retiredAt = clock.instant();
        }
        state = next;
    }

    /** Takes a live version out of use because another one takes its place, or its package no longer has it. */
    void retire(boolean gone, Clock clock) {
        move(ItemVerb.RETIRE, clock);
        dropped = gone ? 1 : 0;
    }

    /** Brings a version back into use whose package has it again; one that went for another reason stays away. */
    boolean restore() {
        if (dropped == 0) {
            return false;
        }
        state = ItemState.LIVE;
        retiredAt = null;
        dropped = 0;
        return true;
    }

    /** The version as somebody hands it over who goes on writing at it. */
    NewDraft asDraft() {
        return new NewDraft(bank, itemRef.identifier(), language, itemXml, stimulusXml, facts(), source, tags());
    }

    /** What is the same in all languages. */
    ItemFacts facts() {
        return new ItemFacts(outcome, process, topic, facility);
    }

    /** Reads the question anew, in its own language. */
    Item read() {
        return ItemReader.readStored(itemRef.toString(), itemXml, stimulusXml, facts());
    }

    /** What a draw has to know of it. */
    StockItem stocked() {
        return new StockItem(itemRef, id, type, outcome, process, topic, facility, stimulus);
    }

    public String id() {
        return id;
    }

    public ItemRef ref() {
        return itemRef;
    }

    /** Counted from 1 for each item. */
    public int number() {
        return number;
    }

    public String contentHash() {
        return contentHash;
    }

    public ItemType type() {
        return type;
    }

    public int outcome() {
        return outcome;
    }

    public String process() {
        return process;
    }

    public String topic() {
        return topic;
    }

    /** Expected share of right answers, in thousandths. */
    public int facility() {
        return facility;
    }

    public String title() {
        return title;
    }

    public Language language() {
        return language;
    }

    public ItemState state() {
        return state;
    }

    /** How often the content has been written; names what a change is made to. */
    public long edition() {
        return edition;
    }

    /** Where the question comes from; may be empty. */
    public String source() {
        return source;
    }

    /** Words by which its authors find it, in alphabetical order. */
    public List<String> tags() {
        return Stream.of(tags.split(" ")).filter(tag -> !tag.isEmpty()).toList();
    }

    /** Whether it came in a package. */
    boolean isPacked() {
        return packed == 1;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
