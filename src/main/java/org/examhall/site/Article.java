package org.examhall.site;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import org.examhall.account.Actor;
import org.examhall.kernel.Language;
import org.examhall.kernel.Refusal;
import org.jspecify.annotations.NullUnmarked;

/**
 * A piece of news, or a security alert. It is written as a draft, published, and can be taken down and published again;
 * the day on which it first came out stays. It says the same in one language or in two, and who reads another gets the
 * one there is.
 */
@Entity
@NullUnmarked // JPA fills the fields
public class Article {

    /** How urgent it is: alerts go out by mail at once. */
    public enum Kind {
        NEWS,
        ALERT
    }

    /** For whom it is. */
    public enum Audience {
        EVERYBODY,
        MEMBERS
    }

    /** Where it is in its life. */
    public enum State {
        DRAFT,
        PUBLISHED,
        TAKEN_DOWN
    }

    @Id
    private String id;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    @Enumerated(EnumType.STRING)
    private Audience audience;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column(name = "title_en")
    private String titleEn;

    @Column(name = "summary_en")
    private String summaryEn;

    @Column(name = "body_en")
    private String bodyEn;

    @Column(name = "title_nb")
    private String titleNb;

    @Column(name = "summary_nb")
    private String summaryNb;

    @Column(name = "body_nb")
    private String bodyNb;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Column(name = "changed_by_name")
    private String changedByName;

    @Column(name = "published_at")
    private Instant publishedAt;

    @Version
    private long version;

    Article() {}

    Article(ArticleRef ref, Kind kind, Audience audience, Wording english, Wording norwegian, Actor by, Instant now) {
        this.id = ref.value();
        this.state = State.DRAFT;
        put(kind, audience, english, norwegian, by, now);
    }

    /** What is wrong with the words of an article, if anything is. */
    static Optional<Refusal> defect(Wording english, Wording norwegian) {
        if (english.isEmpty() && norwegian.isEmpty()) {
            return Optional.of(Refusal.of("article-empty"));
        }
        return english.defect().or(norwegian::defect);
    }

    /** Says it otherwise, before it is published or after. */
    void revise(Kind newKind, Audience newAudience, Wording english, Wording norwegian, Actor by, Instant now) {
        put(newKind, newAudience, english, norwegian, by, now);
    }

    private void put(Kind what, Audience whom, Wording english, Wording norwegian, Actor by, Instant now) {
        kind = what;
        audience = whom;
        titleEn = english.title();
        summaryEn = english.summary();
        bodyEn = english.body();
        titleNb = norwegian.title();
        summaryNb = norwegian.summary();
        bodyNb = norwegian.body();
        changedAt = now;
        changedByName = by.name();
    }

    Optional<Refusal> publish(Instant now) {
        if (state == State.PUBLISHED) {
            return Optional.of(Refusal.of("article-published-already"));
        }
        state = State.PUBLISHED;
        if (publishedAt == null) {
            publishedAt = now;
        }
        return Optional.empty();
    }

    Optional<Refusal> takeDown() {
        if (state != State.PUBLISHED) {
            return Optional.of(Refusal.of("article-not-published"));
        }
        state = State.TAKEN_DOWN;
        return Optional.empty();
    }

    /** What is written in this language, which may be nothing. */
    public Wording wording(Language language) {
        return language == Language.NB
                ? new Wording(Language.NB, titleNb, summaryNb, bodyNb)
                : new Wording(Language.EN, titleEn, summaryEn, bodyEn);
    }

    /** What somebody reads who would rather read this language. */
    public Wording told(Language language) {
        Wording wanted = wording(language);
        return wanted.isEmpty() ? wording(language == Language.NB ? Language.EN : Language.NB) : wanted;
    }

    public ArticleRef ref() {
        return new ArticleRef(id);
    }

    public String getId() {
        return id;
    }

    public Kind getKind() {
        return kind;
    }

    public Audience getAudience() {
        return audience;
    }

    public State getState() {
        return state;
    }

    public Instant getChangedAt() {
        return changedAt;
    }

    public String getChangedByName() {
        return changedByName;
    }

    /** When it first came out; null before. */
    public Instant getPublishedAt() {
        return publishedAt;
    }
}
