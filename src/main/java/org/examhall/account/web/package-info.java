/** Pages of sign-in, accounts and the audit trail. */
@NullMarked
package org.examhall.account.web;

import org.jspecify.annotations.NullMarked;
