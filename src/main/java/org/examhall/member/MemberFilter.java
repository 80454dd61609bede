package org.examhall.member;

/** What the office lists memberships by. */
public enum MemberFilter {
    UNPAID("m.endedOn is null and m.paidUntil is null"),
    IN_FORCE("m.endedOn is null and m.paidUntil > :soon"),
    ENDING("m.endedOn is null and m.paidUntil >= :today and m.paidUntil <= :soon"),
    LAPSED("m.endedOn is null and m.paidUntil < :today"),
    ENDED("m.endedOn is not null"),
    /** An invoice is open, and the day on which it was to be paid has passed. */
    OWING("exists (select i from Invoice i where i.membershipId = m.id and i.dueOn < :today and i.state = "
            + "org.examhall.member.InvoiceState.OPEN)");

    private final String condition;

    MemberFilter(String condition) {
        this.condition = condition;
    }

    /** The condition with the days of one country: its parameters end in the country's name. */
    String condition(MemberCountry country) {
        String name = country.name();
        return "(m.country = :country" + name + " and "
                + condition.replace(":today", ":today" + name).replace(":soon", ":soon" + name) + ")";
    }
}
