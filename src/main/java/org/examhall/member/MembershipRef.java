package org.examhall.member;

/** Names a membership. */
public record MembershipRef(String value) {}
