package org.examhall.bank;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Clock;
import java.util.Set;
import org.examhall.kernel.Language;
import org.examhall.kernel.Reference;
import org.jspecify.annotations.Nullable;

/** An {@link ItemVersion} in a further language. It belongs to the version: another translation is another version. */
@Entity
@Table(name = "item_translation")
public class ItemTranslation {

    @Id
    private String id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "item_version_id")
    private ItemVersion version;

    @Enumerated(EnumType.STRING)
    @Column(name = "language")
    private Language language;

    @Convert(converter = SealedText.class)
    @Column(name = "item_xml")
    private String itemXml;

    @Convert(converter = SealedText.class)
    @Column(name = "stimulus_xml")
    private @Nullable String stimulusXml;

    @Convert(converter = SealedText.class)
    @Column(name = "title")
    private String title;

    @Convert(converter = SealedText.class)
    @Column(name = "search_text")
    private String searchText;

    @SuppressWarnings("NullAway.Init")
    ItemTranslation() {}

    ItemTranslation(ItemVersion version, Language language, BankPackage.Translation translation, Clock clock) {
        this.id = Reference.fresh(clock);
        this.version = version;
        this.language = language;
        become(translation);
    }

    /** The same translation, written in another way. */
    final void become(BankPackage.Translation translation) {
        itemXml = translation.xml();
        stimulusXml = translation.stimulusXml();
        title = translation.item().title();
        searchText = ItemVersion.searchText(translation.item());
    }

    /** Reads the question anew. */
    Item read(ItemFacts facts) {
        return ItemReader.readStored(id, itemXml, stimulusXml, facts);
    }

    ItemVersion version() {
        return version;
    }

    /** The translation as a package would bring it. */
    BankPackage.Translation content(ItemFacts facts) {
        return new BankPackage.Translation(read(facts), itemXml, stimulusXml);
    }

    /** The names of the pictures and sounds that it shows, with its stimulus. */
    Set<String> media() {
        return Medium.namedIn(itemXml + stimulusXml);
    }

    public Language language() {
        return language;
    }

    public String title() {
        return title;
    }
}
