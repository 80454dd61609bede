package org.examhall.bank.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.examhall.account.Account;
import org.examhall.account.AccountRef;
import org.examhall.account.Current;
import org.examhall.account.web.Says;
import org.examhall.bank.ItemComments;
import org.examhall.bank.ItemLife;
import org.examhall.bank.ItemPart;
import org.examhall.bank.ItemUse;
import org.examhall.bank.ItemVersion;
import org.examhall.bank.ItemView;
import org.examhall.bank.Reviews;
import org.examhall.kernel.Reference;
import org.jspecify.annotations.Nullable;

/** What can be done with the item on the page, what was said about it, and what was done. */
@Named
@RequestScoped
public class ItemLifePage {

    @Inject
    Reviews reviews;

    @Inject
    ItemComments comments;

    @Inject
    ItemLook look;

    @Inject
    Current current;

    @Inject
    HttpServletRequest request;

    @Inject
    Says says;

    private @Nullable ItemLife life;
    private @Nullable ItemUse use;
    private String reviewer = "";
    private String words = "";

    private String given(String name) {
        return Objects.requireNonNullElse(request.getParameter(name), "");
    }

    /** Null if the page shows nothing. */
    public @Nullable ItemLife getLife() {
        ItemView view = look.getView();
        if (life == null && view != null) {
            life = reviews.life(view.version().id(), current.actor());
        }
        return life;
    }

    public ItemUse getUse() {
        ItemUse asked = use;
        if (asked == null) {
            asked = reviews.use(shown(), current.actor());
            use = asked;
        }
        return asked;
    }

    private String shown() {
        return Objects.requireNonNull(look.getView()).version().id();
    }

    public List<Account> getReviewers() {
        return reviewers().stream()
                .filter(account -> !account.actor().equals(current.actor()))
                .toList();
    }

    private List<Account> reviewers() {
        return reviews.reviewers(Objects.requireNonNull(look.getView()).version());
    }

    /** Who has this part, in a few words. */
    public String names(String part) {
        return Objects.requireNonNull(getLife()).parts().stream()
                .filter(one -> one.getPart() == ItemPart.Part.valueOf(part))
                .map(ItemPart::getAccountName)
                .collect(Collectors.joining(", "));
    }

    public @Nullable String submit() {
        Optional<AccountRef> asked =
                Optional.of(reviewer).filter(Reference::isWellFormed).map(AccountRef::new);
        return done("item.done.submitted", () -> reviews.submit(given("version"), asked, current.actor()));
    }

    public @Nullable String approve() {
        return done("item.done.approved", () -> reviews.approve(given("version"), current.actor()));
    }

    public @Nullable String sendBack() {
        return done("item.done.sent-back", () -> reviews.sendBack(given("version"), words, current.actor()));
    }

    public @Nullable String publish() {
        return done("item.done.published", () -> reviews.publish(given("version"), current.actor()));
    }

    public @Nullable String withdraw() {
        return done("item.done.withdrawn", () -> reviews.withdraw(given("version"), words, current.actor()));
    }

    public @Nullable String retire() {
        return done("item.done.retired", () -> reviews.retire(given("version"), current.actor()));
    }

    /** Begins a new version, and shows the item that is worked on now. */
    public @Nullable String revise() {
        ItemVersion[] begun = new ItemVersion[1];
        if (!says.unlessRefused(() -> begun[0] = reviews.revise(given("version"), current.actor()))) {
            return null;
        }
        says.done("item.done.revised");
        says.keep();
        return page(begun[0].id());
    }

    public @Nullable String comment() {
        return done("item.done.commented", () -> comments.add(given("version"), words, current.actor()));
    }

    public @Nullable String answer() {
        return done("item.done.commented", () -> comments.answer(given("comment"), words, current.actor()));
    }

    public @Nullable String resolve() {
        return done("item.done.resolved", () -> comments.resolve(given("comment"), current.actor()));
    }

    private @Nullable String done(String said, Runnable deed) {
        if (!says.unlessRefused(deed)) {
            return null;
        }
        says.done(said);
        says.keep();
        return page(given("version"));
    }

    /** Who may not see the version any more, because it is in use now, goes on to their list. */
    private String page(String version) {
        return reviews.sees(version, current.actor())
                ? "/bank/item.xhtml?faces-redirect=true&version=" + version
                : "/bank/reviews.xhtml?faces-redirect=true";
    }

    public String getReviewer() {
        return reviewer;
    }

    public void setReviewer(@Nullable String reviewer) {
        this.reviewer = reviewer == null ? "" : reviewer;
    }

    public String getWords() {
        return words;
    }

    public void setWords(@Nullable String words) {
        this.words = words == null ? "" : words;
    }
}
