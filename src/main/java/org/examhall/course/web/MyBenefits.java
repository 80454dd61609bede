package org.examhall.course.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.examhall.account.Current;
import org.examhall.course.Benefit;
import org.examhall.course.OpenedBenefits;

/** What the membership of who looks at the page opens today, for menus that show nobody a door that is shut. */
@Named
@RequestScoped
public class MyBenefits {

    @Inject
    OpenedBenefits benefits;

    @Inject
    Current current;

    /** Whether the process guides and the self-assessment are open. */
    public boolean isTools() {
        return current.account()
                .filter(account -> benefits.of(account).contains(Benefit.TOOLS))
                .isPresent();
    }
}
