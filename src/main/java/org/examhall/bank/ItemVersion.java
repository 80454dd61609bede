package org.examhall.bank;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.examhall.kernel.Language;
import org.examhall.kernel.Reference;
import org.jspecify.annotations.Nullable;

/**
 * An item as it was at some time. When an author changes an item, a new version is made and the old one stays, because
 * papers were drawn from it and scripts are marked by it. Its content never changes; only whether it is the current
 * one.
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

    @Column(name = "item_xml")
    private String itemXml;

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

    @Column(name = "title")
    private String title;

    @Enumerated(EnumType.STRING)
    @Column(name = "language")
    private Language language;

    @Column(name = "search_text")
    private String searchText;

    @Column(name = "retired_at")
    private @Nullable Instant retiredAt;

    @Column(name = "created_at")
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    ItemVersion() {}

    ItemVersion(BankPackage.Content content, Language language, int number, Clock clock) {
        Item item = content.item();
        this.id = Reference.fresh(clock);
        this.bank = content.ref().bank();
        this.itemRef = content.ref();
        this.number = number;
        this.contentHash = content.hash();
        this.itemXml = content.xml();
        this.stimulusXml = content.stimulusXml();
        this.stimulus = item.stimulus() == null ? null : item.stimulus().identifier();
        this.type = item.type();
        this.outcome = item.facts().outcome();
        this.process = item.facts().process();
        this.topic = item.facts().topic();
        this.facility = item.facts().facility();
        this.title = item.title();
        this.language = language;
        this.searchText = searchText(item);
        this.createdAt = clock.instant();
    }

    /** The item as a package would bring it. */
    BankPackage.Content content() {
        return new BankPackage.Content(itemRef, read(), itemXml, stimulusXml, contentHash);
    }

    /** The names of the pictures and sounds that the item shows, with its stimulus. */
    Set<String> media() {
        return Medium.namedIn(itemXml + stimulusXml);
    }

    private static String searchText(Item item) {
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

    /** Takes the version out of use: papers are no longer drawn from it. */
    void retire(Clock clock) {
        if (retiredAt == null) {
            retiredAt = clock.instant();
        }
    }

    /** Brings the version back into use. */
    void restore() {
        retiredAt = null;
    }

    /** Reads the question anew. */
    Item read() {
        ItemFacts facts = new ItemFacts(outcome, process, topic, facility);
        return ItemReader.readStored(itemRef.toString(), itemXml, stimulusXml, facts);
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

    public boolean current() {
        return retiredAt == null;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
