/** Pages of sign-in, accounts and the audit trail, and what every page's bean needs. */
@NullMarked
package org.examhall.account.web;

import org.jspecify.annotations.NullMarked;
