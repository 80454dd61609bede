package org.examhall.bank.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.examhall.account.Current;
import org.examhall.bank.ItemVersion;
import org.examhall.bank.Reviews;

/** What lies before the person at the page: to review, to put into use, and their own. */
@Named
@RequestScoped
public class ReviewsPage {

    @Inject
    Reviews reviews;

    @Inject
    Current current;

    public List<ItemVersion> getToReview() {
        return reviews.toReview(current.actor());
    }

    public List<ItemVersion> getApproved() {
        return reviews.approved(current.actor());
    }

    public List<ItemVersion> getOwn() {
        return reviews.writtenBy(current.actor());
    }
}
