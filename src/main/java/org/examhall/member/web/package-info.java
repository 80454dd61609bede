/** The pages of members, of those who join, and of the office that keeps the memberships. */
@NullMarked
package org.examhall.member.web;

import org.jspecify.annotations.NullMarked;
