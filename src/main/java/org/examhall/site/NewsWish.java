package org.examhall.site;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.examhall.account.AccountRef;
import org.examhall.kernel.Language;
import org.jspecify.annotations.NullUnmarked;

/** What a member wants to have by mail, and in which language; the token in each mail ends it without a sign-in. */
@Entity
@Table(name = "news_wish")
@NullUnmarked // JPA fills the fields
public class NewsWish {

    @Id
    private String id;

    @Column(name = "account_id")
    private String accountId;

    private int weekly;
    private int alerts;
    private String language;
    private String token;
    private Instant since;

    @Version
    private long version;

    NewsWish() {}

    NewsWish(String id, AccountRef account, String token) {
        this.id = id;
        this.accountId = account.value();
        this.token = token;
    }

    /** Wants this from now on. What came out earlier is not sent to who wanted nothing before. */
    void wish(boolean everyWeek, boolean atOnce, Language in, Instant now) {
        if (weekly == 0 && alerts == 0) {
            since = now;
        }
        weekly = everyWeek ? 1 : 0;
        alerts = atOnce ? 1 : 0;
        language = in.tag();
    }

    void end() {
        weekly = 0;
        alerts = 0;
    }

    public AccountRef account() {
        return new AccountRef(accountId);
    }

    /** Whether the member wants what is new once a week. */
    public boolean isWeekly() {
        return weekly == 1;
    }

    /** Whether the member wants security alerts at once. */
    public boolean isAlerts() {
        return alerts == 1;
    }

    public Language language() {
        return Language.of(language);
    }

    String token() {
        return token;
    }

    /** Since when the member has wanted anything. */
    Instant since() {
        return since;
    }
}
