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
import org.examhall.account.Actor;
import org.examhall.kernel.Reference;
import org.jspecify.annotations.Nullable;

/**
 * What an author has begun and not finished: a form as it was typed, which is no item yet. It belongs to its author
 * alone. When it has become a draft, it is thrown away.
 */
@Entity
@Table(name = "item_sketch")
public class Sketch {

    private static final int LONGEST_TITLE = 200;

    @Id
    private String id;

    @Version
    private long version;

    @Column(name = "author_id")
    private String authorId;

    @Column(name = "bank")
    private String bank;

    @Column(name = "title")
    private String title;

    @Enumerated(EnumType.STRING)
    @Column(name = "item_type")
    private ItemType type;

    /** The draft that it is to change; null for an item that does not exist yet. */
    @Column(name = "item_ref")
    private @Nullable ItemRef item;

    @Column(name = "form")
    private String form;

    @Column(name = "saved_at")
    private Instant savedAt;

    @SuppressWarnings("NullAway.Init")
    Sketch() {}

    Sketch(String authorId, @Nullable ItemRef item, ItemForm form, Clock clock) {
        this.id = Reference.fresh(clock);
        this.authorId = authorId;
        this.item = item;
        keep(form, clock);
    }

    /** Takes what is in the form now. */
    final void keep(ItemForm typed, Clock clock) {
        this.bank = typed.bank();
        this.title = typed.title().length() > LONGEST_TITLE ? typed.title().substring(0, LONGEST_TITLE) : typed.title();
        this.type = typed.type();
        this.form = FormJson.write(typed);
        this.savedAt = clock.instant();
    }

    /** The form as it was typed. */
    ItemForm form() {
        return FormJson.read(form);
    }

    /** Nobody else sees it. */
    boolean belongsTo(Actor somebody) {
        return authorId.equals(somebody.id());
    }

    public String getId() {
        return id;
    }

    public String getTitle() {
        return title;
    }

    public ItemType getType() {
        return type;
    }

    public @Nullable ItemRef getItem() {
        return item;
    }

    public Instant getSavedAt() {
        return savedAt;
    }
}
