package org.examhall.site;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.examhall.account.AccountRef;
import org.jspecify.annotations.NullUnmarked;

/** That an article went to a member. The database refuses a second row: each goes to each once. */
@Entity
@Table(name = "news_sent")
@NullUnmarked // JPA fills the fields
class NewsSent {

    @Id
    private String id;

    @Column(name = "account_id")
    private String accountId;

    @Column(name = "article_id")
    private String articleId;

    @Column(name = "sent_at")
    private Instant sentAt;

    NewsSent() {}

    NewsSent(String id, AccountRef account, ArticleRef article, Instant now) {
        this.id = id;
        this.accountId = account.value();
        this.articleId = article.value();
        this.sentAt = now;
    }
}
