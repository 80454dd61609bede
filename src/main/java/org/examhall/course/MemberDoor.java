package org.examhall.course;

import java.util.Set;
import org.examhall.account.AccountRef;

/** What the courses ask the room of the members, which comes after them in the corridor. */
public interface MemberDoor {

    /** What the memberships of this account open today; nothing if none is in force. One short query. */
    Set<Benefit> opened(AccountRef account);
}
