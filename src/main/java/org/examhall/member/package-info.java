/** Who has joined: memberships by kind and year, invoices, invitations, reminders and certificates of completion. */
@NullMarked
package org.examhall.member;

import org.jspecify.annotations.NullMarked;
