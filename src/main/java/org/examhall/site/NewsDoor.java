package org.examhall.site;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.examhall.account.Account;
import org.examhall.account.Role;
import org.examhall.course.Benefit;
import org.examhall.course.MemberDoor;

/** Who may read what news: everybody what is for everybody, members and the office what is for members, too. */
@ApplicationScoped
public class NewsDoor {

    @Inject
    MemberDoor memberDoor;

    /** The audiences to which somebody belongs; nobody in particular belongs to everybody. */
    public Set<Article.Audience> audiences(Optional<Account> reader) {
        return reader.filter(this::isInside).isPresent()
                ? EnumSet.allOf(Article.Audience.class)
                : EnumSet.of(Article.Audience.EVERYBODY);
    }

    private boolean isInside(Account account) {
        return account.roles().contains(Role.ADMINISTRATOR)
                || (account.roles().contains(Role.MEMBER)
                        && memberDoor.opened(account.ref()).contains(Benefit.NEWS));
    }
}
